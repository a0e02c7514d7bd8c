"""What the holder of a market dialogue and its reviewer write."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arena.shared.forms import GuardedForm, GuardedModelForm
from arena.shared.moments import MomentField
from arena.shared.since_opened import SinceOpened
from testbeds.dialogues.holding import reviewers_for
from testbeds.models import DialogueEnquiry, DialogueQuestion, MarketDialogue

FEWEST_BOXES, MOST_QUESTIONS, BOXES_MORE = 3, 15, 3
QUESTION = "question_"


class DialogueForm(SinceOpened, GuardedModelForm):
    """The dialogue and its questions, each in a box of its own: an empty box is no question."""

    class Meta:
        model = MarketDialogue
        fields = ["title", "text", "closes_at", "reviewer"]
        field_classes = {"closes_at": MomentField}
        widgets = {"text": forms.Textarea(attrs={"rows": 8})}
        help_texts = {
            "title": _("What it is about, as a supplier would understand it."),
            "text": _("Who you are, what the need is, and what you want to learn. Name no product or supplier."),
            "closes_at": _("Two to four weeks is usual. It cannot be changed once the dialogue is published."),
            "reviewer": _("A member of your organisation, who reads it for procurement before it can be published."),
        }

    def __init__(self, data=None, *, instance, writer, more=False, **kwargs):
        standing = list(instance.questions.all()) if instance.pk else []
        sent = sum(name.startswith(QUESTION) for name in data or ())
        number = max(FEWEST_BOXES, sent, len(standing)) + BOXES_MORE * more
        self.boxes = [f"{QUESTION}{place}" for place in range(1, min(number, MOST_QUESTIONS) + 1)]
        self.base_fields = {**self.base_fields, **{name: _box(name) for name in self.boxes}}
        super().__init__(data, instance=instance, **kwargs)
        self.fields["reviewer"].queryset = reviewers_for(instance.owner, writer)
        self.fields["reviewer"].required = True
        self.initial |= {f"{QUESTION}{row.number}": row.text for row in standing}

    def unjudged(self):
        """As it was typed and with no word on it yet: somebody asked for more boxes, and has not sent it."""
        self._errors = {}

    @property
    def questions(self):
        """What was written in the boxes, in their order."""
        return [text for name in self.boxes if (text := self.cleaned_data[name].strip())]

    @property
    def question_fields(self):
        return [self[name] for name in self.boxes]

    @property
    def can_have_more(self):
        return len(self.boxes) < MOST_QUESTIONS

    def clean_closes_at(self):
        moment = self.cleaned_data["closes_at"]
        if moment and moment <= timezone.now():
            raise ValidationError(_("Choose a time to come."), code="past")
        return moment

    def clean(self):
        answered = super().clean()
        if not any(self.cleaned_data.get(name) or self.has_error(name) for name in self.boxes):
            self.add_error(self.boxes[0], _("Write at least one question."))
        return answered


class SendBackForm(GuardedForm):
    reason = forms.CharField(
        label=_("What has to be changed"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )


class AnswerEnquiryForm(GuardedModelForm):
    """The answer goes to all, so that nobody knows more than the others."""

    class Meta:
        model = DialogueEnquiry
        fields = ["answer"]
        widgets = {"answer": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = True

    def _post_clean(self):
        """The row itself is written by the act, where one answer wins."""


class MemoForm(GuardedForm):
    memo = forms.CharField(
        label=_("Closing memo"),
        max_length=MarketDialogue._meta.get_field("memo").max_length,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("What you learnt, and what happens now. Everybody reads it: repeat nothing that was confidential."),
    )


class ProcurementForm(GuardedModelForm):
    """The procurement that followed, in words and with its address."""

    procurement_url = forms.URLField(
        label=_("Address of the procurement"),
        help_text=_("Begins with https://"),
        required=False,
        assume_scheme="https",
    )

    class Meta:
        model = MarketDialogue
        fields = ["procurement", "procurement_url"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["procurement"].required = True

    def clean_procurement_url(self):
        address = self.cleaned_data["procurement_url"]
        if address and not address.startswith("https://"):
            raise ValidationError(_("Write an address that begins with https://"), code="scheme")
        return address


def _box(name):
    text = DialogueQuestion._meta.get_field("text")
    return forms.CharField(
        label=_("Question %(number)s") % {"number": name.removeprefix(QUESTION)},
        max_length=text.max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

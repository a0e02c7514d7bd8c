"""What an event is about, when and where, for whom, and how one signs up."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from actors.forms.offering import TermsField
from actors.models import User
from actors.states import Vocabulary
from arena.shared.forms import GuardedModelForm
from arena.shared.moments import MomentField, with_same_day
from arena.shared.since_opened import SinceOpened
from events.forms.looked_up import ActorField, NeedsField, OfferingsField
from events.models import Event
from events.states import Audience, Kind, Mode, PoolKind, SignUp

MOVED = ["starts_at", "ends_at", "mode", "venue", "room"]  # of what is published, only by moving it, with letters
MOMENTS = ["starts_at", "ends_at", "sign_up_from", "sign_up_until", "changes_until"]
SHOW_TEXT = "show-text"  # what the button says that saves nothing
REMEMBERED = ["organiser", "organiser_name", "mailbox", "project", "venue", "room"]


class EventFields(GuardedModelForm):
    """The questions that a new event and one that is changed have in common."""

    organiser = ActorField(
        label=_("Organiser"),
        required=False,
        help_text=_("Who invites, by its name in the registry or the address of its page."),
    )
    offerings = OfferingsField(
        label=_("Offerings that it is about"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "One on each line, by name or by the address of its page. Write part of a name to be told which there are."
        ),
    )
    needs = NeedsField(
        label=_("Needs that it is about"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Likewise. Each reader sees on the page those that they may read."),
    )
    areas = TermsField(Vocabulary.AREA, label=_("E-health areas"))
    care = TermsField(Vocabulary.CARE, label=_("Care settings"))
    targets = TermsField(Vocabulary.TARGET, label=_("Target groups"))
    competences = TermsField(Vocabulary.COMPETENCE, label=_("Competences"))

    class Meta:
        model = Event
        fields = [
            *("kind", "title_sv", "title_en", "summary_sv", "summary_en", "text_sv", "text_en"),
            *("starts_at", "ends_at", "mode", "venue", "room", "online_url"),
            *("organiser", "organiser_name", "mailbox", "host", "project"),
            *("sign_up", "sign_up_url", "sign_up_from", "sign_up_until", "changes_until"),
            *("has_waiting_list", "needs_approval", "asks_care_needs"),
            *("audience", "language", "offerings", "needs"),
        ]
        field_classes = dict.fromkeys(MOMENTS, MomentField)
        widgets = {
            "summary_sv": forms.Textarea(attrs={"rows": 2}),
            "summary_en": forms.Textarea(attrs={"rows": 2}),
            "text_sv": forms.Textarea(attrs={"rows": 9}),
            "text_en": forms.Textarea(attrs={"rows": 9}),
            **dict.fromkeys(["mode", "sign_up", "audience", "language"], forms.RadioSelect),
        }
        labels = {"sign_up": _("How one signs up")}
        help_texts = {
            "title_sv": _("What it is about, as one would say it. For example “Sensors in home care: what works?”"),
            "title_en": _("Without it the Swedish title is shown on English pages too, marked as Swedish."),
            "summary_sv": _("One or two sentences for lists and shared links. At most 300 characters."),
            "text_sv": _("What happens, for whom, and what one takes home. Below you see what can be marked."),
            "summary_en": _("The same in English."),
            "text_en": _("The same in English. Without it the Swedish text is shown, marked as Swedish."),
            "ends_at": _("Leave the day empty if it ends on the same day."),
            "venue": _("The venue says how to get in, and what is accessible there."),
            "room": _("For example “Kalmarsund, floor 2”."),
            "online_url": _("Only those with a confirmed seat see it, by letter and on their own page."),
            "organiser_name": _("Only where it is not in the registry."),
            "mailbox": _("A shared mailbox is best. It stands on the page and in every letter."),
            "host": _("The host alone reads dietary and access needs."),
            "project": _("The project says who pays: its statement and marks stand on the page."),
            "sign_up_url": _("Only where one signs up at another address."),
            "sign_up_from": _("Leave it empty to open as soon as the event is published."),
            "sign_up_until": _("Leave it empty to keep it open until the start."),
            "changes_until": _(
                "Until then those who come change, hand over and cancel by themselves. Leave it empty for the start."
            ),
            "asks_care_needs": _("Such answers may say something about health. They are deleted 14 days after."),
            "audience": _("An event for those with the address, or for those invited, is in no list, feed or search."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["host"].queryset = User.objects.filter(is_staff=True, is_active=True).order_by("name", "pk")
        self.fields["project"].queryset = self.fields["project"].queryset.order_by("name_sv")
        if self.instance.pk:
            for name in self.of_terms():
                self.initial[name] = self.instance.terms.of(self.fields[name].vocabulary)
            self.initial["needs"] = list(self.instance.needs.shown())  # not one that its owner has taken back
        self.fields["mode"].choices = [choice for choice in self.fields["mode"].choices if choice[0]]
        if self.is_bound:
            self.data = with_same_day(self.data)

    @property
    def is_looked_at(self):
        """The writer wants to see the text as it will look; nothing is judged yet, and nothing saved."""
        return self.data.get("go") == SHOW_TEXT

    def full_clean(self):
        if self.is_looked_at:
            self._errors, self.cleaned_data = ErrorDict(renderer=self.renderer), {}
        else:
            super().full_clean()

    def is_valid(self):
        return not self.is_looked_at and super().is_valid()

    @property
    def shown_texts(self):
        """Each text that has been written, with its language, where the writer wants to see them."""
        texts = [(language, self[f"text_{language}"].value()) for language in ("sv", "en")] if self.is_looked_at else []
        return [(language, text) for language, text in texts if text]

    @property
    def has_own_sign_up(self):
        """Something about the sign-up is other than usual, or has to be mended: then it is not folded away."""
        usual = {"has_waiting_list": True}
        names = ["sign_up_from", "sign_up_until", "changes_until", "has_waiting_list", "needs_approval"]
        return any(self[name].errors or (self[name].value() or False) != usual.get(name, False) for name in names)

    @property
    def has_topics(self):
        return any(self[name].errors or self[name].value() for name in [*self.of_terms(), "offerings", "needs"])

    def of_terms(self):
        return [name for name, field in self.fields.items() if isinstance(field, TermsField)]

    def clean(self):
        data = super().clean()
        starts, ends = data.get("starts_at"), data.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", ValidationError(_("The event must end after it starts.")))
        if data.get("sign_up") == SignUp.ELSEWHERE and not data.get("sign_up_url") and "sign_up_url" not in self.errors:
            self.add_error("sign_up_url", ValidationError(_("Write the address where one signs up.")))
        opens, closes = data.get("sign_up_from"), data.get("sign_up_until")
        if opens and closes and opens >= closes:
            self.add_error("sign_up_until", ValidationError(_("The sign-up must open before it closes.")))
        if data.get("text_en") and not data.get("title_en"):
            self.add_error("title_en", ValidationError(_("Write the title in English too, since there is a text.")))
        return data

    def save(self, commit=True):
        """Writes the columns that are asked for and no others, so that what an act sets meanwhile stands."""
        columns = [field.name for field in Event._meta.concrete_fields if field.name in self.cleaned_data]
        self.instance.save(**{} if self.instance._state.adding else {"update_fields": [*columns, "changed_at"]})
        self._save_m2m()
        self.instance.terms.set(term for name in self.of_terms() for term in self.cleaned_data[name])
        return self.instance


class EventForm(SinceOpened, EventFields):
    """An event that is there. When and where a published one is held is no question here."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.is_unpublished:
            for name in MOVED:
                del self.fields[name]


class NewEventForm(EventFields):
    """A new event, with its seats; what is usually the same is filled in from the person's latest one."""

    seats_room = forms.IntegerField(
        label=_("Seats in the room"), required=False, min_value=1, max_value=100_000, help_text=_("Empty: no limit.")
    )
    seats_online = forms.IntegerField(
        label=_("Seats online"), required=False, min_value=1, max_value=100_000, help_text=_("Empty: no limit.")
    )

    def __init__(self, *args, user, **kwargs):
        latest = Event.objects.filter(made_by=user).order_by("-pk").first()
        usual = {"kind": Kind.WORKSHOP, "mode": Mode.HYBRID, "audience": Audience.PUBLIC, "host": user.pk}
        usual |= {name: getattr(latest, name) for name in REMEMBERED} if latest else {}
        super().__init__(*args, initial=usual, **kwargs)

    @property
    def seats(self):
        """How many by the kind of pool; None: no limit."""
        return {
            PoolKind.ROOM: self.cleaned_data["seats_room"],
            PoolKind.ONLINE: self.cleaned_data["seats_online"],
        }

"""What staff write and choose when they gather needs, and how a reader weighs what to begin with."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from arena.shared.forms import GuardedForm, GuardedModelForm
from arena.shared.since_opened import SinceOpened
from testbeds.clusters.gathering import LEAST, TEXTS
from testbeds.clusters.prioritising import WEIGHTS, Criterion
from testbeds.clusters.suggesting import gatherable
from testbeds.models import NeedCluster
from testbeds.rules import can_coordinate_need

PUBLIC_WORDS = _("Whoever may read one of the needs reads this too: write nothing that only private needs say.")
MOST = 60  # needs at a time


class NeedsField(forms.ModelMultipleChoiceField):
    """Needs that can be gathered, by their addresses; what has been taken meanwhile is no longer among them."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "invalid_choice": _(
            "One of the needs has changed, or is in another cluster since you opened the page. Look at them again."
        ),
    }

    def __init__(self, **kwargs):
        super().__init__(queryset=None, to_field_name="slug", label=_("Needs"), **kwargs)

    def label_from_instance(self, need):
        return " – ".join(filter(None, [need.title, str(need.owner or gettext("found in public text"))]))


class NeedsForm(GuardedForm):
    """The needs that are ticked: each of them one that this person of the staff decides about."""

    needs = NeedsField()

    def __init__(self, *args, user, slugs, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["needs"].queryset = gatherable(user).filter(slug__in=slugs[:MOST]).order_by("name_key", "pk")

    def clean_needs(self):
        needs = list(self.cleaned_data["needs"].prefetch_related("terms"))
        for need in needs:
            if not can_coordinate_need(self.user, need):
                raise ValidationError(
                    gettext("Somebody else of the project staff has to gather “%(need)s”.") % {"need": need},
                    code="own",
                )
        return needs


class StatementForm(GuardedModelForm):
    class Meta:
        model = NeedCluster
        fields = TEXTS
        help_texts = {"title_sv": _("As the municipalities would say it, without naming a product.")}
        help_texts |= {"statement_sv": PUBLIC_WORDS}
        widgets = {name: forms.Textarea(attrs={"rows": 5}) for name in ["statement_sv", "statement_en"]}


class RewordForm(SinceOpened, StatementForm):
    """The same questions of a cluster that is there, which two may have open at once."""

    class Meta(StatementForm.Meta):
        pass


class GatherForm(NeedsForm, StatementForm):
    """The needs, all ticked, and what they say together."""

    class Meta(StatementForm.Meta):
        pass

    field_order = [*TEXTS, "needs"]

    def clean_needs(self):
        needs = super().clean_needs()
        if len(needs) < LEAST:
            raise ValidationError(_("Choose at least two needs."), code="few")
        return needs


class ReasonForm(GuardedForm):
    reason = forms.CharField(
        label=_("Why?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands in what has happened with each need, for its owner to read."),
    )


def weight(criterion):
    return forms.IntegerField(label=capfirst(criterion.label), min_value=0, max_value=100)


class WeightsForm(GuardedForm):
    """How much each criterion weighs to this reader: always answered, at first with the weights of the arena."""

    w_covered = weight(Criterion.COVERED)
    w_urgency = weight(Criterion.URGENCY)
    w_benefit = weight(Criterion.BENEFIT)
    w_feasibility = weight(Criterion.FEASIBILITY)
    w_affected = weight(Criterion.AFFECTED)
    w_hosting = weight(Criterion.HOSTING)

    def __init__(self, asked):
        super().__init__({f"w_{name}": asked.get(f"w_{name}", WEIGHTS[name]) for name in Criterion})

    def clean(self):
        answered = super().clean()
        if not self.errors and not any(answered.values()):
            raise ValidationError(_("Give at least one of them a weight."), code="nothing")
        return answered

    @property
    def weights(self):
        """As answered; where the answer is at fault, those of the arena."""
        return {name: self.cleaned_data[f"w_{name}"] for name in Criterion} if self.is_valid() else WEIGHTS

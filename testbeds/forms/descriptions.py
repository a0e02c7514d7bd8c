"""What those who lead say beside the measures: readiness, complexity and costs."""

from decimal import Decimal

from django import forms
from django.utils.formats import localize_input
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from arena.shared.forms import GuardedForm
from arena.shared.since_opened import SinceOpened
from testbeds.evaluation_states import Complexity, CostKind, Nasss
from testbeds.forms.nameless import Nameless
from testbeds.models import ComplexityRating, CostItem, Readiness

LEVELS = (
    (1, _("TRL 1 – basic principles observed")),
    (2, _("TRL 2 – the idea formulated")),
    (3, _("TRL 3 – the idea shown to be possible")),
    (4, _("TRL 4 – tried in the laboratory")),
    (5, _("TRL 5 – tried in an environment like the real one")),
    (6, _("TRL 6 – demonstrated in an environment like the real one")),
    (7, _("TRL 7 – demonstrated in real use")),
    (8, _("TRL 8 – complete and approved")),
    (9, _("TRL 9 – proven in real use")),
)


class ReadinessForm(SinceOpened, Nameless, GuardedForm):
    free_texts = ("evidence",)

    level = forms.TypedChoiceField(
        label=_("Technology readiness level (TRL)"), choices=[("", _("Choose …")), *LEVELS], coerce=int
    )
    evidence = forms.CharField(
        label=_("What shows it"),
        max_length=Readiness._meta.get_field("evidence").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One sentence, for example where it has been in use and for how long."),
    )


class ByKindForm(SinceOpened, Nameless, GuardedForm):
    """The same two questions of each kind, a value and why; a kind without a value is left out.

    The first is called what the kind is called, and a page puts the two side by side in a group of that name.
    """

    kinds = ()

    def __init__(self, *args, **kwargs):
        asked = {name: field for kind in self.kinds for name, field in self._questions(kind)}
        self.base_fields = {**self.base_fields, **asked}
        super().__init__(*args, **kwargs)

    @property
    def free_texts(self):
        return [f"{kind.value}_note" for kind in self.kinds]

    def _questions(self, kind):
        yield kind.value, self.value_field(kind)
        yield f"{kind.value}_note", self.note_field(kind)

    @property
    def parts(self):
        return [(capfirst(kind.label), [self[kind.value], self[f"{kind.value}_note"]]) for kind in self.kinds]

    @property
    def said(self):
        """For each kind with a value the pair of it and its note."""
        told = self.cleaned_data
        given = [kind for kind in self.kinds if told[kind.value] not in (None, "")]
        return {kind: (told[kind.value], told[f"{kind.value}_note"]) for kind in given}


def _note(label, model, **facts):
    return forms.CharField(
        label=label,
        max_length=model._meta.get_field("note").max_length,
        required=False,
        **facts,
    )


class ComplexityForm(ByKindForm):
    kinds = tuple(Nasss)

    def value_field(self, kind):
        choices = [(value, capfirst(label)) for value, label in Complexity.choices]
        return forms.ChoiceField(label=capfirst(kind.label), choices=[("", _("Not judged")), *choices], required=False)

    def note_field(self, kind):
        return _note(_("Why"), ComplexityRating)


class AmountField(forms.DecimalField):
    """What is saved reads as one would type it, so that the two can be told apart, and put side by side."""

    def prepare_value(self, value):
        return localize_input(value) if isinstance(value, Decimal) else value

    def has_changed(self, initial, data):
        return super().has_changed(self.to_python(initial), data)


class CostsForm(ByKindForm):
    kinds = tuple(CostKind)

    def value_field(self, kind):
        amount = CostItem._meta.get_field("amount")
        return AmountField(
            label=capfirst(kind.label),
            min_value=0,
            max_digits=amount.max_digits,
            decimal_places=amount.decimal_places,
            required=False,
            localize=True,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 12}),
        )

    def note_field(self, kind):
        return _note(_("How it was reckoned"), CostItem)

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from actors.forms.drafts import DraftForm
from actors.models import ELSEWHERE, Actor, Municipality, Proposal, Term
from actors.registering import NEEDED_OF_ORGANISATION, NEEDED_OF_UNIT
from actors.states import Vocabulary
from arena.shared.forms import GuardedModelForm
from arena.shared.since_opened import SinceOpened


def seats():
    towns = Municipality.objects.order_by("name").values_list("pk", "name")
    return [("", _("Choose a municipality")), *towns, (ELSEWHERE, _("Outside the county"))]


class SeatField(forms.TypedChoiceField):
    """One of the county's municipalities, or said to be elsewhere; a form nobody has answered says neither."""

    def __init__(self, **kwargs):
        super().__init__(choices=seats, coerce=self.municipality, empty_value=None, **kwargs)

    @staticmethod
    def municipality(value):
        return value if value == ELSEWHERE else Municipality.objects.get(pk=value)


class OrganisationForm(DraftForm):
    """Who the organisation is. What staff have judged about a published one is not among the questions."""

    needed = NEEDED_OF_ORGANISATION
    always_needed = ["legal_name"]
    kept_beside = (*DraftForm.kept_beside, "seat_outside_county")
    judged = ("legal_name", "org_number", "is_sole_trader", "foreign_id", "country", "actor_type")

    municipality = SeatField(
        label=_("Municipality where you have your seat"),
        help_text=_("This is how you come onto the map of the county."),
    )

    class Meta:
        model = Actor
        fields = [
            "org_number",
            "is_sole_trader",
            "foreign_id",
            "country",
            "legal_name",
            "display_name",
            "actor_type",
            "size_class",
            "municipality",
            "website",
            "contact_function",
            "contact_email",
            "contact_phone",
        ]
        labels = {
            "is_sole_trader": _("We are a sole trader and have no number of our own"),
            "display_name": _("Name to show, if another"),
            "contact_function": _("Whom to contact"),
            "contact_email": _("E-mail address for contact"),
            "contact_phone": _("Telephone for contact"),
        }
        help_texts = {
            "org_number": _("Ten digits, for example 556036-0793. A VAT number works too."),
            "is_sole_trader": _("A sole trader's number is a personal identity number, so we never ask for it."),
            "foreign_id": _("Only for an organisation registered in another country."),
            "legal_name": _("As it stands with the authority that registered you."),
            "website": _("For example www.example.se"),
            "contact_function": _("A function rather than a person, for example “Customer service”."),
            "contact_email": _("A shared mailbox is best. The address is shown to everybody."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "actor_type" in self.fields:
            self.fields["actor_type"].queryset = Term.objects.of(Vocabulary.ACTOR_TYPE).active()
            self.fields["actor_type"].empty_label = _("Choose a type")
        self.initial["municipality"] = self.instance.seat
        self._choose_autocompletion()
        if self.instance.is_public:
            for name in self.judged:
                del self.fields[name]

    def _choose_autocompletion(self):
        for name, hint in {
            "legal_name": "organization",
            "website": "url",
            "contact_email": "email",
            "contact_phone": "tel",
        }.items():
            self.fields[name].widget.attrs["autocomplete"] = hint

    def clean_municipality(self):
        seat = self.cleaned_data["municipality"]
        self.instance.seat_outside_county = seat == ELSEWHERE
        return None if seat == ELSEWHERE else seat

    def clean(self):
        data = super().clean()
        if data.get("is_sole_trader") and data.get("org_number"):
            self.add_error("org_number", ValidationError(_("Leave this empty for a sole trader.")))
        if data.get("foreign_id") and not data.get("country"):
            self.add_error("country", ValidationError(_("Write the country where the number is registered.")))
        return data

    def save(self, commit=True):
        """A number that another actor holds is left out; the rest is kept."""
        if not self.errors and self.holder:
            self.instance.org_number = None
        return super().save(commit)

    @cached_property
    def holder(self):
        """The actor that the number already belongs to, if it is another one."""
        number = self.cleaned_data.get("org_number")
        return Actor.objects.holding(number).exclude(pk=self.instance.pk).first() if number else None


class UnitForm(OrganisationForm):
    """A unit: the type and the number are its organisation's."""

    needed = NEEDED_OF_UNIT
    judged = ("legal_name",)

    municipality = SeatField(label=_("Municipality of the unit"))

    class Meta(OrganisationForm.Meta):
        fields = [
            "legal_name",
            "municipality",
            "contact_function",
            "contact_email",
            "contact_phone",
            "website",
        ]
        labels = OrganisationForm.Meta.labels | {"legal_name": _("Name of the unit")}
        help_texts = OrganisationForm.Meta.help_texts | {
            "legal_name": _("For example “Social services”. The name of the organisation is shown beside it."),
        }


def organisation_form(actor):
    """The questions about who it is: a unit has fewer."""
    return UnitForm if actor.part_of_id else OrganisationForm


class ProposalForm(SinceOpened, GuardedModelForm):
    """What a manager wants staff to change about a published actor, and why."""

    class Meta:
        model = Proposal
        fields = ["legal_name", "org_number", "actor_type", "message"]
        labels = {"message": _("Why the change is needed")}
        help_texts = {"message": _("For example that the company has changed its name. At most 600 characters.")}
        widgets = {"message": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["actor_type"].queryset = Term.objects.of(Vocabulary.ACTOR_TYPE).active()
        if self.instance.actor.part_of_id:
            del self.fields["org_number"], self.fields["actor_type"]

    def clean(self):
        data = super().clean()
        asked = [name for name in Proposal.changed if name in self.fields]
        if not self.errors and not any(data[name] != getattr(self.instance.actor, name) for name in asked):
            raise ValidationError(_("Nothing is changed yet."))
        return data

"""Which participants the staff want to see, and what they may set right about one."""

from dataclasses import fields

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from actors.models import Municipality
from arena.shared.forms import GuardedForm
from events.forms.organisations import exactly, folded
from events.models import Registration
from events.seats import coming
from events.seats.registering import Person
from events.states import Approval, SeatState, Sector, StillComing

NONE = "none"
STANDINGS = {  # which registrations make a participant one of these
    "coming": (_("comes"), Q(state=SeatState.CONFIRMED)),
    "waiting": (_("on the waiting list"), Q(state=SeatState.WAITING)),
    "offered": (_("has an offer"), Q(state=SeatState.OFFERED)),
    "held": (_("address not confirmed"), Q(state=SeatState.HELD)),
    "live": (_("comes or waits"), Q(state__in=SeatState.live())),
}
ENDED, WALK_IN = "ended", "walk_in"
UNREACHABLE, DECLINED = "unreachable", "declined"
SILENT = "silent"
STILL = {**dict(StillComing.choices), "": _("has not answered")}  # when asked after a move
ORDERS = {
    "newest": (_("signed up last"), ["-created_at", "-pk"]),
    "name": (_("name"), ["name", "pk"]),
    "organisation": (_("organisation"), ["actor__name_key", "organisation", "name", "pk"]),
    "sector": (_("sector"), ["sector", "name", "pk"]),
    "municipality": (_("municipality"), ["municipality__name", "name", "pk"]),
}


class ParticipantFilter(forms.Form):
    """Every question may be left open; a choice that does not exist is no question."""

    q = forms.CharField(label=_("Name, address or organisation"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("Standing"), required=False)
    pool = forms.ChoiceField(label=_("Seats for"), required=False)
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    municipality = forms.ChoiceField(label=_("Municipality"), required=False)
    agreed = forms.ChoiceField(label=_("Said yes"), required=False)
    approval = forms.ChoiceField(label=_("Approval"), required=False)
    still = forms.ChoiceField(label=_("After the move"), required=False)
    trouble = forms.ChoiceField(label=_("To follow up"), required=False)
    order = forms.ChoiceField(label=_("Order"), required=False)

    def __init__(self, data, *, event, pools, municipalities):
        super().__init__(data)
        self.event = event
        asked = {
            "state": [(code, label) for code, (label, _which) in STANDINGS.items()],
            "pool": pools,
            "sector": [*Sector.choices, (NONE, _("not stated"))],
            "municipality": [*municipalities, (NONE, _("outside the county or not stated"))],
            "agreed": [("yes", _("yes")), ("no", _("not yet"))],
            "approval": [choice for choice in Approval.choices if choice[0]],
            "trouble": [(UNREACHABLE, _("cannot be reached")), (DECLINED, _("said no in a calendar"))],
            "still": [(answer or SILENT, label) for answer, label in STILL.items()],
        }
        asked["state"] += [(ENDED, _("cancelled")), (WALK_IN, _("came without signing up"))]
        for name, choices in asked.items():
            named = [(code, capfirst(str(label))) for code, label in choices]
            self.fields[name].choices = [("", _("All")), *named]
        self.fields["order"].choices = [(code, capfirst(label)) for code, (label, _by) in ORDERS.items()]
        if not event.needs_approval:
            del self.fields["approval"]
        if not event.revision:
            del self.fields["still"]

    @property
    def asked(self):
        """What is asked and can be answered."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def chosen(self):
        return len(self.asked.keys() - {"order"})

    def find(self):
        """The participants in their order; erased ones have nothing left to show."""
        asked, people = self.asked, self.event.participants.filter(erased_at=None)
        for name in asked.keys() - {"order"}:
            people = getattr(self, f"_by_{name}")(people, asked[name])
        return people.order_by(*ORDERS[asked.get("order", "newest")][1])

    def _by_q(self, people, text):
        said = Q(name__icontains=text) | Q(email__icontains=text) | Q(organisation__icontains=text)
        return people.filter(said | Q(actor__display_name__icontains=text) | Q(actor__legal_name__icontains=text))

    def _by_state(self, people, standing):
        if standing == WALK_IN:
            return people.filter(is_walk_in=True)
        if standing == ENDED:
            return people.exclude(_has(state__in=SeatState.live())).filter(is_walk_in=False)
        return people.filter(_has(STANDINGS[standing][1]))

    def _by_pool(self, people, pool):
        return people.filter(_has(pool=pool, state__in=SeatState.live()))

    def _by_sector(self, people, sector):
        return people.filter(sector="" if sector == NONE else sector)

    def _by_municipality(self, people, code):
        return people.filter(municipality=None if code == NONE else code)

    def _by_agreed(self, people, answer):
        return people.filter(agreed_at__isnull=answer == "no").filter(_has(state__in=SeatState.live()))

    def _by_approval(self, people, approval):
        return people.filter(approval=approval)

    def _by_trouble(self, people, trouble):
        return people.unreachable() if trouble == UNREACHABLE else people.declined()

    def _by_still(self, people, answer):
        return people.filter(pk__in=coming.who_says(self.event, "" if answer == SILENT else answer).values("pk"))


def _has(*which, **facts):
    return Exists(Registration.objects.filter(*which, participant=OuterRef("pk"), **facts))


class WhoForm(GuardedForm):
    """Who somebody is: corrected by the staff, or written down at the door."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=30)
    organisation = forms.CharField(
        label=_("Organisation"),
        help_text=_("A name that stands in the registry is recognised, and decides sector and municipality."),
        required=False,
        max_length=160,
    )
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    municipality = forms.ModelChoiceField(label=_("Municipality"), queryset=Municipality.objects.none(), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        sectors = [(code, capfirst(name)) for code, name in Sector.choices]
        self.fields["sector"].choices = [("", _("Not stated")), *sectors]
        self.fields["municipality"].queryset = Municipality.objects.order_by("name")
        self.fields["municipality"].empty_label = _("Not stated")

    @property
    def person(self):
        said = {field.name: self.cleaned_data.get(field.name) for field in fields(Person)}
        actor = exactly([said["organisation"]]).get(folded(said["organisation"]))
        return Person(**said | {"actor": actor, "language": said["language"] or get_language()})


class CorrectForm(WhoForm):
    """Whoever has an address keeps one: it is where their letters go."""

    language = forms.ChoiceField(label=_("Letters in"))

    def __init__(self, *args, participant, **kwargs):
        super().__init__(*args, initial=_said_by(participant), **kwargs)
        self.fields["email"].required = bool(participant.email)
        self.fields["language"].choices = [
            (code, capfirst(str(label))) for code, label in participant._meta.get_field("language").choices
        ]


def _said_by(participant):
    names = ("name", "email", "phone", "sector", "municipality", "language")
    said = {name: getattr(participant, name) for name in names}
    return said | {"organisation": str(participant.actor or participant.organisation)}


class ReasonForm(GuardedForm):
    """Why the staff do it; kept with the move, and told to whom it is about where they get a letter."""

    reason = forms.CharField(label=_("Reason"), max_length=200)

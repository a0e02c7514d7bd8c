"""Everybody who has signed up for an event, and one of them with all that has happened."""

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from arena.shared.http import render_page
from events.forms.participants import ParticipantFilter
from events.models import Registration
from events.states import SeatState
from events.views.balance import Balance
from events.views.opening import event_page
from events.views.sums import name_of

PER_PAGE = 50
TONES = {
    SeatState.CONFIRMED: "good",
    SeatState.WAITING: "info",
    SeatState.OFFERED: "info",
    SeatState.HELD: "warn",
}


@require_safe
@event_page
def participants(request, event):
    balance = Balance(event)
    form = filter_of(request.GET, event, balance)
    people = form.find().with_trouble().select_related("actor", "municipality").prefetch_related(with_seats())
    paginator = Paginator(people, PER_PAGE)
    if not form.chosen:
        paginator.count = balance.everybody  # known already
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "event": event,
        "form": form,
        "action": reverse("events:participants", args=[event.slug]),
        "balance": balance,
        "page": page,
        "rows": [row_of(event, participant) for participant in page],
        "files": files(event, request.GET),
        "write_to_all": f"{reverse('events:message', args=[event.slug])}{_without_page(request.GET)}",
    }
    return render_page(request, "events/participants.html", context, fragment="events/_participants.html")


def filter_of(data, event, balance=None):
    """The questions, with the pools of this event and the municipalities that anybody comes from."""
    pools = [(str(pool.pk), name_of(pool)) for pool in event.pools.select_related("item")]
    return ParticipantFilter(data, event=event, pools=pools, municipalities=(balance or Balance(event)).places)


def with_seats():
    seats = Registration.objects.select_related("pool__item").order_by("pk")
    return Prefetch("registrations", seats, to_attr="seats")


def row_of(event, participant):
    """Key, address, name, what is said of them, and a badge for each seat or place in a queue."""
    url = reverse("events:participant", args=[event.slug, participant.key])
    place = participant.municipality.name if participant.municipality else ""
    sector = participant.get_sector_display() if participant.sector else ""
    facts = [str(participant.actor or participant.organisation), capfirst(sector), place, participant.email]
    return participant.key, url, str(participant), list(filter(None, facts)), badges(participant)


def badges(participant):
    """Label and tone: the seats that are live, else that all have ended; and what is still missing."""
    live = [row for row in participant.seats if row.state in SeatState.live()]
    said = [(f"{capfirst(name_of(row.pool))}: {row.get_state_display()}", TONES[row.state]) for row in live]
    if not said:
        said = [(_("came without signing up") if participant.is_walk_in else _("cancelled"), "")]
    if live and participant.agreed_at is None:
        said.append((_("address not confirmed") if participant.confirm_until else _("has not said yes"), "warn"))
    if participant.approval == "asked":
        said.append((_("waits for approval"), "warn"))
    return said + [(label, "bad") for label in troubles(participant)]


def troubles(participant):
    """Whom letters do not reach, and who has said no in a calendar; of one read `with_trouble`."""
    said = [_("cannot be reached")] if participant.unreachable else []
    return [*said, _("said no in a calendar")] if participant.says_no else said


def files(event, query):
    """The same people as a file, in each form: label and address."""
    told = _without_page(query)
    return [
        (label, reverse("events:participants_file", kwargs={"slug": event.slug, "form": form}) + told)
        for form, label in [("csv", "CSV"), ("xlsx", "XLSX")]
    ]


def _without_page(query):
    """The questions of the list as they stand in its address."""
    said = query.copy()
    said.pop("page", None)
    return f"?{said.urlencode()}" if said else ""

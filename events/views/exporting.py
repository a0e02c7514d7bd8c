"""The participants as a file with what they answered, and the numbers of the event: care needs in neither."""

from django.db.models import Prefetch
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from arena.history import record_export
from arena.shared.sheets import answer
from events.models import Attendance, CareNeed
from events.people.attending import minutes_of
from events.states import SeatState
from events.views import sums
from events.views.attending import attendance_sums
from events.views.balance import Balance
from events.views.opening import event_page
from events.views.participants import filter_of, troubles, with_seats

AT_A_TIME = 500


@require_safe
@event_page
def participants_file(request, event, form):
    """The rows of the list with the same address, in its order."""
    asked = filter_of(request.GET, event)
    people = asked.find()
    query = {name: value for name, value in asked.asked.items() if name != "q"}  # which may be a name
    record_export("participants", by=request.user, rows=people.count(), query=query, about=[event])
    questions = list(event.questions.all())
    told = heads() + [question.label for question in questions]
    return answer(form, f"{event.slug}-{_('participants')}", told, rows(people, event, questions))


def heads():
    return [
        *(_("Name"), _("E-mail address"), _("Telephone"), _("Organisation"), _("Sector"), _("Municipality")),
        *(_("Language"), _("Seats"), _("Said yes"), _("Approval"), _("To follow up"), _("Signed up")),
        *(_("Attendance"), _("Where"), _("Minutes")),
    ]


def rows(people, event, questions):
    beside = [with_seats(), "answers", Prefetch("attendance", Attendance.objects.all())]
    related = people.with_trouble().select_related("actor", "municipality").prefetch_related(*beside)
    for person in related.iterator(chunk_size=AT_A_TIME):
        person.event = event
        said = {row.question_id: row.value for row in person.answers.all()}
        answers = [question.in_words(said[question.pk]) if question.pk in said else "" for question in questions]
        yield _cells(person) + answers


def _cells(person):
    attendance = getattr(person, "attendance", None)
    live = [row for row in person.seats if row.state in SeatState.live()]
    seats = [f"{sums.name_of(row.pool)}: {row.get_state_display()}" for row in live]
    return [
        person.name,
        person.email,
        person.phone,
        str(person.actor or person.organisation),
        person.get_sector_display() if person.sector else "",
        person.municipality.name if person.municipality else "",
        person.language,
        "; ".join(seats) or (_("came without signing up") if person.is_walk_in else _("cancelled")),
        person.agreed_at,
        person.get_approval_display() if person.approval else "",
        "; ".join(troubles(person)),
        person.created_at,
        "" if attendance is None else _("was there") if attendance.was_there else _("was not there"),
        attendance.get_how_display() if attendance and attendance.how else "",
        minutes_of(person) if attendance else None,
    ]


@require_safe
@event_page
def numbers_file(request, event, form):
    """Sums only: seats, who comes from where, attendance, and how many have dietary or access needs."""
    told = list(_numbers(event))
    word = _("numbers")
    record_export("event-numbers", by=request.user, rows=len(told), about=[event])
    return answer(form, f"{event.slug}-{word}", [_("About"), _("What"), _("Number")], told)


def _numbers(event):
    for pool in sums.of_pools(event):
        about = capfirst(sums.name_of(pool))
        counted = [
            (_("Seats"), pool.capacity),
            (pgettext("seats", "Confirmed"), pool.confirmed),
            (_("Offered"), pool.offered),
        ]
        counted += [(_("Held"), pool.held), (_("Free"), pool.free), (_("Waiting"), pool.waiting)]
        yield from ([about, label, number] for label, number in counted)
    balance = Balance(event)
    yield from ([_("Sector"), label, number] for label, number in balance.sectors)
    yield from ([_("Municipality"), label, number] for label, number in balance.municipalities)
    came = attendance_sums(event)
    counted = [(_("There"), came["there"]), (_("Not there"), came["away"]), (_("Not marked"), came["unmarked"])]
    yield from ([_("Attendance"), label, number] for label, number in counted)
    if event.asks_care_needs:
        needs = CareNeed.objects.filter(participant__event=event).numbers()
        yield [_("Needs"), _("Dietary needs"), needs["dietary"]]
        yield [_("Needs"), _("Access needs"), needs["access"]]

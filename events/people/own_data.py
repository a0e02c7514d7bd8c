"""What the portal holds of a person at events: everything under their keys, and nothing of anybody else.

Dietary and access needs are told to whoever has proved afresh who they are; by a link, which may be forwarded, only
that there are some.
"""

from django.utils.translation import gettext as _

from arena.history import record_export
from arena.history.persons import Section
from arena.outbox.persons import section_of_choices, section_of_letters
from events import times
from events.letters.sent import letters_about
from events.models import (
    Answer,
    Attendance,
    CareNeed,
    Consent,
    Invitation,
    MessageCopy,
    Notice,
    Participant,
    Registration,
)
from events.people import attending


def sections(keys, *, is_proved):
    """Every section that holds something."""
    people = list(_people(keys))
    found = [
        Section("participations", _("Events you have signed up for"), [_participation(one) for one in people]),
        Section("seats", _("Your seats and places in queues"), [_seat(row) for row in _of(Registration, people)]),
        Section("answers", _("What you have answered"), [_answer(row) for row in _of(Answer, people, "question")]),
        Section(
            "consents", _("What you have consented to"), [_consent(row) for row in _of(Consent, people, "wording")]
        ),
        Section(
            "care_needs",
            _("Dietary and access needs"),
            [_care_need(row, is_proved) for row in _of(CareNeed, people)],
        ),
        Section("still_coming", _("What you answered when an event moved"), [_still(row) for row in _answered(people)]),
        Section("attendance", _("When you were there"), [_attendance(row) for row in _of(Attendance, people)]),
        Section(
            "messages", _("Messages from organisers"), [_message(row) for row in _of(MessageCopy, people, "message")]
        ),
        Section("invitations", _("Invitations to events"), [_invitation(row) for row in _invitations(keys)]),
        section_of_letters("event_letters", _("Letters about events"), _letters(people)),
    ]
    return [section for section in found if section.rows]


def of_participant(participant):
    """Every section for whoever has the link of a letter, with what they have chosen about letters."""
    found = sections([participant.person_key], is_proved=False)
    choices = section_of_choices([participant.person_key])
    return [*found, choices] if choices.rows else found


def as_file(participant):
    """The same as plain values under fixed names; that it was taken out is kept."""
    found = of_participant(participant)
    record_export("own-event-data", by=None, rows=sum(len(section.rows) for section in found), about=[participant])
    return {section.code: section.plain for section in found}


def _people(keys):
    people = Participant.objects.filter(person_key__in=keys, erased_at=None)
    return people.select_related("event", "actor", "municipality").order_by("event__starts_at", "pk")


def _of(model, people, *also):
    rows = model.objects.filter(participant__in=people).select_related("participant__event", *also)
    return rows.order_by("participant__event__starts_at", "pk")


def _invitations(keys):
    return Invitation.objects.filter(person_key__in=keys).select_related("event").order_by("created_at")


def _answered(people):
    return _of(Notice, people).exclude(answer="")


def _letters(people):
    return letters_about([one.pk for one in people]).order_by("created_at")


def _still(row):
    return {
        "event": (_("Event"), row.participant.event.title),
        "answer": (_("Answer"), row.get_answer_display()),
        "at": (_("Day"), row.answered_at),
    }


def _participation(one):
    return {
        "event": (_("Event"), one.event.title),
        "when": (_("When"), times.when(one.event)),
        "name": (_("Name"), one.name),
        "email": (_("E-mail address"), one.email),
        "phone": (_("Telephone"), one.phone),
        "language": (_("Language"), one.get_language_display()),
        "organisation": (_("Organisation"), str(one.actor or one.organisation)),
        "sector": (_("Sector"), one.get_sector_display()),
        "municipality": (_("Municipality"), str(one.municipality or "")),
        "by_colleague": (_("Signed up by a colleague"), one.registered_by_id is not None),
        "takes_directly": (_("Takes a seat without being asked"), one.takes_directly),
        "approval": (_("Approval"), one.get_approval_display() if one.approval else ""),
        "created": (_("Signed up"), one.created_at),
        "agreed": (_("Said yes"), one.agreed_at),
    }


def _seat(row):
    return {
        "event": (_("Event"), row.participant.event.title),
        "kind": (_("Seat"), row.get_kind_display()),
        "state": (_("State"), row.get_state_display()),
        "queue_number": (_("Queue number"), row.queue_number),
        "kept_until": (_("Kept until"), row.held_until),
        "ending": (_("Why it ended"), row.get_ending_display()),
        "reason": (_("Reason"), row.reason),
        "created": (_("Created"), row.created_at),
        "ended": (_("Ended"), row.ended_at),
    }


def _answer(row):
    return {
        "event": (_("Event"), row.participant.event.title),
        "question": (_("Question"), row.question.label),
        "answer": (_("Answer"), row.question.in_words(row.value)),
    }


def _consent(row):
    return {
        "event": (_("Event"), row.participant.event.title),
        "text": (_("What you said yes to"), row.wording.text),
        "given": (_("Given"), row.given_at),
        "withdrawn": (_("Taken back"), row.withdrawn_at),
    }


def _care_need(row, is_proved):
    hidden = _("Kept for the host, and not shown here, since a link can be forwarded.")
    told = {"dietary": (_("Food"), row.dietary), "access": (_("Accessibility"), row.access)}
    return {"event": (_("Event"), row.participant.event.title)} | (told if is_proved else {"kept": (_("Kept"), hidden)})


def _attendance(row):
    return {
        "event": (_("Event"), row.participant.event.title),
        "was_there": (_("Was there"), row.was_there),
        "how": (_("Where"), row.get_how_display() if row.how else ""),
        "minutes": (_("Minutes"), attending.minutes_of(row.participant)),
        "marked": (_("Marked"), row.marked_at),
    }


def _message(row):
    return {
        "event": (_("Event"), row.participant.event.title),
        "subject": (_("Subject"), row.message.subject),
        "text": (_("Text"), row.message.text),
        "written": (_("Written"), row.message.created_at),
    }


def _invitation(row):
    return {
        "event": (_("Event"), row.event.title),
        "email": (_("E-mail address"), row.email),
        "invited": (_("Invited"), row.created_at),
        "declined": (_("Declined"), row.declined_at),
    }

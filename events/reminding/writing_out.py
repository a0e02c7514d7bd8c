"""Writing the reminders that are due: who is owed one is decided now, by where everybody stood when it fell due.

The guard against doubles is what the database says: one reminder of a run to a participant, one letter of a reminder.
The locks below only keep two workers from doing the same work.
"""

from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, TextField
from django.db.models.functions import Cast, Now

from arena import outbox
from arena.outbox.models import OutboundLetter
from arena.outbox.states import Reason, State
from events.keys import event_scope
from events.letters.reminders import ReminderLetter
from events.models import Reminder, ReminderRun
from events.states import Anchor, RunState, Standing

BATCH = 5000
WAITS_FOR_ATTENDANCE = timedelta(days=2)
INSERT = """
WITH owed (participant) AS ({}),
made AS (INSERT INTO events_reminder (run_id, participant_id) SELECT %s, participant FROM owed ON CONFLICT DO NOTHING)
SELECT max(participant), count(*) FROM owed
"""


def write_due():
    """Write every reminder that is due, the earliest first, and end what comes too late.

    A run that was broken off goes on after the last participant whose letter was left.
    """
    ReminderRun.objects.filter(expires_at__lte=Now()).end(RunState.EXPIRED)
    for key in ReminderRun.objects.due().order_by("due_at", "pk").values_list("pk", flat=True):
        while _write_some(key):
            pass


@transaction.atomic
def _write_some(key):
    """One batch; say whether there may be more. A run that another worker has in hand is passed by."""
    rows = ReminderRun.objects.due().select_related("event", "rule").select_for_update(skip_locked=True, of=["self"])
    run = rows.filter(pk=key).first()
    if run is None:
        return False
    if not _mine(run).standing().exists():
        _mine(run).end(RunState.WITHDRAWN)
        return False
    to = _not_overtaken(run)
    if not to:
        _mine(run).end(RunState.LEFT if run.state == RunState.LEAVING else RunState.SUPERSEDED)
        return False
    if _waits_for_attendance(run):
        return False
    return _leave_batch(run, _owed(run, to))


def _leave_batch(run, owed):
    """Two statements however many they are, and the place where the next batch begins."""
    last, number = _remember(run, owed.filter(pk__gt=run.cursor).order_by("pk")[:BATCH])
    if number:
        _leave(run, last)
        _mine(run).update(cursor=last, state=RunState.LEAVING)
    if number < BATCH:
        _mine(run).end(RunState.LEFT)
    return number == BATCH


def _remember(run, people):
    owed, values = people.values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(INSERT.format(owed), [*values, run.pk])
        return cursor.fetchone()


def _leave(run, last):
    rows = Reminder.objects.filter(run=run, participant__gt=run.cursor, participant__lte=last)
    subjects = rows.values_list(
        Cast("pk", TextField()), "participant__language", "participant__user", "participant__email"
    )
    scope = event_scope(run.event_id)
    outbox.leave_many(ReminderLetter, subjects, scope=scope, not_before=run.due_at, expires_at=run.expires_at)


def _owed(run, to):
    """Who stood so when it fell due; without those who got a letter by a former version of the rule."""
    people = run.event.participants.standing_as(to, since=run.due_at)
    former = ReminderRun.objects.filter(event=run.event, rule=run.rule, revision=run.revision, version__lt=run.version)
    if not former.filter(Exists(Reminder.objects.filter(run=OuterRef("pk")))).exists():
        return people
    return people.exclude(reminders__in=_reminders_that_left(former))


def _reminders_that_left(runs):
    """Whatever was not stopped before it could leave."""
    named = Reminder.objects.filter(run__in=runs).annotate(name=Cast("pk", TextField()))
    stopped = OutboundLetter.objects.filter(
        kind=ReminderLetter.kind, subject_id=OuterRef("name"), state=State.CANCELLED, reason=Reason.STOPPED
    )
    return named.exclude(Exists(stopped)).values("pk")


def _not_overtaken(run):
    """Whom it is for, without those whom a later reminder of the same start is due to: they get that one alone.

    What is said after the event says something else each time, and is never overtaken.
    """
    to = set(run.rule.to)
    if run.rule.anchor == Anchor.BEFORE_START:
        later = Q(due_at__gt=run.due_at) | Q(due_at=run.due_at, pk__gt=run.pk)
        states = [*RunState.open(), RunState.LEFT]
        others = run.event.reminder_runs.standing().filter(later, due_at__lte=Now(), state__in=states)
        for other in others.filter(rule__anchor=Anchor.BEFORE_START).select_related("rule"):
            to -= set(other.rule.to)
    return sorted(to)


def _waits_for_attendance(run):
    """Who was there is known when somebody has marked everybody; after some days it goes to those who are marked.

    Whoever is marked later still is owed nothing. Where nobody is marked in time, the run expires.
    """
    if not set(run.rule.to) & set(Standing.afterwards()):
        return False
    marked = run.event.participants.filter(attendance__isnull=False).exists()
    unmarked = run.event.participants.expected().filter(attendance=None).exists()
    has_patience = _mine(run).filter(due_at__gt=Now() - WAITS_FOR_ATTENDANCE).exists()
    return not marked or (unmarked and has_patience)


def _mine(run):
    return ReminderRun.objects.filter(pk=run.pk)

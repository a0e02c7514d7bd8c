"""What the pages of reminders show: when each goes, to how many, how far it has come and how it reads."""

from typing import NamedTuple

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from arena import outbox
from events.letters import occasion
from events.letters.reminders import ReminderLetter
from events.models import ReminderRule
from events.reminding import planning, saying
from events.states import Anchor, EventState, RunState, Standing

HAS_LETTERS = [RunState.LEAVING, RunState.LEFT]
TONES = {
    RunState.PLANNED: "info",
    RunState.LEAVING: "info",
    RunState.LEFT: "good",
    RunState.EXPIRED: "warn",
    RunState.MISSED: "warn",
}
WORDS = {RunState.MISSED: gettext_lazy("passed")}  # where the state's own are a sentence
REASONS = {
    RunState.SUPERSEDED: gettext_lazy("A later one to the same people was due too, so only that one went."),
    RunState.EXPIRED: gettext_lazy("The letters could not be written in time, and would have come too late."),
    RunState.MISSED: gettext_lazy("That time had passed already when it was planned, so it does not go."),
}
NOT_HELD = {
    EventState.CANCELLED: gettext_lazy("The event is cancelled, so it does not go."),
    EventState.SKIPPED: gettext_lazy("The date is skipped, so it does not go."),
}


class Progress(NamedTuple):
    """How far a reminder has come, in a word and a sentence; `is_to_come`: letters are still to be written."""

    label: str
    tone: str
    reason: str
    is_to_come: bool


class Row(NamedTuple):
    """One reminder on the page of an event, or of its series."""

    rule: ReminderRule
    when: str
    whom: str
    due: str
    number: int | None
    progress: Progress
    earlier: list
    letters: list
    edit_url: str
    remove_url: str


def of_event(place):
    """Each reminder of the event, its own and those of its series, in the order in which they fall due."""
    event = place.event
    rules = ReminderRule.objects.of(event).select_related("series")
    runs = {}
    for run in event.reminder_runs.annotate(number=Count("reminders")):
        runs.setdefault(run.rule_id, []).append(run)
    numbers = {}
    due = {rule: planning.due_at(rule, event) for rule in rules}
    return [_row(rule, place, due[rule], runs.get(rule.pk, []), numbers) for rule in sorted(rules, key=due.get)]


def of_series(place):
    """Each reminder of a series; when it goes and how it reads is shown by the next date, if there is one."""
    return [_row_of_series(rule, place) for rule in place.rules]


def readings(rule, event):
    return outbox.previews(ReminderLetter.sample(rule, event))


def go_together(rows):
    """Whether two that are to go before the event fall due at once to the same people, who get one of them alone."""
    said = [(row.due, row.whom) for row in rows if row.progress.is_to_come and row.rule.anchor == Anchor.BEFORE_START]
    return len(said) > len(set(said))


def knows_whom(rule, event):
    """Nobody while it is a draft; and not who will have been there, before anybody can have been."""
    return not event.is_unpublished and (event.is_over or not set(rule.to) & set(Standing.afterwards()))


def _row(rule, place, due_at, runs, numbers):
    event = place.event
    now = [run for run in runs if (run.version, run.revision) == (rule.version, event.revision)]
    due_at = now[0].due_at if now else due_at
    progress = _progress(rule, event, now[0] if now else None, due_at)
    return Row(
        rule,
        saying.when(rule),
        saying.whom(rule),
        occasion.moment(event, due_at),
        _expected(rule, event, numbers) if progress.is_to_come and knows_whom(rule, event) else None,
        progress,
        [_before(run, event) for run in runs if run not in now and run.state in HAS_LETTERS],
        readings(rule, event),
        *_addresses(rule, place),
    )


def _expected(rule, event, numbers):
    """How many it would go to now; asked once where several are to the same people."""
    to = tuple(sorted(rule.to))
    if to not in numbers:
        numbers[to] = ReminderLetter.expected(rule, event)
    return numbers[to]


def _row_of_series(rule, place):
    event = place.shown_by
    word, tone = (_("on"), "good") if rule.is_on else (_("off"), "")
    return Row(
        rule,
        saying.when(rule),
        saying.whom(rule),
        occasion.moment(event, planning.due_at(rule, event)) if event else "",
        None,
        Progress(word, tone, "", is_to_come=rule.is_on),
        [],
        readings(rule, event) if event else [],
        *_addresses(rule, place),
    )


def _addresses(rule, place):
    return [place.address(page, rule.pk) for page in ("reminder_edit", "reminder_remove")]


def _progress(rule, event, run, due_at):
    if run and run.state in (*HAS_LETTERS, *REASONS):
        reason = _written(run, event) if run.state in HAS_LETTERS else REASONS[run.state]
        word = WORDS.get(run.state) or run.get_state_display()
        return Progress(word, TONES.get(run.state, ""), reason, is_to_come=False)
    if event.state in NOT_HELD:
        return Progress(RunState.WITHDRAWN.label, "", NOT_HELD[event.state], is_to_come=False)
    if not rule.is_on:
        return Progress(_("off"), "", _("It does not go until you turn it on."), is_to_come=False)
    if due_at <= timezone.now():
        return Progress(_("passed"), "warn", _("That time has passed, and nothing is sent."), is_to_come=False)
    if event.is_unpublished:
        return Progress(_("waits"), "", _("It is planned when the event is published."), is_to_come=True)
    return Progress(RunState.PLANNED.label, TONES[RunState.PLANNED], "", is_to_come=True)


def _written(run, event):
    if not run.number:
        return _("There was nobody to write to.")
    told = ngettext("%(n)s letter was written %(moment)s.", "%(n)s letters were written %(moment)s.", run.number)
    return told % {"n": run.number, "moment": occasion.moment(event, run.ended_at or run.due_at)}


def _before(run, event):
    """Letters of a reminder that has been changed since, or of an event that has been moved."""
    since = (
        _("After that the event was changed.")
        if run.revision < event.revision
        else _("After that the reminder was changed.")
    )
    return f"{_written(run, event)} {since}"

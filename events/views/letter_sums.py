"""Letters about an event in figures: how each kind has gone, and the reminders that are planned."""

from collections import Counter, defaultdict

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from arena.outbox.letters import kinds
from arena.outbox.states import Outcome
from events.keys import event_scope
from events.letters import occasion
from events.letters.sent import letters_at
from events.models import Participant
from events.reminding import saying
from events.states import RunState


class Sums:
    """How many letters of each kind went how; one statement. Only what there is any of has a column."""

    def __init__(self, event):
        self.event, self.by_state, self.numbers = event, Counter(), defaultdict(Counter)
        found = letters_at(event).with_outcome().order_by().values_list("kind", "state", "outcome")
        for kind, state, outcome, number in found.annotate(Count("pk")):
            self.by_state[state] += number
            self.numbers[kind][outcome] += number
        self.outcomes = [outcome for outcome in Outcome if any(row[outcome] for row in self.numbers.values())]

    @property
    def head(self):
        return [_("Letter"), *(capfirst(outcome.label) for outcome in self.outcomes), _("All")]

    @property
    def rows(self):
        named = sorted((_name(kind), kind, numbers) for kind, numbers in self.numbers.items())
        return [[(name, self._list_of(kind)), *self._figures(numbers)] for name, kind, numbers in named]

    def _figures(self, numbers):
        return [*(numbers[outcome] for outcome in self.outcomes), numbers.total()]

    def _list_of(self, kind):
        return f"{reverse('outbox:list')}?about={event_scope(self.event.pk)}&kind={kind}"


def _name(kind):
    return str(kinds[kind].label) if kind in kinds else kind


def runs_of(event):
    """When each reminder falls due, to whom, how far it has come, and how many it is to; two statements."""
    runs = event.reminder_runs.filter(revision=event.revision).exclude(state=RunState.WITHDRAWN)
    runs = list(runs.select_related("rule").annotate(number=Count("reminders")).order_by("due_at", "pk"))
    planned = [run for run in runs if run.state == RunState.PLANNED]
    expected = _expected(event, planned)
    return [_run(run, event, expected.get(f"run_{run.pk}", run.number)) for run in runs]


def _expected(event, runs):
    """How many each would go to as things stand now."""
    everybody = Participant.objects.filter(event=event)
    theirs = {f"run_{run.pk}": everybody.standing_as(run.rule.to).values("pk") for run in runs}
    return everybody.aggregate(**{name: Count("pk", filter=Q(pk__in=people)) for name, people in theirs.items()})


def _run(run, event, number):
    state = capfirst(run.get_state_display())
    return [capfirst(saying.sentence(run.rule)), occasion.moment(event, run.due_at), state, number]

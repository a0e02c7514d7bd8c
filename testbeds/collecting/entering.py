"""One value at a time: written, taken back at once by whoever wrote it, or left out of the count with a reason."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from testbeds.collecting.holding import held
from testbeds.evaluation_states import PHASES, EvaluationState, MeasureKind, ValueSource
from testbeds.models import Measure, Observation, Participant

UNDONE_WITHIN = timedelta(hours=1)


def phases_now(evaluation):
    """The phases whose values come in where the evaluation stands."""
    return PHASES.get(evaluation.state, [])


def measures_of(evaluation):
    """What is written as values; the System Usability Scale comes from its questions."""
    return Measure.objects.filter(plan__evaluation=evaluation).exclude(kind=MeasureKind.SUS)


@transaction.atomic
def enter(measure, participant, *, phase, on, value, by, source=ValueSource.FORM, note=""):
    evaluation = held_for(participant.evaluation, phase)
    observation = Observation.objects.create(
        measure=measure, participant=participant, phase=phase, on=on, value=value, source=source, note=note, by=by
    )
    begun(evaluation, {participant.pk: on})
    evaluation.data_changed()
    return observation


def last_of(evaluation, user):
    """What the person wrote last, for as long as it can be taken back."""
    own = Observation.objects.filter(participant__evaluation=evaluation, by=user, excluded_because="")
    recent = own.filter(at__gt=timezone.now() - UNDONE_WITHIN).exclude(source=ValueSource.FILE)
    return recent.select_related("participant", "measure").order_by("-at", "-pk").first()


@transaction.atomic
def undo(observation, *, by):
    """A slip of the finger: it goes, and only the history remembers it."""
    evaluation = held_for(observation.participant.evaluation, observation.phase)
    if observation != last_of(evaluation, by):
        raise Refused(_("Only what you wrote last, within the hour, can be taken back. Leave out the value instead."))
    observation.delete()
    evaluation.data_changed()


@transaction.atomic
def exclude(observation, *, because):
    """It is kept, shown and counted as left out."""
    _write(observation, because)


@transaction.atomic
def count_again(observation):
    _write(observation, "")


def held_for(evaluation, phase):
    """The evaluation, held, if values of the phase come in now."""
    evaluation = held(evaluation, EvaluationState.collecting())
    if phase not in phases_now(evaluation):
        raise Refused(_("Values of that phase do not come in where the evaluation stands now."))
    return evaluation


def begun(evaluation, days):
    """Whoever has a value has begun, on the day of the first at the latest."""
    late = [
        Participant(pk=pk, began_on=days[pk])
        for pk, began in evaluation.participants.filter(Q(began_on=None) | Q(began_on__gt=min(days.values())))
        .filter(pk__in=days)
        .values_list("pk", "began_on")
        if began is None or began > days[pk]
    ]
    Participant.objects.bulk_update(late, ["began_on"], batch_size=1000)


def _write(observation, because):
    evaluation = held(observation.participant.evaluation, EvaluationState.measured())
    Observation.objects.filter(pk=observation.pk).update(excluded_because=because)
    evaluation.data_changed()

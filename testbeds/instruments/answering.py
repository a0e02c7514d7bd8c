"""Whoever has a code answers once, without an account; who they are is known to nobody here."""

from itertools import groupby

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from testbeds.evaluation_states import PHASES, EvaluationState, Instrument, Phase
from testbeds.instruments import questions
from testbeds.models import InstrumentResponse, Participant


def why_closed(questionnaire):
    """What to tell whoever comes while no answers are received; nothing while they are."""
    today, opens_on, closes_on = timezone.localdate(), questionnaire.opens_on, questionnaire.closes_on
    state = questionnaire.evaluation.state
    if questionnaire.closed_at or (closes_on and closes_on < today):
        return _("The questions are closed. Answers are no longer received.")
    if (opens_on and today < opens_on) or state in _before(questionnaire.phase):
        return _("The questions are not open yet. Come back later with the same link.")
    if questionnaire.phase not in PHASES.get(state, []):
        return _("The questions are closed. Answers are no longer received.")
    return ""


def _before(phase):
    early = {EvaluationState.PLAN_FROZEN}
    return early if phase == Phase.BASELINE else early | {EvaluationState.BASELINE}


def participant_with(questionnaire, code):
    """Whose code it is, if these questions are for them and not answered yet."""
    if because := why_closed(questionnaire):
        raise Refused(because)
    participant = Participant.objects.filter(
        evaluation=questionnaire.evaluation_id, code=plain(code), left_on=None
    ).first()
    if participant is None:
        raise Refused(_("The code does not fit. Look at your note again, and ask whoever gave it to you."))
    if participant.group not in questions.ANSWERED_BY[questionnaire.instrument]:
        raise Refused(_wrong_group(questionnaire))
    if _answers_in_phase(questionnaire).filter(participant=participant).exists():
        raise Refused(_("These questions have already been answered with this code. Thank you!"))
    return participant


def plain(code):
    """As codes are kept, however it was typed."""
    return "".join(code.split()).upper()


def _wrong_group(questionnaire):
    if questionnaire.instrument == Instrument.STAFF:
        return _("These questions are for staff, and your code is for those who use the service.")
    return _("These questions are for those who use the service and their relatives, and your code is for staff.")


def _answers_in_phase(questionnaire):
    """Of these questions, whichever link they came by."""
    return InstrumentResponse.objects.filter(
        questionnaire__evaluation=questionnaire.evaluation_id,
        questionnaire__instrument=questionnaire.instrument,
        questionnaire__phase=questionnaire.phase,
    )


@transaction.atomic
def answer(questionnaire, code, answers, *, comment="", may_quote=False):
    """Keep the answers of the code, once and for all; the day is kept and not the hour, which could tell who it was."""
    evaluation = questionnaire.evaluation.locked()
    questionnaire = evaluation.questionnaires.select_related("evaluation").get(pk=questionnaire.pk)
    participant = participant_with(questionnaire, code)
    questionnaire.responses.create(
        participant=participant,
        answers=answers,
        comment=comment,
        may_quote=bool(comment) and may_quote,
        version=questions.newest(questionnaire.instrument),
    )
    evaluation.data_changed()


def series(evaluation):
    """What came in, for each instrument and phase: a row of answers and the group and key of who gave it, by place.

    Comments stand apart and in their own order, so that none is found beside its answers.
    """
    kept = InstrumentResponse.objects.filter(questionnaire__evaluation=evaluation)
    rows = kept.order_by("questionnaire__instrument", "questionnaire__phase", "version", "participant").values(
        *("questionnaire__instrument", "questionnaire__phase", "version", "answers"),
        *("participant", "participant__group", "comment", "may_quote"),
    )
    return [_gathered(key, list(found)) for key, found in groupby(rows, key=_of_what)]


def _of_what(row):
    return row["questionnaire__instrument"], row["questionnaire__phase"], row["version"]


def _gathered(key, rows):
    instrument, phase, version = key
    return {
        "instrument": instrument,
        "phase": phase,
        "version": version,
        "answers": [row["answers"] for row in rows],
        "participants": [row["participant"] for row in rows],
        "groups": [row["participant__group"] for row in rows],
        "comments": sorted((row["comment"], row["may_quote"]) for row in rows if row["comment"]),
    }

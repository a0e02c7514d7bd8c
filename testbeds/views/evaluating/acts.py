"""The moves of an evaluation as pages: who may, from where, what has to be there first, what is asked and said."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from arena.shared.forms import GuardedForm
from testbeds.evaluating import lacking, moving
from testbeds.evaluation_rules import can_coordinate_evaluation, is_lead, leads
from testbeds.evaluation_states import EvaluationState
from testbeds.forms.evaluating import LessonsForm, OptionalReasonForm, ReasonForm, StopForm
from testbeds.reporting.publishing import publish_aborted
from testbeds.views.acts import Act

ACTS = {
    "start_planning": Act(
        can_coordinate_evaluation,
        (EvaluationState.PROPOSAL,),
        moving.start_planning,
        OptionalReasonForm,
        _("Start planning"),
        _("Those who lead it write the plan. The project staff no longer change what is tried, or where."),
        _("It is being planned. Those who lead it are told by letter."),
        lacks=lacking.for_planning,
    ),
    "begin_baseline": Act(
        leads,
        (EvaluationState.PLAN_FROZEN,),
        moving.begin_baseline,
        OptionalReasonForm,
        _("Begin the baseline"),
        _("From now on values come in, and the evaluation can only be stopped or carried through: it is reported."),
        _("The baseline has begun."),
        lacks=lacking.for_baseline,
    ),
    "begin_test": Act(
        leads,
        (EvaluationState.BASELINE,),
        moving.begin_test,
        OptionalReasonForm,
        _("Begin the test"),
        _("The baseline ends here. From now on the offering is used."),
        _("The test has begun."),
        lacks=lacking.for_test,
    ),
    "stop": Act(
        moving.can_stop,
        (EvaluationState.BASELINE, EvaluationState.TEST),
        moving.stop,
        StopForm,
        _("Stop the test"),
        _("Nothing more is tried. All who take part are told by letter, with the reason."),
        _("It is stopped. All who take part are told by letter."),
        tone="bad",
    ),
    "resume": Act(
        moving.can_stop,
        (EvaluationState.STOPPED,),
        moving.resume,
        ReasonForm,
        _("Go on with the test"),
        _("What stopped it has been seen to. All who take part are told by letter."),
        _("The test goes on. All who take part are told by letter."),
        lacks=lacking.for_test,
    ),
    "begin_analysis": Act(
        leads,
        (EvaluationState.TEST, EvaluationState.STOPPED),
        moving.begin_analysis,
        OptionalReasonForm,
        _("End the test and analyse"),
        _("No more values come in. What is there is analysed, and a report is written."),
        _("The test is over. The values can be analysed."),
    ),
    "begin_draft": Act(
        is_lead,
        (EvaluationState.ANALYSIS,),
        moving.begin_draft,
        GuardedForm,
        _("Begin the report"),
        _("The figures are there. You write what they mean."),
        _("The report can be written."),
        lacks=lacking.for_draft,
    ),
    "abort": Act(
        moving.can_abort,
        (EvaluationState.STOPPED,),
        publish_aborted,
        LessonsForm,
        _("Abort the evaluation"),
        _("It does not go on. A short public page says why and what was learnt; it stays for good."),
        _("The evaluation is aborted. Everybody can read why."),
        tone="bad",
    ),
    "drop": Act(
        can_coordinate_evaluation,
        (EvaluationState.PROPOSAL, EvaluationState.PLANNING, EvaluationState.PLAN_FROZEN),
        moving.drop,
        ReasonForm,
        _("Drop the evaluation"),
        _("Nothing comes of it, before anything has been measured. A settled plan can still be read."),
        _("The evaluation is dropped."),
        tone="bad",
    ),
    "discard": Act(
        can_coordinate_evaluation,
        (EvaluationState.PROPOSAL,),
        moving.discard,
        GuardedForm,
        _("Remove the proposal"),
        _("It is taken away, and nobody finds it any more."),
        _("The proposal is removed."),
        tone="bad",
    ),
}


def possible(user, evaluation):
    """Triples of act, address and whether nothing is lacking, for this person now."""
    return [
        (act, reverse(f"evaluations:act_{name}", args=[evaluation.slug]), not act.lacks(evaluation))
        for name, act in ACTS.items()
        if is_possible(name, evaluation) and act.rule(user, evaluation)
    ]


def is_possible(name, evaluation):
    """A proposal about nobody's confirmed need cannot leave that stage, not even to be dropped: it is removed."""
    if evaluation.state not in ACTS[name].starts:
        return False
    if evaluation.state == EvaluationState.PROPOSAL and name in ("drop", "discard"):
        return (name == "drop") == (not lacking.need(evaluation))
    return True

"""An evaluation comes into being: from a confirmed match, an accepted test request, a need, or from nothing."""

from django.db import transaction
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.slugs import unique_slug
from testbeds.evaluating import needs
from testbeds.evaluation_rules import can_coordinate_evaluation, leads
from testbeds.evaluation_states import EvaluationState, RequestState
from testbeds.models import Evaluation, Match, Need, TestRequest
from testbeds.states import MatchState

FIXED_WORDS = {  # what else lies right under the list of evaluations
    *("ny", "new", "pa-annat-hall", "elsewhere", "uppfoljning", "follow-up", "i-bruk", "taken-into-use"),
}


@transaction.atomic
def propose(form, *, by):
    """Keep a proposal; the match that it comes from is a test being planned from now on."""
    evaluation = form.save(commit=False)
    refuse_own(evaluation, by)
    if evaluation.match:
        needs.plan_match(_held(evaluation.match), by=by)
    evaluation.is_example = evaluation.offering.actor.is_example or evaluation.site.is_example
    evaluation.slug = unique_slug(Evaluation.objects, evaluation.title_sv, fixed=FIXED_WORDS, kind="utvardering")
    evaluation.save()
    form.save_m2m()
    evaluation.remark("proposed", by=by)
    return evaluation


@transaction.atomic
def change(form, *, by):
    """Its facts, until the plan is settled; what it is about stays once it is no proposal."""
    evaluation = form.instance.locked()
    if evaluation.state != form.instance.state or not can_write_facts(by, evaluation):
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    if evaluation.state == EvaluationState.PROPOSAL:
        refuse_own(form.instance, by)
    form.save()
    evaluation.remark("changed", by=by)
    return evaluation


def refuse_own(evaluation, by):
    """Nobody runs the test of what they belong to."""
    if not can_coordinate_evaluation(by, evaluation):
        raise Refused(_("You belong to the supplier or to where it is tried. Somebody else of the staff does this."))


def from_match(match):
    """What a confirmed match already says of the evaluation that comes of it."""
    return from_need(match.need) | {"match": match, "offering": match.offering, "version": match.version}


def from_request(request):
    """What an accepted test request already says."""
    testbed = request.testbed
    known = {"request": request, "offering": request.offering, "site": testbed.host, "testbed": testbed}
    return known | {"planned_from": request.wants_from}


def from_need(need):
    """It is tried where they have the need, unless somebody says otherwise."""
    return {"site": need.owner} if need.owner else {}


def matches_to_test():
    """Contact is confirmed, and no evaluation has come of it."""
    return Match.objects.filter(state=MatchState.CONFIRMED, evaluation=None)


def requests_to_test():
    """The testbed has said yes, and no evaluation has come of it."""
    return TestRequest.objects.filter(state=RequestState.ACCEPTED, evaluation=None)


def can_write_facts(user, evaluation):
    """The staff while it is a proposal or planned; from planning on also those who lead it."""
    if evaluation.state == EvaluationState.PLANNING and leads(user, evaluation):
        return True
    early = (EvaluationState.PROPOSAL, EvaluationState.PLANNING)
    return evaluation.state in early and can_coordinate_evaluation(user, evaluation)


def _held(match):
    Need.objects.select_for_update(no_key=True).get(pk=match.need_id)
    return Match.objects.select_for_update(no_key=True).get(pk=match.pk)

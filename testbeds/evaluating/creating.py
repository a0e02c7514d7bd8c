"""An evaluation comes into being: from a confirmed match, an accepted test request, a need, or from nothing."""

from django.db import transaction
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.slugs import unique_slug
from testbeds.evaluating import needs
from testbeds.evaluation_rules import can_coordinate_evaluation
from testbeds.evaluation_states import EvaluationState, RequestState
from testbeds.models import Evaluation, Match, Need
from testbeds.states import MatchState

FIXED_WORDS = {  # what else lies right under the list of evaluations
    *("ny", "new", "pa-annat-hall", "elsewhere", "uppfoljning", "follow-up", "svara", "answer"),
}


@transaction.atomic
def propose(form, *, by):
    """Keep a proposal; the match that it comes from is a test being planned from now on."""
    evaluation = form.save(commit=False)
    refuse_own(evaluation, by)
    if evaluation.match:
        needs.plan_match(_held(evaluation.match), by=by)
    evaluation.slug = unique_slug(Evaluation.objects, evaluation.title_sv, fixed=FIXED_WORDS, kind="utvardering")
    evaluation.save()
    form.save_m2m()
    evaluation.remark("proposed", by=by)
    return evaluation


@transaction.atomic
def change(form, *, by):
    """Its facts, until the plan is settled; what it is about stays once it is no proposal."""
    evaluation = form.instance.locked()
    if evaluation.state not in (EvaluationState.PROPOSAL, EvaluationState.PLANNING):
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    refuse_own(form.instance, by)
    form.instance.state = evaluation.state
    form.save()
    evaluation.remark("changed", by=by)
    return evaluation


def refuse_own(evaluation, by):
    """Nobody runs the test of what they belong to."""
    if not can_coordinate_evaluation(by, evaluation):
        raise Refused(_("You belong to the supplier or to where it is tried. Somebody else of the staff does this."))


def from_match(match):
    """What a confirmed match already says of the evaluation that comes of it."""
    site = match.need.owner
    return {
        "match": match,
        "offering": match.offering,
        "version": match.version,
        "needs": [match.need],
        "site": site,
        "title_sv": "",
    }


def from_request(request):
    """What an accepted test request already says."""
    return {
        "request": request,
        "offering": request.offering,
        "needs": [request.need] if request.need else [],
        "site": request.testbed.host,
        "testbed": request.testbed,
        "planned_from": request.wants_from,
    }


def matches_to_test():
    """Contact is confirmed, and no evaluation has come of it."""
    return Match.objects.filter(state=MatchState.CONFIRMED, evaluation=None)


def is_accepted(request):
    return request.state == RequestState.ACCEPTED and not hasattr(request, "evaluation")


def _held(match):
    Need.objects.select_for_update(no_key=True).get(pk=match.need_id)
    return Match.objects.select_for_update(no_key=True).get(pk=match.pk)

"""What an organisation does with the result: takes it into use, in part, waits or leaves it, and says why."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors import deploying
from actors.models import Actor, Deployment
from actors.rules import role_in
from actors.states import Role
from actors.trust import DeploymentState, Stage
from arena.shared.errors import Refused
from arena.shared.http import check
from testbeds.adopting.following_up import begin
from testbeds.evaluating.needs import release
from testbeds.evaluation_rules import can_decide_adoption
from testbeds.evaluation_states import Decision, EvaluationState
from testbeds.models import AdoptionDecision, Need
from testbeds.needs.deciding import solve
from testbeds.rules import can_have_needs
from testbeds.states import NeedState

DECIDED_ON = (EvaluationState.PUBLISHED, EvaluationState.FOLLOWED_UP)
STAGES = {Decision.ADOPT: Stage.IN_USE, Decision.LIMITED: Stage.PILOT}


def can_be_decided_on(evaluation):
    """Its report can be read, and says what became of the test."""
    return evaluation.state in DECIDED_ON and not evaluation.is_taken_down


def deciders(user, evaluation):
    """Organisations that give or organise care, whose managers may say what they do; never the supplier itself."""
    if not user.is_authenticated:
        return []
    managed = Actor.objects.public().managed_by(user).select_related("part_of").order_by("name_key", "pk")
    return [actor for actor in managed if can_have_needs(actor) and not _is_supplier(actor, evaluation)]


def may_decide(user, evaluation):
    return bool(deciders(user, evaluation))


def may_record(user, evaluation):
    """Whether the way to the form is shown."""
    return can_be_decided_on(evaluation) and may_decide(user, evaluation)


def needs_of(evaluation, user):
    """The needs of the evaluation that the person speaks for, and that its outcome may meet."""
    managed = [pk for pk, role in user.roles.items() if role == Role.MANAGER]
    return evaluation.needs.visible_to(user).filter(owner__in=managed, state=NeedState.IN_TEST)


@transaction.atomic
def decide(evaluation, actor, *, decision, decided_on, reason, by, met=()):
    """Record it in place of the one before. `met` are needs of the organisation that it meets.

    Whoever leaves it, or waits, has their needs back as they stood; whoever takes it into use is asked how it went.
    """
    actor = actor.locked()
    check(can_decide_adoption, by, actor)
    evaluation = evaluation.locked()
    if not can_be_decided_on(evaluation) or not can_have_needs(actor) or _is_supplier(actor, evaluation):
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    former = evaluation.decisions.standing().filter(actor=actor).first()
    _replace(former)
    made = AdoptionDecision.objects.create(
        evaluation=evaluation,
        actor=actor,
        decision=decision,
        decided_on=decided_on,
        reason=reason,
        by=by,
        deployment=former.deployment if former else None,
    )
    evaluation.remark("decision_recorded", by=by, reason=f"{actor}: {made.get_decision_display()}")
    if made.is_adopting:
        begin(made)
        _solve(met, made, by)
    else:
        _let_go(made, by)
    return made


def use_of(decision, *, by):
    """The deployment to write down: the one that the organisation has of the offering, or a new one, filled in."""
    evaluation = decision.evaluation
    found = Deployment.objects.filter(actor=decision.actor, offering=evaluation.offering)
    kept = found.exclude(state=DeploymentState.DECLINED).exclude(stage=Stage.ENDED)
    if use := decision.deployment or kept.order_by("created_at").first():
        return use
    use = deploying.new_use(decision.actor, evaluation.offering, by=by)
    use.stage, use.started = STAGES[decision.decision], f"{decision.decided_on:%Y-%m-%d}"
    use.version = evaluation.version
    return use


@transaction.atomic
def open_use(decision, form, *, by):
    """Keep the deployment, and tie it to the decision that it came of."""
    deploying.save_use(form, by=by)
    AdoptionDecision.objects.filter(pk=decision.pk).update(deployment=form.instance)


def _replace(former):
    """What nobody has answered is no longer asked."""
    if former:
        former.follow_ups.filter(answered_at=None).delete()
        AdoptionDecision.objects.filter(pk=former.pk).update(replaced_at=timezone.now())


def _solve(met, decision, by):
    for need in met:
        if role_in(by, need.owner) == Role.MANAGER:
            solve(need, by=by, how=decision.reason[:LONGEST_HOW], offering=decision.evaluation.offering)


def _let_go(decision, by):
    for owner in Actor.objects.filter(needs__evaluations=decision.evaluation).distinct():
        if decision.actor_id in (owner.pk, owner.part_of_id):
            release(decision.evaluation, by=by, reason=decision.get_decision_display(), owner=owner)


def _is_supplier(actor, evaluation):
    return evaluation.offering.actor_id in (actor.pk, actor.part_of_id)


LONGEST_HOW = Need._meta.get_field("solved_how").max_length

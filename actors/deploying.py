"""Where offerings are used: the organisation that uses one says so, and a supplier can only suggest it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.letters.deployments import DeploymentAnswer, DeploymentProposed
from actors.letters.managers import tell_managers
from actors.models import Deployment
from actors.rules import can_decline_deployment, can_edit_offering, can_keep_deployments
from actors.trust import DeploymentState
from arena.shared.errors import Refused
from arena.shared.http import check


def new_use(actor, offering, *, by):
    """A deployment to be, in the organisation's own words."""
    said = {"state": DeploymentState.CONFIRMED, "answered_by": by, "answered_at": timezone.now()}
    return Deployment(actor=actor, offering=offering, **said)


def new_proposal(offering, *, by):
    return Deployment(offering=offering, state=DeploymentState.PROPOSED, proposed_by=by)


@transaction.atomic
def save_use(form, *, by):
    """Keep what the organisation says; what others had said of it is thereby confirmed."""
    deployment = form.instance
    check(can_keep_deployments, by, deployment.actor.locked())
    is_answer = not deployment.is_confirmed
    form.save()
    if is_answer:
        deployment.confirm(by=by)
        _answer(deployment)


@transaction.atomic
def decline(deployment, *, by, reason):
    """Say that it is not so; it is shown to nobody but the two sides."""
    check(can_decline_deployment, by, _with_locked_actor(deployment))
    deployment.decline(by=by, reason=reason)
    _answer(deployment)


@transaction.atomic
def remove(deployment, *, by):
    check(can_keep_deployments, by, deployment.actor.locked())
    deployment.delete()


@transaction.atomic
def propose(form, *, by):
    """Ask the organisation; once it has said no, it is not asked again about the same."""
    deployment = form.instance
    supplier = deployment.offering.actor.locked()
    check(can_edit_offering, by, supplier.offerings.select_related("actor").get(pk=deployment.offering_id))
    same = Deployment.objects.filter(
        offering=deployment.offering, actor=deployment.actor, care_setting=deployment.care_setting
    )
    if same.filter(state=DeploymentState.DECLINED).exists():
        raise Refused(_("The organisation has answered that this is not right. It can add it itself."))
    form.save()
    tell_managers(DeploymentProposed, deployment, deployment.actor)


@transaction.atomic
def take_back(deployment):
    """The supplier regrets a proposal that nobody has answered."""
    gone, _per_model = Deployment.objects.filter(pk=deployment.pk, state=DeploymentState.PROPOSED).delete()
    if not gone:
        raise Refused(_("This has changed since you opened the page. Look at it again."))


def _with_locked_actor(deployment):
    deployment.actor = deployment.actor.locked()
    return deployment


def _answer(deployment):
    if deployment.proposed_by_id:
        tell_managers(DeploymentAnswer, deployment, deployment.offering.actor)

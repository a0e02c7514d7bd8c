"""Who speaks for an actor: people ask to join, are invited, change role and leave; somebody always stays in charge."""

import uuid
from datetime import timedelta

from django.core import signing
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.letters.memberships import INVITATION_SALT, Invitation, JoinAnswer, JoinRequest, MembershipEnded
from actors.models import Actor, Membership
from actors.states import ActorState, MembershipState, Role
from arena import outbox
from arena.shared.errors import Refused

REQUEST_DAYS = 30
INVITATION_DAYS = 14
MOST_A_DAY = 20  # invitations by one person, and requests
MOST_TO_ONE = 3  # to the same address, or to the same actor, within a day
MOST_FROM_A_DRAFT = 3  # colleagues who help before anybody has judged the organisation
MUNICIPALITY = "AKT02"


@transaction.atomic
def ask(actor, *, by, message):
    """Ask to join; the actor's managers learn of it, and staff find it on their desk where there is none."""
    actor = actor.locked()
    actor.memberships.let_lapse()
    if actor.memberships.undecided().of_person(by).exists():
        raise Refused(_("You have already asked to join, or been invited: see “My page”."))
    if by.pk in actor.memberships.in_force().values_list("user", flat=True):
        raise Refused(_("You are already a member."))
    _keep_within_limits(by, actor.memberships.filter(user=by))
    membership = actor.memberships.create(
        user=by,
        asked_by=by,
        role=Role.EDITOR,
        state=MembershipState.REQUESTED,
        message=message,
        expires_at=timezone.now() + timedelta(days=REQUEST_DAYS),
    )
    for manager in actor.memberships.in_force().managers().select_related("user"):
        outbox.leave(JoinRequest(membership, manager.user))
    return membership


@transaction.atomic
def take_back(membership, *, by):
    """The person changes their mind before anybody has answered."""
    _locked(membership).take_back(by=by)


@transaction.atomic
def grant(membership, *, by, role):
    """Let the person in, in the role that was decided by somebody else."""
    membership = _locked(membership)
    if membership.user == by:
        raise Refused(_("Somebody else has to answer your request."))
    membership.grant(by=by, role=role)
    outbox.leave(JoinAnswer(membership))


@transaction.atomic
def decline(membership, *, by, reason):
    membership = _locked(membership)
    membership.decline(by=by, reason=reason)
    outbox.leave(JoinAnswer(membership))


@transaction.atomic
def invite(actor, *, by, email, role):
    """Send an invitation that only the owner of the address can take up."""
    actor = actor.locked()
    email = email.lower()
    if actor.state in ActorState.over():
        raise Refused(_("The organisation has ended."))
    if by.emailaddress_set.filter(email__iexact=email).exists():
        raise Refused(_("You cannot invite yourself."))
    if actor.state == ActorState.DRAFT and actor.memberships.exclude(asked_by=None).count() >= MOST_FROM_A_DRAFT:
        raise Refused(_("Send the organisation in before you invite more people."))
    _keep_within_limits(by, Membership.objects.filter(email=email))
    actor.memberships.let_lapse()
    live = actor.memberships.filter(state__in=MembershipState.live())
    if live.filter(user__email=email).exists() or live.filter(email=email).exists():
        raise Refused(_("The person is already a member, or has already asked or been invited."))
    membership = actor.memberships.create(
        email=email,
        asked_by=by,
        role=role,
        state=MembershipState.INVITED,
        expires_at=timezone.now() + timedelta(days=INVITATION_DAYS),
    )
    outbox.leave(Invitation(membership))
    return membership


@transaction.atomic
def take_up(membership, *, by):
    """The invited person becomes a member."""
    membership = _locked(membership)
    if not membership.is_invitation:
        raise Refused(_("The invitation is no longer open."))
    if membership.asked_by == by:
        raise Refused(_("You cannot invite yourself."))
    if membership.actor.memberships.filter(user=by, state__in=MembershipState.live()).exists():
        raise Refused(_("You are already a member, or have already asked to join."))
    membership.take_up(by=by)


@transaction.atomic
def refuse(membership, *, by):
    _locked(membership).refuse(by=by)


@transaction.atomic
def cancel(membership, *, by):
    """Take an invitation back before it is answered."""
    _locked(membership).cancel(by=by)


@transaction.atomic
def change_role(membership, *, by, role):
    membership = _locked(membership)
    if role != Role.MANAGER:
        _keep_a_manager(membership)
    membership.change_role(by=by, role=role)


@transaction.atomic
def end(membership, *, by):
    """Leave, or be removed: access ends with the next page."""
    membership = _locked(membership)
    _keep_a_manager(membership)
    membership.end(by=by)
    if membership.user != by:
        outbox.leave(MembershipEnded(membership))


def _keep_within_limits(by, earlier):
    """Nobody can use the portal to fill somebody's mailbox, not even by taking back and asking anew."""
    today = timezone.now() - timedelta(days=1)
    by_person = Membership.objects.filter(asked_by=by, created_at__gt=today).count()
    if by_person >= MOST_A_DAY or earlier.filter(created_at__gt=today).count() >= MOST_TO_ONE:
        raise Refused(_("That is a lot for one day. Try again tomorrow."))


def _keep_a_manager(membership):
    others = membership.actor.memberships.in_force().managers().exclude(pk=membership.pk)
    if membership.role == Role.MANAGER and not others.exists():
        raise Refused(
            _(
                "The last manager cannot leave. Make somebody else a manager first, or ask the project staff to find "
                "the organisation a new one."
            )
        )


def _locked(membership):
    """Fetched again under the lock of its actor, so that two decisions about its members wait for each other."""
    actor = membership.actor.locked()
    membership = Membership.objects.select_related("user").get(pk=membership.pk)
    membership.actor = actor
    return membership


def requests_for_staff():
    """Requests to join an actor that nobody speaks for, the oldest first."""
    unmanaged = Actor.objects.without_manager()
    requests = Membership.objects.requests().filter(actor__in=unmanaged)
    return requests.select_related("actor", "user").order_by("created_at", "pk")


def municipalities_for_staff():
    """The municipalities that nobody speaks for yet, with how many invitations each has open."""
    actors = Actor.objects.public().filter(actor_type=MUNICIPALITY).without_manager()
    invitations = Membership.objects.invitations().filter(actor=models.OuterRef("pk"))
    return actors.annotate(is_invited=models.Exists(invitations)).order_by("name_key", "pk")


def invitation_of(token):
    """The membership that the link of an invitation leads to, answered or not; None for a forged token."""
    try:
        key = uuid.UUID(signing.loads(token, salt=INVITATION_SALT))
    except (signing.BadSignature, ValueError):
        return None
    return Membership.objects.select_related("actor", "asked_by").filter(key=key).first()

"""Who comes to speak for an actor: people ask to join, or are invited, and somebody answers."""

import uuid
from datetime import timedelta

from django.core import signing
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.letters.managers import tell_managers
from actors.letters.memberships import INVITATION_SALT, HandedOver, Invitation, JoinAnswer, JoinRequest
from actors.models import Actor, Membership, VerifiedDomain
from actors.rules import has_lasting_manager
from actors.states import MUNICIPALITY, Act, ActorState, MembershipState, Proof, Role
from arena import outbox
from arena.shared.errors import Refused

REQUEST_DAYS = 30
INVITATION_DAYS = 14
MOST_A_DAY = 20  # invitations by one person, and requests
MOST_TO_ONE = 3  # to the same address, or to the same actor, within a day
MOST_FROM_A_DRAFT = 3  # colleagues who help before anybody has judged the organisation


@transaction.atomic
def ask(actor, *, by, message, proof="", proof_detail=""):
    """Ask to join; the actor's managers learn of it. Where there is none, staff find it on their desk, with a proof."""
    actor = actor.locked_open()
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
        proof=proof,
        proof_detail=proof_detail,
        expires_at=timezone.now() + timedelta(days=REQUEST_DAYS),
    )
    tell_managers(JoinRequest, membership, actor)
    return membership


@transaction.atomic
def take_back(membership, *, by):
    """The person changes their mind before anybody has answered."""
    _locked(membership).take_back(by=by)


@transaction.atomic
def grant(membership, *, by, role, last_day=None, proved_on=None):
    """Let the person in, in the role that was decided by somebody else; a proof counts from the day it was checked."""
    membership = _locked(membership)
    if membership.user == by:
        raise Refused(_("Somebody else has to answer your request."))
    membership.actor.refuse_when_over()
    membership.grant(by=by, role=role, last_day=last_day, proved_on=proved_on)
    if membership.proof:
        _believe(membership, by=by)
    _settle(membership, by=by)
    outbox.leave(JoinAnswer(membership))


def _believe(membership, *, by):
    """What the checked proof says about the actor: an address of the organisation shows that its domain is."""
    actor, proof = membership.actor, membership.get_proof_display()
    actor.sign(Act.CLAIMED, by=by, reason=proof)
    if membership.proof == Proof.MAIL_DOMAIN:
        VerifiedDomain.prove(actor, membership.proof_detail, method=proof, by=by, on=membership.proved_on)


def _settle(membership, *, by):
    """After somebody has come in: a manager with a last day needs one without, and custody gives way to a manager."""
    actor = membership.actor
    if membership.role == Role.MANAGER and membership.last_day and not has_lasting_manager(actor):
        raise Refused(_("A manager with a last day needs a colleague who stays. Leave the last day empty."))
    if membership.is_lasting_manager:
        actor.end_custody(by=by)


@transaction.atomic
def decline(membership, *, by, reason):
    membership = _locked(membership)
    membership.decline(by=by, reason=reason)
    outbox.leave(JoinAnswer(membership))


@transaction.atomic
def invite(actor, *, by, email, role, last_day=None):
    """Send an invitation that only the owner of the address can take up."""
    actor = actor.locked_open()
    email = email.lower()
    if by.emailaddress_set.filter(email__iexact=email).exists():
        raise Refused(_("You cannot invite yourself."))
    if actor.state == ActorState.DRAFT and actor.memberships.exclude(asked_by=None).count() >= MOST_FROM_A_DRAFT:
        raise Refused(_("Send the organisation in before you invite more people."))
    _keep_within_limits(by, Membership.objects.filter(email=email))
    actor.memberships.let_lapse()
    live = actor.memberships.filter(state__in=MembershipState.live())
    if live.filter(user__email=email).exists() or live.filter(email=email).exists():
        raise Refused(_("The person is already a member, or has already asked or been invited."))
    return _invite(actor, by=by, email=email, role=role, last_day=last_day)


@transaction.atomic
def hand_over(membership, *, email, leave):
    """Invite the one who takes over, a member or not. The manager stays in charge until that person says yes."""
    membership = _locked(membership)
    actor, by, email = membership.actor.locked_open(), membership.user, email.lower()
    if not membership.is_lasting_manager:
        raise Refused(_("Only a manager can hand over."))
    if by.emailaddress_set.filter(email__iexact=email).exists() or by.email == email:
        raise Refused(_("You cannot hand over to yourself."))
    _keep_within_limits(by, Membership.objects.filter(email=email))
    actor.memberships.let_lapse()
    if actor.memberships.in_force().managers().filter(user__email=email).exists():
        raise Refused(_("The person is a manager already, so you can leave whenever you like."))
    if actor.memberships.filter(email=email, state=MembershipState.INVITED).exists():
        raise Refused(_("The address has already been invited."))
    successor = {"email": email, "role": Role.MANAGER, "takes_over_from": membership if leave else None}
    return _invite(actor, by=by, **successor)


def _invite(actor, *, by, **facts):
    membership = actor.memberships.create(
        asked_by=by,
        state=MembershipState.INVITED,
        expires_at=timezone.now() + timedelta(days=INVITATION_DAYS),
        **facts,
    )
    outbox.leave(Invitation(membership))
    return membership


@transaction.atomic
def take_up(membership, *, by):
    """The invited person becomes a member; a member who is invited as manager rises, and who hands over may go."""
    membership = _locked(membership)
    if not membership.is_invitation:
        raise Refused(_("The invitation is no longer open."))
    if membership.asked_by == by:
        raise Refused(_("You cannot invite yourself."))
    membership.actor.refuse_when_over()
    _make_room(membership, by=by)
    membership.take_up(by=by)
    _settle(membership, by=by)
    former = membership.takes_over_from
    if former and former.is_in_force:
        former.end(by=by)
        outbox.leave(HandedOver(membership))


def _make_room(invitation, *, by):
    """A person has one place in an actor: a lower role, or a request of their own, gives way to the role offered."""
    place = invitation.actor.memberships.filter(user=by, state__in=MembershipState.live()).first()
    if place is None:
        return
    if place.is_request:
        place.take_back(by=by)
    elif place.is_in_force and Role(place.role).rank < Role(invitation.role).rank:
        place.end(by=by)
    else:
        raise Refused(_("You are already a member, or have already asked to join."))


@transaction.atomic
def refuse(membership, *, by):
    _locked(membership).refuse(by=by)


@transaction.atomic
def cancel(membership, *, by):
    """Take an invitation back before it is answered."""
    _locked(membership).cancel(by=by)


def _keep_within_limits(by, earlier):
    """Nobody can use the portal to fill somebody's mailbox, not even by taking back and asking anew."""
    today = timezone.now() - timedelta(days=1)
    by_person = Membership.objects.filter(asked_by=by, created_at__gt=today).count()
    if by_person >= MOST_A_DAY or earlier.filter(created_at__gt=today).count() >= MOST_TO_ONE:
        raise Refused(_("That is a lot for one day. Try again tomorrow."))


def _locked(membership):
    """Fetched again under the lock of its actor, so that two decisions about its members wait for each other."""
    actor = membership.actor.locked()
    return actor.memberships.select_related("user", "takes_over_from__user").get(pk=membership.pk)


def requests_for_staff():
    """Requests to join where the project staff decide, the oldest first; the claims among them carry a proof."""
    requests = Membership.objects.requests().filter(actor__in=Actor.objects.decided_by_staff())
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

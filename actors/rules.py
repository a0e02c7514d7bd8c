"""Who may do what in the registry: the table of roles, as predicates."""

from django.conf import settings

from actors.models import Membership
from actors.states import ActorState, MembershipState, OfferingState, Role


def role_in(user, actor):
    """The person's role in the actor, or None."""
    return user.roles.get(actor.pk) if user.is_authenticated else None


def can_follow_actor(user, actor):
    """Members and staff see its drafts, its members and what was decided about it."""
    return is_staff(user) or role_in(user, actor) is not None


def can_edit_actor(user, actor):
    """Editors and managers write their own actor's facts; staff a draft's, for as long as its owner wants help."""
    if role_in(user, actor) is None:
        return actor.is_with_applicant and can_help(user, actor)
    return role_in(user, actor) in (Role.EDITOR, Role.MANAGER) and actor.state not in ActorState.over()


def can_help(user, actor):
    """Staff whom the owner has asked write in its drafts; they never send in."""
    return can_review_actor(user, actor) and actor.is_open_for_help


def can_speak_for(user, actor):
    """Managers submit, withdraw, confirm, pause and decide about members."""
    return role_in(user, actor) == Role.MANAGER


def can_review_actor(user, actor):
    """Staff decide on what others send in, never on an actor that they are, have been or ask to be a member of."""
    if not is_staff(user):
        return False
    parts = Membership.objects.reaching(actor).filter(user=user, state__in=MembershipState.taking_part())
    return not parts.exists()


def can_pause_actor(user, actor):
    return can_speak_for(user, actor) or can_review_actor(user, actor)


def can_decide_members(user, actor):
    """The managers of the actor; staff where it has none, or where they have taken over."""
    if can_speak_for(user, actor):
        return True
    return can_review_actor(user, actor) and (is_in_custody(actor) or not has_manager(actor))


def can_take_custody(user, actor):
    return can_review_actor(user, actor) and not _is_over(actor)


def may_see_custody(user, actor):
    return can_speak_for(user, actor) or is_staff(user)


def can_hand_over(user, actor):
    """Managers of the actor itself; who is one by the organisation hands that over."""
    own = actor.memberships.in_force().managers().filter(user=user) if user.is_authenticated else ()
    return can_speak_for(user, actor) and bool(own) and not _is_over(actor)


def can_add_unit(user, actor):
    """Managers of a shown organisation; a unit has no units of its own."""
    return can_speak_for(user, actor) and actor.part_of_id is None and actor.is_public and not _is_over(actor)


def can_prove_domains(user, actor):
    """Managers by their own address, staff by what they have found out."""
    return (can_speak_for(user, actor) or can_review_actor(user, actor)) and not _is_over(actor)


def can_ask_to_join(user, actor):
    return user.is_authenticated and role_in(user, actor) is None and not _is_over(actor)


def can_follow_offering(user, offering):
    return can_follow_actor(user, offering.actor)


def can_speak_for_offering(user, offering):
    return can_speak_for(user, offering.actor)


def can_pause_offering(user, offering):
    return can_pause_actor(user, offering.actor)


def can_edit_offering(user, offering):
    if role_in(user, offering.actor) is None:
        return offering.is_with_applicant and can_help(user, offering.actor)
    return can_edit_actor(user, offering.actor) and offering.state not in OfferingState.over()


def can_review_offering(user, offering):
    return can_review_actor(user, offering.actor)


def can_vouch_for_claim(user, claim):
    """Staff check what a supplier states, never for an actor that they have a part in."""
    return can_review_offering(user, claim.offering)


def can_ask_about_claims(user, offering):
    """Those who write it, and not staff who help, ask the staff to check what it complies with."""
    return role_in(user, offering.actor) is not None and can_edit_offering(user, offering)


def can_keep_deployments(user, actor):
    """What an organisation uses is said by its own editors and managers, and by nobody for them."""
    return role_in(user, actor) is not None and can_edit_actor(user, actor)


def can_decline_deployment(user, deployment):
    """Staff take away what is wrong where nobody speaks for the organisation."""
    return can_keep_deployments(user, deployment.actor) or can_review_actor(user, deployment.actor)


def is_invited(user, membership):
    """The invitation was sent to an address that the person has confirmed."""
    if not user.is_authenticated or not membership.is_invitation:
        return False
    return user.emailaddress_set.filter(verified=True, email=membership.email).exists()


def has_manager(actor):
    """Somebody decides about its members; for a unit it can be its organisation."""
    return Membership.objects.managing(actor).exists()


def has_lasting_manager(actor, *, beside=None):
    """Somebody else than the one who goes, and without a last day of their own."""
    staying = Membership.objects.managing(actor).filter(last_day=None)
    return staying.exclude(pk=beside and beside.pk).exists()


def is_in_custody(actor):
    """The project staff have taken over: the actor itself, or the organisation that it is a unit of."""
    return any(row.custody_since for row in (actor, actor.part_of) if row)


def can_read_log(user):
    """Staff the whole of it; administrators who did what when, without a word of the content."""
    return is_staff(user) or (user.is_authenticated and user.is_administrator)


def is_staff(user):
    return user.is_authenticated and user.is_staff


def can_add_offering(user, actor):
    return can_edit_actor(user, actor) and actor.state != ActorState.DECLINED


def _is_over(actor):
    return actor.state in ActorState.over()


def is_administrator(user):
    """The technical side: accounts and who is staff, and none of what staff see."""
    return user.is_authenticated and user.is_administrator


def is_exempt(user):
    """A demonstration account: everybody knows its password, so nothing would be safer with a second factor."""
    return settings.DEMO and user.is_demonstration


def must_have_second_factor(user):
    """Staff and administrators, always. Managers are asked when they first decide about somebody else."""
    return (is_staff(user) or is_administrator(user)) and not is_exempt(user)

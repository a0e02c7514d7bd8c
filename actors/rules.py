"""Who may do what in the registry: the table of roles, as predicates."""

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
    return is_staff(user) and not actor.memberships.filter(user=user, state__in=MembershipState.taking_part()).exists()


def can_pause_actor(user, actor):
    return can_speak_for(user, actor) or can_review_actor(user, actor)


def can_decide_members(user, actor):
    """The managers of the actor; staff where it has none."""
    return can_speak_for(user, actor) or (can_review_actor(user, actor) and not has_manager(actor))


def can_ask_to_join(user, actor):
    return user.is_authenticated and role_in(user, actor) is None and actor.state not in ActorState.over()


def can_follow_offering(user, offering):
    return can_follow_actor(user, offering.actor)


def can_speak_for_offering(user, offering):
    return can_speak_for(user, offering.actor)


def can_pause_offering(user, offering):
    return can_pause_actor(user, offering.actor)


def can_edit_offering(user, offering):
    if role_in(user, offering.actor) is None:
        return offering.is_with_applicant and can_help(user, offering.actor)
    return can_edit_actor(user, offering.actor) and offering.state != OfferingState.RETIRED


def can_review_offering(user, offering):
    return can_review_actor(user, offering.actor)


def is_invited(user, membership):
    """The invitation was sent to an address that the person has confirmed."""
    if not user.is_authenticated or not membership.is_invitation:
        return False
    return user.emailaddress_set.filter(verified=True, email=membership.email).exists()


def has_manager(actor):
    return actor.memberships.in_force().managers().exists()


def is_staff(user):
    return user.is_authenticated and user.is_staff


def can_add_offering(user, actor):
    return can_edit_actor(user, actor) and actor.state != ActorState.DECLINED

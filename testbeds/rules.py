"""Who may do what with needs, rounds, matches and dialogues: the table of roles, as predicates."""

from actors.models import Actor
from actors.rules import can_review_actor, is_staff, role_in
from actors.states import ActorState, Role
from testbeds.models import Need
from testbeds.states import NeedState, Visibility

WRITERS = (Role.EDITOR, Role.MANAGER)
NEEDING = ("AKT02", "AKT03", "AKT09", "AKT10", "AKT15", "AKT16")  # those who give care, or organise it


def can_have_needs(actor):
    """Municipalities, regions and those who give care for them; a unit is what its organisation is."""
    whole = actor.part_of or actor
    return whole.actor_type_id in NEEDING and actor.state not in ActorState.over()


def can_log_need(user, actor):
    """Editors and managers of an organisation that gives or organises care."""
    return role_in(user, actor) in WRITERS and can_have_needs(actor)


def may_log_needs(user):
    """Of some organisation at all."""
    if not user.is_authenticated:
        return False
    actors = user.memberships.in_force().filter(role__in=WRITERS).select_related("actor__part_of")
    return any(can_have_needs(membership.actor) for membership in actors)


def belongs_to(user, need):
    """A member, of whatever role, of the owner or of one who shares it."""
    if not user.is_authenticated:
        return False
    return Need.objects.of(list(user.roles)).filter(pk=need.pk).exists()


def is_assigned(user, need):
    return user.is_authenticated and need.assignments.filter(user=user).exists()


def can_edit_need(user, need):
    """Editors and managers of the owner, until it is over; staff what was found in public text."""
    if need.state in (NeedState.SOLVED, NeedState.WITHDRAWN):
        return False
    if need.is_documented:
        return is_staff(user)
    return role_in(user, need.owner) in WRITERS


def can_submit_need(user, need):
    return can_edit_need(user, need) and not need.is_documented


def can_speak_for_need(user, need):
    """Managers of the owner confirm, withdraw, say what met it, and decide on matches and dialogues."""
    return not need.is_documented and role_in(user, need.owner) == Role.MANAGER


def can_coordinate_need(user, need):
    """Staff ask for more, publish and gather; not what they are members of, and a private need only when let in."""
    if not is_staff(user):
        return False
    if need.is_documented:
        return True
    if need.visibility == Visibility.OWNER and not is_assigned(user, need):
        return False
    return can_review_actor(user, need.owner)


def can_decide_need(user, need):
    """Who speaks for it; for what was found in public text, the staff."""
    return can_speak_for_need(user, need) or (need.is_documented and is_staff(user))


def can_ask_for_more(user, need):
    """The owner's managers, and the staff who may work with it."""
    return can_speak_for_need(user, need) or can_coordinate_need(user, need)


def can_follow_need(user, need):
    """Members of its owner read what was changed in it, and the staff who may read the need."""
    return is_staff(user) or (need.owner_id is not None and role_in(user, need.owner) is not None)


def can_share_need(user, need, actor):
    """Editors and managers of another shown organisation that gives care, of a need that they may read."""
    is_theirs = need.owner_id is not None and need.owner_id in (actor.pk, actor.part_of_id)
    return can_log_need(user, actor) and actor.is_public and not is_theirs and need.is_shareable


def sharing_actors(user, need):
    """The organisations of the person that could share it, and do not."""
    found = Actor.objects.written_by(user).public().select_related("part_of").by_name()
    sharing = set(need.sharings.values_list("actor", flat=True))
    return [actor for actor in found if actor.pk not in sharing and can_share_need(user, need, actor)]


def may_share_need(user, need):
    return need.is_shareable and user.is_authenticated and bool(sharing_actors(user, need))


def can_stop_sharing(user, need):
    """Editors and managers of one that shares it."""
    if not user.is_authenticated:
        return False
    writing = [pk for pk, role in user.roles.items() if role in WRITERS]
    return need.sharings.filter(actor__in=writing).exists()


def can_coordinate(user, _subject=None):
    """Rounds, clusters and the recalculation of matches are the project staff's."""
    return is_staff(user)


def can_answer_round(user, response):
    """Managers answer for their organisation and approve what was answered; editors write the needs."""
    return role_in(user, response.actor) == Role.MANAGER


def can_fill_response(user, response):
    return role_in(user, response.actor) in WRITERS


def can_read_response(user, response):
    """Members of whoever answers, in any role, and staff; what everybody may know of it stands on the board."""
    return is_staff(user) or role_in(user, response.actor) is not None


def can_decide_match(user, match):
    """The need's owner; staff dismiss, and take back a dismissal, where they may coordinate the need."""
    return can_speak_for_need(user, match.need) or can_coordinate_need(user, match.need)


def can_offer_contact(user, match):
    """Who decides for the need."""
    return can_decide_need(user, match.need)


def is_on_side_of_need(user, need):
    """Of those who decide for it: the owner's, those who share it, and the project staff."""
    return is_staff(user) or belongs_to(user, need)


def is_on_side_of_supplier(user, match):
    return role_in(user, match.offering.actor) is not None


def is_on_both_sides(user, match):
    """Whoever is decides nothing about the match."""
    return is_on_side_of_supplier(user, match) and is_on_side_of_need(user, match.need)


def can_reopen_match(user, match):
    """Staff take back a dismissal."""
    return can_coordinate_need(user, match.need)


def can_end_match(user, match):
    """Either side."""
    return can_offer_contact(user, match) or can_answer_match(user, match)


def can_answer_match(user, match):
    """Managers of the offering's actor declare interest, and accept or turn down contact."""
    return role_in(user, match.offering.actor) == Role.MANAGER


def can_hold_dialogue(user, dialogue):
    """Managers of the organisation that holds it."""
    return role_in(user, dialogue.owner) == Role.MANAGER


def can_review_dialogue(user, dialogue):
    """The one person that the owner has named, for as long as they belong to it, and never whoever else."""
    return dialogue.reviewer_id == user.pk and role_in(user, dialogue.owner) is not None


def suppliers_of(user):
    """The organisations that the person asks and answers dialogues for: published, and none that has needs itself."""
    managed = [key for key, role in user.roles.items() if role == Role.MANAGER] if user.is_authenticated else []
    shown = Actor.objects.filter(pk__in=managed, state=ActorState.PUBLISHED)
    return shown.exclude(actor_type__in=NEEDING).exclude(part_of__actor_type__in=NEEDING).order_by("name_key", "pk")


def can_answer_dialogue(user, _dialogue):
    """Managers of any supplier, whether it was among those told or not."""
    return suppliers_of(user).exists()

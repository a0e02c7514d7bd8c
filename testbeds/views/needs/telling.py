"""What has happened with a need, in plain words: to those who work with it by name, to everybody else by role."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from testbeds.rules import is_on_side_of_need
from testbeds.states import NeedState
from testbeds.views.story_line import StoryLine

OWNER, STAFF, SHARER, CLOCK = "owner", "staff", "sharer", "clock"
MOVES = {  # by where it came: what is said, and who does such a thing
    NeedState.DRAFT: (gettext_lazy("sent back with a question for more"), STAFF),
    NeedState.SUBMITTED: (gettext_lazy("sent in to be confirmed"), OWNER),
    NeedState.CONFIRMED: (gettext_lazy("confirmed by its owner"), OWNER),
    NeedState.PUBLISHED: (pgettext_lazy("need", "published"), STAFF),
    NeedState.CLUSTERED: (pgettext_lazy("need", "gathered in a cluster"), STAFF),
    NeedState.IN_DIALOGUE: (gettext_lazy("a market dialogue began"), OWNER),
    NeedState.IN_TEST: (gettext_lazy("a test began"), STAFF),
    NeedState.SOLVED: (pgettext_lazy("need", "met"), OWNER),
    NeedState.WITHDRAWN: (pgettext_lazy("need", "withdrawn"), OWNER),
    NeedState.DORMANT: (gettext_lazy("fell asleep, since nobody had confirmed it for eighteen months"), CLOCK),
}
BACK = {  # by where it went from, where the way back has words of its own
    NeedState.DORMANT: (gettext_lazy("woken: the owner still has it"), OWNER),
    NeedState.CLUSTERED: (gettext_lazy("taken out of its cluster"), STAFF),
    NeedState.IN_TEST: (gettext_lazy("the test ended"), STAFF),
    NeedState.PUBLISHED: (gettext_lazy("kept to the owner again"), OWNER),
}
NOTES = {
    "confirmed": (gettext_lazy("confirmed again: it still holds"), OWNER),
    "published": (pgettext_lazy("need", "published"), STAFF),
    "shared": (gettext_lazy("shared by one more organisation"), SHARER),
    "sharing_ended": (gettext_lazy("no longer shared"), SHARER),
    "left_cluster": (gettext_lazy("taken out of its cluster"), STAFF),
    "let_in": (gettext_lazy("somebody of the project staff was let in"), OWNER),
    "let_out": (gettext_lazy("somebody of the project staff was let out"), OWNER),
    "visibility_owner": (gettext_lazy("may be read by the owner only"), OWNER),
    "visibility_arena": (gettext_lazy("may be read in the arena"), OWNER),
    "visibility_public": (gettext_lazy("may be read by everybody"), OWNER),
}
TOLD_TO_ALL = {  # what everybody who reads the need reads; the rest is for those who work with it
    *(NeedState.PUBLISHED, NeedState.CLUSTERED, NeedState.IN_DIALOGUE, NeedState.IN_TEST, NeedState.SOLVED),
    *(NeedState.WITHDRAWN, NeedState.DORMANT, NeedState.CONFIRMED),
}
NOTES_TOLD_TO_ALL = {"confirmed", "published", "shared"}
REASONS_TOLD_TO_ALL = {NeedState.SOLVED, NeedState.WITHDRAWN}


def story(need, user):
    """The latest first; those on the side of the need see names."""
    steps = need.steps.select_related("by")
    if is_on_side_of_need(user, need):
        return [_told(need, step, by_name=True) for step in steps]
    return [_told(need, step, by_name=False) for step in steps if _is_for_all(step)]


def _is_for_all(step):
    if step.act:
        return step.act in NOTES_TOLD_TO_ALL
    is_hidden_again = step.from_state == NeedState.PUBLISHED and step.to_state == NeedState.CONFIRMED
    return step.to_state in TOLD_TO_ALL and not is_hidden_again


def _told(need, step, *, by_name):
    what, side = _words(step)
    is_shared = side == SHARER
    who = step.reason if is_shared else _who(need, step, side, by_name=by_name)
    is_read = by_name or (not step.act and step.to_state in REASONS_TOLD_TO_ALL)
    return StoryLine(step.at, capfirst(what), who, step.reason if is_read and not is_shared else "")


def _words(step):
    if step.act:
        return NOTES.get(step.act, (step.act, OWNER))
    is_way_back = step.from_state in BACK and step.to_state in (
        *(NeedState.CONFIRMED, NeedState.PUBLISHED, NeedState.CLUSTERED),
    )
    is_onwards = step.from_state == NeedState.PUBLISHED and step.to_state == NeedState.CLUSTERED
    return BACK[step.from_state] if is_way_back and not is_onwards else MOVES[step.to_state]


def _who(need, step, side, *, by_name):
    if step.by_system:
        return _("by the clock")
    if by_name and step.by:
        return str(step.by)
    return str(need.owner) if side == OWNER and need.owner else _("the project staff")

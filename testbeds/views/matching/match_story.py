"""What people decided about a match, told by side: a person is named to nobody."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actors.models import Membership
from testbeds.matching.deciding import BOTH_SIDES
from testbeds.states import MatchState
from testbeds.views.story_line import StoryLine

MOVES = {
    MatchState.SUGGESTED: gettext_lazy("the dismissal was taken back"),
    MatchState.INTERESTED: gettext_lazy("interest declared"),
    MatchState.DISMISSED: gettext_lazy("dismissed"),
    MatchState.CONTACT_OFFERED: gettext_lazy("contact offered"),
    MatchState.CONFIRMED: gettext_lazy("contact confirmed"),
    MatchState.TURNED_DOWN: gettext_lazy("contact turned down"),
    MatchState.TEST_PLANNED: gettext_lazy("a test is being planned"),
    MatchState.ENDED: gettext_lazy("ended"),
}


def story(match):
    """The latest first."""
    supplier = match.offering.actor
    people = set(Membership.objects.reaching(supplier).values_list("user", flat=True))
    return [
        StoryLine(step.at, capfirst(_what(step)), _who(step, match, people), step.reason)
        for step in match.steps.select_related("by")
    ]


def _what(step):
    if step.act == BOTH_SIDES:
        return _("refused: somebody who belongs to both sides tried to decide")
    if step.from_state == MatchState.INTERESTED and step.to_state == MatchState.SUGGESTED:
        return _("interest taken back")
    return MOVES[step.to_state]


def _who(step, match, people):
    if step.act or step.by_system:
        return ""
    if step.by_id in people:
        return str(match.offering.actor)
    if match.need.is_documented or (step.by and step.by.is_staff):
        return _("the project staff")
    return str(match.need.owner)

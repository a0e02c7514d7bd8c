"""The acts on a match as pages: who may, from where, what is asked and what is said."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from arena.shared.forms import GuardedForm
from testbeds.forms.matching import OptionalReasonForm, ReasonForm
from testbeds.matching import deciding
from testbeds.rules import (
    can_answer_match,
    can_decide_match,
    can_end_match,
    can_offer_contact,
    can_reopen_match,
    is_on_both_sides,
)
from testbeds.states import MatchState
from testbeds.views.acts import Act

ACTS = {
    "offer_contact": Act(
        can_offer_contact,
        (MatchState.SUGGESTED, MatchState.INTERESTED),
        deciding.offer_contact,
        OptionalReasonForm,
        _("Offer contact"),
        _("The supplier gets a letter with your mailbox, and answers yes or no. It binds you to nothing."),
        _("The supplier is told by letter."),
    ),
    "dismiss": Act(
        can_decide_match,
        (MatchState.SUGGESTED, MatchState.INTERESTED),
        deciding.dismiss,
        ReasonForm,
        _("Dismiss"),
        _("It stays dismissed when points are computed anew. A supplier that has declared interest is told why."),
        _("The match is dismissed."),
        "bad",
    ),
    "reopen": Act(
        can_reopen_match,
        (MatchState.DISMISSED,),
        deciding.reopen,
        ReasonForm,
        _("Take back the dismissal"),
        _("The match is a suggestion again."),
        _("The match is a suggestion again."),
    ),
    "accept": Act(
        can_answer_match,
        (MatchState.CONTACT_OFFERED,),
        deciding.accept,
        GuardedForm,
        _("Yes to contact"),
        _("Those who have the need get a letter. The page of the match shows where you write to each other."),
        _("Contact is confirmed. Those who have the need are told by letter."),
    ),
    "turn_down": Act(
        can_answer_match,
        (MatchState.CONTACT_OFFERED,),
        deciding.turn_down,
        OptionalReasonForm,
        _("Turn contact down"),
        _("Those who have the need get a letter. Contact about this match is not offered again."),
        _("Contact is turned down. Those who have the need are told by letter."),
        "bad",
    ),
    "take_back": Act(
        can_answer_match,
        (MatchState.INTERESTED,),
        deciding.withdraw_interest,
        GuardedForm,
        _("Take back the interest"),
        _("What you wrote is taken away. You can declare interest again."),
        _("The interest is taken back."),
        "bad",
    ),
    "end": Act(
        can_end_match,
        (MatchState.CONFIRMED, MatchState.TEST_PLANNED),
        deciding.end,
        ReasonForm,
        _("End it"),
        _("The other side gets a letter with the reason. The match cannot be taken up again."),
        _("It has ended. The other side is told by letter."),
        "bad",
    ),
}


def possible(user, match):
    """Pairs of act and address, for a person on one side only."""
    if not user.is_authenticated or is_on_both_sides(user, match):
        return []
    return [
        (act, reverse(f"needs:match_{name}", args=[match.key]))
        for name, act in ACTS.items()
        if act.is_open_to(user, match)
    ]

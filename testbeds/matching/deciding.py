"""What people decide about a match: interest, contact, an end. Its points are the rule's, and no rule undoes this.

Each act holds the organisation that acts, then the need, then the match. Whoever belongs to both sides decides nothing:
that is refused, and the attempt stays with the match.
"""

from functools import wraps

from django.db import transaction
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.http import check
from testbeds.letters.matches import (
    ContactAnswered,
    ContactOffered,
    EndedByOwner,
    EndedBySupplier,
    InterestDeclared,
    InterestDismissed,
    contact_of,
    tell_owner,
    tell_supplier,
)
from testbeds.models import InterestNotice, Match, Need
from testbeds.rules import (
    can_answer_match,
    can_decide_match,
    can_end_match,
    can_offer_contact,
    can_reopen_match,
    is_on_both_sides,
    is_on_side_of_need,
    is_on_side_of_supplier,
)
from testbeds.states import Condition, MatchState

BOTH_SIDES = "both_sides"  # the step that keeps an attempt to decide from both sides


def act_of(rule, *, decides=True):
    """An act that the rule lets somebody do, asked again once everything is held."""

    def _as_act(act):
        @wraps(act)
        def _held(match, *, by, **said):
            if decides:
                _refuse_both_sides(match, by)
            with transaction.atomic():
                match = _locked(match, by)
                check(rule, by, match)
                return act(match, by=by, **said)

        return _held

    return _as_act


@act_of(can_answer_match, decides=False)
def declare_interest(match, *, by, text, evidence, has_conflict, conflict):
    """The supplier wants to help, and says whether anything ties them to those who decide."""
    _refuse_unless_it_can_be_met(match)
    if is_on_side_of_need(by, match.need) and not has_conflict:
        raise Refused(_("You belong to those who decide about the need. Answer yes, and say what the tie is."))
    facts = {"text": text, "evidence": evidence, "has_conflict": has_conflict, "conflict": conflict, "by": by}
    match.step_to(MatchState.INTERESTED, by=by, start=MatchState.SUGGESTED)
    InterestNotice.objects.update_or_create(match=match, defaults=facts)
    tell_owner(InterestDeclared, match)
    return match


@act_of(can_answer_match, decides=False)
def withdraw_interest(match, *, by):
    match.step_to(MatchState.SUGGESTED, by=by, start=MatchState.INTERESTED)
    InterestNotice.objects.filter(match=match).delete()
    return match


@act_of(can_decide_match)
def dismiss(match, *, by, reason):
    """It does not fit; a supplier that has declared interest is told why."""
    was_interested = match.state == MatchState.INTERESTED
    match.step_to(MatchState.DISMISSED, by=by, reason=reason)
    if was_interested:
        tell_supplier(InterestDismissed, match)
    return match


@act_of(can_reopen_match)
def reopen(match, *, by, reason):
    """Staff take back a dismissal."""
    match.step_to(MatchState.SUGGESTED, by=by, reason=reason, start=MatchState.DISMISSED)
    return match


@act_of(can_offer_contact)
def offer_contact(match, *, by, reason=""):
    """Tell the supplier where to reach those who have the need: a function, and never a private person."""
    _refuse_unless_it_can_be_met(match)
    if not contact_of(match.need):
        raise Refused(_("Your organisation has no mailbox here. Write one among its facts first."))
    match.step_to(MatchState.CONTACT_OFFERED, by=by, reason=reason)
    tell_supplier(ContactOffered, match)
    return match


@act_of(can_answer_match)
def accept(match, *, by):
    match.step_to(MatchState.CONFIRMED, by=by)
    tell_owner(ContactAnswered, match)
    return match


@act_of(can_answer_match)
def turn_down(match, *, by, reason=""):
    match.step_to(MatchState.TURNED_DOWN, by=by, reason=reason)
    tell_owner(ContactAnswered, match)
    return match


@act_of(can_end_match)
def end(match, *, by, reason):
    """Either side ends what was agreed; the other is told why."""
    match.step_to(MatchState.ENDED, by=by, reason=reason)
    if can_offer_contact(by, match):
        tell_supplier(EndedByOwner, match)
    else:
        tell_owner(EndedBySupplier, match)
    return match


def _refuse_both_sides(match, by):
    """Outside every transaction, so that the step is kept though the act is not."""
    if is_on_both_sides(by, match):
        match.remark(BOTH_SIDES, by=by)
        raise Refused(_("You belong to both sides of this match. Somebody who belongs to only one has to decide."))


def _locked(match, by):
    side = match.offering.actor if is_on_side_of_supplier(by, match) else match.need.owner
    if side:
        side.locked()
    Need.objects.select_for_update(no_key=True).get(pk=match.need_id)
    found = Match.objects.select_related("need__owner", "offering__actor")
    found = found.select_for_update(no_key=True, of=["self"]).filter(pk=match.pk).first()
    if found is None:
        raise Refused(_("The two no longer have an area in common."))
    return found


def _refuse_unless_it_can_be_met(match):
    """Contact is for a need that the supplier may read, that is still there and that the offering answers."""
    if not Need.objects.for_matching().shown().filter(pk=match.need_id).exists():
        raise Refused(_("The need is not open to suppliers: it has to be published, and not over."))
    if match.is_near:
        lacking = ", ".join(str(Condition(name).label) for name in match.fails)
        raise Refused(_("The offering is near, but lacks: %(lacking)s.") % {"lacking": lacking})

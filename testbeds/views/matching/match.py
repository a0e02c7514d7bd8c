"""One match: how its points come about, what has been decided, and what this person can do."""

from fractions import Fraction

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from actors.rules import can_edit_offering, is_staff
from arena.shared.forms import is_done
from arena.shared.http import check, redirect_to_top, render_page
from testbeds.forms.matching import InterestForm
from testbeds.letters.matches import contact_of
from testbeds.matching import deciding
from testbeds.matching.explaining import explain, hindrances
from testbeds.models import Evaluation, Match, Need
from testbeds.rules import can_answer_match, is_on_both_sides, is_on_side_of_need, is_on_side_of_supplier
from testbeds.states import MatchState
from testbeds.views.matching.match_acts import ACTS, possible
from testbeds.views.matching.match_rows import TONES
from testbeds.views.matching.match_story import story

IN_CONTACT = [MatchState.CONTACT_OFFERED, MatchState.CONFIRMED, MatchState.TEST_PLANNED]


@login_not_required
@require_safe
def match_detail(request, key):
    match = _match(request.user, key)
    on_need, on_supplier = is_on_side_of_need(request.user, match.need), is_on_side_of_supplier(request.user, match)
    is_side = on_need or on_supplier
    context = {
        "match": match,
        "need": match.need,
        "offering": match.offering,
        "explained": explain(match),
        "sums": _sums(match),
        "hindrances": hindrances(match),
        "acts": possible(request.user, match),
        "may_declare": can_answer_match(request.user, match) and _can_be_met(match),
        "may_edit": can_edit_offering(request.user, match.offering),
        "is_side": is_side,
        "is_on_both_sides": on_need and on_supplier,
        "tone": TONES.get(match.state, ""),
        "story": story(match) if is_side else [],
        "interest": is_side and match.state != MatchState.SUGGESTED and getattr(match, "interest", None),
        "contact": is_side and match.state in IN_CONTACT and contact_of(match.need),
        "may_evaluate": is_staff(request.user) and match.state == MatchState.CONFIRMED,
        "evaluation": Evaluation.objects.visible_to(request.user).filter(match=match).first(),
        "in_contact": is_side and match.state in IN_CONTACT[1:],
    }
    return render_page(request, "needs/matches/match.html", context)


@require_http_methods(["GET", "POST"])
def interest(request, key):
    """The supplier's word that they want to help."""
    match = _match(request.user, key)
    check(can_answer_match, request.user, match)
    if not _can_be_met(match):
        return _too_late(request, match)
    form = InterestForm(request.POST or None)
    if form.is_valid() and is_done(
        form, lambda: deciding.declare_interest(match, by=request.user, **form.cleaned_data), field="has_conflict"
    ):
        messages.success(request, _("Those who have the need are told by letter."))
        return redirect_to_top("needs:match", match.key)
    context = {"match": match, "need": match.need, "offering": match.offering, "form": form}
    return render_page(request, "needs/matches/interest.html", context)


@require_http_methods(["GET", "POST"])
def match_act(request, key, act):
    """What will happen, a reason where one is due, and the button."""
    match, act = _match(request.user, key), ACTS[act]
    check(act.rule, request.user, match)
    if match.state not in act.starts:
        return _too_late(request, match)
    form = act.form(request.POST if request.method == "POST" else None)
    if form.is_valid() and is_done(form, lambda: act.do(match, by=request.user, **form.cleaned_data)):
        messages.success(request, act.done)
        return redirect_to_top("needs:match", match.key)
    context = {"match": match, "need": match.need, "offering": match.offering, "act": act, "form": form}
    context["is_on_both_sides"] = is_on_both_sides(request.user, match)
    return render_page(request, "needs/matches/act.html", context)


def _match(user, key):
    sides = ("need__owner__part_of", "offering__actor__part_of", "interest", "version")
    return get_object_or_404(Match.objects.visible_to(user).select_related(*sides), pk=key)


def _can_be_met(match):
    is_open = Need.objects.for_matching().shown().filter(pk=match.need_id).exists()
    return is_open and match.state == MatchState.SUGGESTED and not match.is_near


def _too_late(request, match):
    messages.info(request, _("This cannot be done where the match stands now."))
    return redirect_to_top("needs:match", match.key)


def _sums(match):
    """Points times weight for each component, so that the division can be done by hand."""
    rows = [(row, Fraction(str(row.points)) * row.weight) for row in explain(match) if row.points is not None]
    points, weight = sum(product for _row, product in rows), sum(row.weight for row, _product in rows)
    return {"points": float(points), "weight": weight, "share": float(100 * points / weight) if weight else 0}

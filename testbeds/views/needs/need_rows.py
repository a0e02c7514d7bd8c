"""Needs as rows of a list: title, problem, whose it is and where it stands."""

from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from actors.views.rows import Row
from testbeds.states import NeedState

EXCERPT = 140  # characters of the problem in a list
TONES = {
    NeedState.DRAFT: "",
    NeedState.WITHDRAWN: "",
    NeedState.DORMANT: "warn",
    NeedState.SUBMITTED: "warn",
    NeedState.IN_DIALOGUE: "info",
    NeedState.IN_TEST: "info",
}


def need_rows(needs, *, with_owner=True):
    """As many as there are, by name."""
    return [need_row(need, with_owner=with_owner) for need in needs.select_related("owner").order_by("name_key", "pk")]


def need_row(need, *, with_owner=True):
    is_english = get_language() == "en"
    whose = _whose(need) if with_owner or need.is_documented else ""
    return Row(
        address=reverse("needs:detail", args=[need.slug]),
        title=str(need),
        text=Truncator(need.problem).chars(EXCERPT),
        language="sv" if is_english and not need.problem_en else "",
        meta=" · ".join(filter(None, [whose, _example(need)])),
        badge=capfirst(need.get_state_display()),
        tone=TONES.get(need.state, "good"),
        title_language=need.title_language,
    )


def _whose(need):
    if not need.is_documented:
        return str(need.owner)
    found = _("Documented need: found in public text")
    return f"{found} {need.documented_year or ''}".strip()


def _example(need):
    return _("Example, not a real need") if need.is_example else ""

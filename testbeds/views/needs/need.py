"""One need with its whole story so far, and what its reader can do next."""

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from actors.rules import is_staff, role_in
from actors.states import Vocabulary
from actors.trust import Topic
from arena.shared.http import render_page
from testbeds.forms.questions import READINESS
from testbeds.rules import is_assigned, is_on_side_of_need
from testbeds.states import NeedState, Visibility
from testbeds.views.needs import acting, telling
from testbeds.views.needs.need_words import answers, day, meaning
from testbeds.views.needs.opening import need_page

TONES = {
    NeedState.PUBLISHED: "good",
    NeedState.CLUSTERED: "good",
    NeedState.IN_DIALOGUE: "info",
    NeedState.IN_TEST: "info",
    NeedState.SOLVED: "good",
    NeedState.WITHDRAWN: "",
    NeedState.DORMANT: "warn",
}


@need_page(methods=("GET", "HEAD"), is_open=True)
def detail(request, need):
    sharings = list(need.sharings.shown().select_related("actor"))
    context = {
        "need": need,
        "tone": TONES.get(need.state, "info"),
        "meaning": meaning(need),
        "answers": answers(need),
        "problem_language": "sv" if get_language() == "en" and not need.problem_en else "",
        "required": _required(need),
        "belonging": _belonging(need),
        "standing": _standing(need),
        "areas": need.terms_of(Vocabulary.AREA),
        "sharings": sharings,
        "acts": acting.acts(request.user, need, sharings),
        "story": telling.story(need, request.user),
        "is_insider": is_on_side_of_need(request.user, need),
        "role": need.owner and role_in(request.user, need.owner),
        "let_in": _let_in(request.user, need),
    }
    return render_page(request, "needs/detail.html", context)


def _standing(need):
    moments = [
        (_("Confirmed by its owner"), need.confirmed_at),
        (pgettext("need", "Published"), need.published_at),
        (_("Asked whether it still holds"), need.asked_at),
    ]
    return [(label, day(moment)) for label, moment in moments if moment]


def _belonging(need):
    """Where it comes up and whom it is about: facts of the need, no demands on what would meet it."""
    facts = [
        (_("Care settings"), need.terms_of(Vocabulary.CARE)),
        (_("Target groups"), need.terms_of(Vocabulary.TARGET)),
    ]
    return [(label, ", ".join(term.label for term in terms)) for label, terms in facts if terms]


def _required(need):
    claims = [str(Topic(claim).label) for claim in need.required_claims]
    facts = [
        (_("Standards and integrations"), need.required_standards),
        (_("Compliance required"), ", ".join(claims)),
        (_("Least technology readiness level (TRL)"), not need.is_documented and dict(READINESS)[need.required_trl]),
    ]
    return [(label, said) for label, said in facts if said]


def _let_in(user, need):
    """To those of the project staff whom the owner has let in, the page says that it is so."""
    return need.visibility == Visibility.OWNER and is_staff(user) and is_assigned(user, need)

"""What a host can do with a testbed, and the two sides with a request: from where, by whom and in which words."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.rules import role_in
from actors.states import Role
from arena.shared.forms import GuardedForm
from testbeds.beds import asking, keeping
from testbeds.evaluation_rules import can_answer_request, can_edit_testbed
from testbeds.evaluation_states import BedState, RequestState
from testbeds.forms.beds import AnswerForm, ScreeningForm
from testbeds.views.acts import Act


def asks(user, request):
    """Managers of the supplier whose offering it is."""
    return role_in(user, request.offering.actor) == Role.MANAGER


BED_ACTS = {
    "publish": Act(
        can_edit_testbed,
        (BedState.DRAFT, BedState.PAUSED),
        keeping.publish,
        GuardedForm,
        pgettext_lazy("testbed", "Publish"),
        _("Everybody can read about the testbed, and suppliers can ask to test."),
        _("The testbed is published."),
    ),
    "pause": Act(
        can_edit_testbed,
        (BedState.PUBLISHED,),
        keeping.pause,
        GuardedForm,
        pgettext_lazy("testbed", "Pause"),
        _("The page stays, and no requests are taken until you publish again."),
        _("The testbed is paused."),
    ),
    "close": Act(
        can_edit_testbed,
        (BedState.DRAFT, BedState.PUBLISHED, BedState.PAUSED),
        keeping.close,
        GuardedForm,
        pgettext_lazy("testbed", "Close for good"),
        _("It cannot be opened again. What was tried there stays readable."),
        _("The testbed is closed."),
        "bad",
    ),
}
REQUEST_ACTS = {
    "look_into": Act(
        can_answer_request,
        (RequestState.SENT,),
        lambda request, *, by, **said: asking.look_into(request, by=by, screening=said),
        ScreeningForm,
        _("Look into it"),
        _("Five questions before you answer. Your answers are kept with the request."),
        _("Your answers are kept. Now say yes or no."),
    ),
    "accept": Act(
        can_answer_request,
        (RequestState.SCREENING,),
        asking.accept,
        AnswerForm,
        _("Say yes"),
        _("The supplier is told by letter. The project staff plan the evaluation with you."),
        _("Accepted. The supplier is told by letter."),
    ),
    "decline": Act(
        can_answer_request,
        (RequestState.SENT, RequestState.SCREENING),
        asking.decline,
        AnswerForm,
        _("Say no"),
        _("The supplier is told by letter, with your reason."),
        _("Declined. The supplier is told by letter."),
        "bad",
    ),
    "withdraw": Act(
        asks,
        (RequestState.SENT, RequestState.SCREENING),
        asking.withdraw,
        GuardedForm,
        _("Take the request back"),
        _("The host no longer needs to answer."),
        _("The request is taken back."),
        "bad",
    ),
}


def possible(user, testbed):
    """Pairs of act and address."""
    return _possible(BED_ACTS, "beds:act_", user, testbed, [testbed.slug])


def possible_with(user, request):
    return _possible(REQUEST_ACTS, "beds:request_", user, request, [request.key])


def _possible(acts, prefix, user, thing, args):
    return [(act, reverse(f"{prefix}{name}", args=args)) for name, act in acts.items() if act.is_open_to(user, thing)]

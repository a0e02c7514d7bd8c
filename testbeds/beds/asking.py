"""A supplier asks to test something in a testbed; the host looks into it and answers with words."""

from django.db import transaction
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from testbeds.evaluation_states import BedState, RequestState
from testbeds.letters.beds import RequestAnswered, RequestSent, tell_host, tell_supplier
from testbeds.models import Testbed

LIVE = (RequestState.SENT, RequestState.SCREENING)


@transaction.atomic
def send(testbed, request, *, by):
    """One live request for each offering and testbed; it reaches the managers of the host."""
    testbed = Testbed.objects.select_for_update(no_key=True).get(pk=testbed.pk)
    if testbed.state != BedState.PUBLISHED:
        raise Refused(_("The testbed takes no requests now."))
    if testbed.requests.filter(offering=request.offering, state__in=LIVE).exists():
        raise Refused(_("You have already asked to test this here. Wait for the answer."))
    request.testbed, request.by = testbed, by
    request.save()
    tell_host(RequestSent, request.remark("sent", by=by), request)
    return request


@transaction.atomic
def look_into(request, *, by, screening):
    """The host answers the questions of the screening, and keeps the answers."""
    request = request.locked()
    request.step_to(RequestState.SCREENING, by=by, start=RequestState.SENT, screening=screening)
    return request


@transaction.atomic
def accept(request, *, by, answer):
    return _answer(request, RequestState.ACCEPTED, by, answer)


@transaction.atomic
def decline(request, *, by, answer):
    return _answer(request, RequestState.DECLINED, by, answer)


@transaction.atomic
def withdraw(request, *, by):
    """The supplier takes it back, before it has been answered."""
    request = request.locked()
    request.step_to(RequestState.WITHDRAWN, by=by)
    return request


def _answer(request, state, by, answer):
    request = request.locked()
    step = request.step_to(state, by=by, reason=answer, answer=answer)
    tell_supplier(RequestAnswered, step, request)
    return request

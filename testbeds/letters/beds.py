"""Letters about requests to test: to the host's managers, and back to the supplier's."""

from django.utils.translation import gettext_lazy as _

from actors.letters.managers import ToManager
from actors.models import Membership
from arena import outbox
from testbeds.evaluation_states import RequestState
from testbeds.models import Step


class AboutRequest(ToManager):
    """The same news of a request to each who should have it."""

    model = Step
    related = ("request__testbed__host", "request__offering__actor")

    def context(self):
        request = self.subject.request
        return {"asked": request, "link": self.link("beds:request", request.key)}


class RequestSent(AboutRequest):
    kind = "test_request_sent"
    label = _("Request to test in a testbed")
    template = "beds/letters/request_sent.txt"

    @property
    def actor(self):
        return self.subject.request.testbed.host

    def is_still_true(self):
        return self.subject.request.state == RequestState.SENT and super().is_still_true()


class RequestAnswered(AboutRequest):
    kind = "test_request_answered"
    label = _("Answer to a request to test")
    template = "beds/letters/request_answered.txt"

    @property
    def actor(self):
        return self.subject.request.offering.actor


def tell_host(letter, step, request):
    _tell(letter, step, request.testbed.host)


def tell_supplier(letter, step, request):
    _tell(letter, step, request.offering.actor)


def _tell(letter, step, actor):
    for membership in Membership.objects.told_about(actor):
        outbox.leave(letter(step, membership.user))

"""Valkey emptied, and Valkey gone: letters wait, visitors do not, and the timer sends."""

import http.cookiejar
import re
import signal
import urllib.parse
import urllib.request

import pytest
from django.urls import reverse
from kombu import Connection

from arena.outbox.models import OutboundLetter
from arena.outbox.states import State
from events.keys import OWN, link_token
from tests.faults.people import full_event
from tests.faults.reckoning import Reckoning
from tests.faults.running import kill
from tests.faults.waiting import wait_for

ONLY_A_HANG = 60  # seconds; a visitor waits two at the most, which a busy machine cannot be held to


class Visitor:
    """Somebody who gives a seat back by the link of a letter."""

    def __init__(self, url):
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.url, self.browser = url, urllib.request.build_opener(jar)

    def gives_back(self, participant):
        """The status of the page after the button."""
        page = self.url + reverse("events:own_cancel", args=[participant.key, link_token(participant, OWN)])
        with self.browser.open(page, timeout=ONLY_A_HANG) as answer:
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.read().decode())[1]
        facts = urllib.parse.urlencode({"reason": "", "csrfmiddlewaretoken": token}).encode()
        with self.browser.open(page, facts, timeout=ONLY_A_HANG) as answer:
            return answer.status


def wake_ups(portal):
    """How many wait in the broker."""
    with Connection(f"redis+socket{portal.valkey.url.removeprefix('unix')}") as broker:
        return broker.default_channel.client.llen("arena:celery")


def empty(portal):
    with Connection(f"redis+socket{portal.valkey.url.removeprefix('unix')}") as broker:
        return broker.default_channel.client.flushall()


def waiting():
    return OutboundLetter.objects.filter(state=State.READY).count()


def sent_letters():
    return OutboundLetter.objects.filter(state=State.SENT).count()


def test_broker_emptied_and_gone_loses_no_letter_and_keeps_no_visitor(portal, post, figures):
    first, *others = full_event(3).participants.all()
    visitor = Visitor(portal.web().url)

    assert visitor.gives_back(first) == 200
    assert wake_ups(portal) == 1
    assert empty(portal)
    assert (wake_ups(portal), waiting()) == (0, 1)

    assert kill(portal.broker) == -signal.SIGKILL
    assert [visitor.gives_back(participant) for participant in others] == [200, 200]
    assert waiting() == 3

    assert portal.timer().wait(120) == 0
    reckoning = Reckoning(post)
    figures.add("Broker emptied, then gone", 1, reckoning)
    assert (reckoning.broken(), reckoning.states) == ([], {State.SENT: 3})


@pytest.mark.faults
def test_worker_and_clock_go_on_when_the_broker_is_back(portal, post, figures):
    portal.worker(), portal.beat(1)
    visitor, rounds = Visitor(portal.web().url), 3
    for number in range(rounds):
        assert kill(portal.broker) == -signal.SIGKILL
        assert visitor.gives_back(full_event(1).participants.get()) == 200
        portal.restart_broker()
        wait_for(lambda sent=number: sent_letters() > sent, "worker or clock has not come back")

    reckoning = Reckoning(post)
    figures.add("Broker killed and started again", rounds, reckoning)
    assert (reckoning.broken(), reckoning.states) == ([], {State.SENT: rounds})

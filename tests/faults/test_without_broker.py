"""Valkey emptied, and Valkey gone: letters wait, visitors do not, and the timer sends."""

import http.cookiejar
import re
import signal
import urllib.parse
import urllib.request

import pytest
from kombu import Connection

from arena.outbox.models import OutboundLetter
from arena.outbox.states import State
from tests.factories import UserFactory
from tests.faults.reckoning import Reckoning
from tests.faults.running import kill
from tests.faults.waiting import wait_for

ONLY_A_HANG = 60  # seconds; a visitor waits two at the most, which a busy machine cannot be held to


class Visitor:
    """Somebody with a browser who has forgotten the password."""

    def __init__(self, url):
        self.page = f"{url}/konto/password/reset/"
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.browser = urllib.request.build_opener(jar)

    def asks_for_password(self, email):
        """The status of the answer."""
        with self.browser.open(self.page, timeout=ONLY_A_HANG) as answer:
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.read().decode())[1]
        facts = urllib.parse.urlencode({"email": email, "csrfmiddlewaretoken": token}).encode()
        with self.browser.open(self.page, facts, timeout=ONLY_A_HANG) as answer:
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


def test_broker_emptied_and_gone_loses_no_letter_and_keeps_no_visitor(portal, post, figures):
    people = [UserFactory() for _person in range(3)]
    visitor = Visitor(portal.web().url)

    assert visitor.asks_for_password(people[0].email) == 200
    assert wake_ups(portal) == 1
    assert empty(portal)
    assert (wake_ups(portal), waiting()) == (0, 1)

    assert kill(portal.broker) == -signal.SIGKILL
    assert [visitor.asks_for_password(person.email) for person in people[1:]] == [200, 200]
    assert waiting() == 3

    assert portal.timer().wait(120) == 0
    reckoning = Reckoning(post)
    figures.add("Broker emptied, then gone", 1, reckoning)
    assert (reckoning.broken(), reckoning.states) == ([], {State.SENT: 3})


@pytest.mark.faults
def test_worker_and_clock_go_on_when_the_broker_is_back(portal, post, figures):
    portal.worker(), portal.beat(1)
    visitor, rounds = Visitor(portal.web().url), 3
    for _round in range(rounds):
        assert kill(portal.broker) == -signal.SIGKILL
        assert visitor.asks_for_password(UserFactory().email) == 200
        assert waiting() == 1
        portal.restart_broker()
        wait_for(lambda: not waiting(), "worker or clock has not come back")

    wait_for(lambda: post.taken().total() == rounds, "not every letter was taken")
    reckoning = Reckoning(post)
    figures.add("Broker killed and started again", rounds, reckoning)
    assert (reckoning.broken(), reckoning.states) == ([], {State.SENT: rounds})

"""Numbers for monitoring: of nobody, and for whoever has the token."""

import pytest

from arena.outbox.models import Counter, Heartbeat
from tests.factories import OutboundLetterFactory, StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(settings):
    settings.METRICS_TOKEN = "hemlig"
    return {"Authorization": "Bearer hemlig"}


def test_metrics_without_the_setting_are_not_there(client):
    client.force_login(StaffFactory())

    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


@pytest.mark.parametrize(
    "said", ["", "hemlig", "Bearer ", "Bearer hemli", "Bearer hemligt", "Basic aGVtbGln", "Bearer å"]
)
def test_metrics_with_anything_but_the_token_are_refused(client, token, said):
    response = client.get("/metrics", headers={"Authorization": said})

    assert (response.status_code, response.content, response["WWW-Authenticate"]) == (401, b"", "Bearer")


def test_metrics_say_what_the_database_says_now(client, token):
    Heartbeat.beat()
    Counter.count("wake")
    row = OutboundLetterFactory(failed=True)
    known = client.get("/metrics", headers=token).text.splitlines()
    OutboundLetterFactory(failed=True)

    answer = client.get("/metrics", headers=token)

    lines = answer.text.splitlines()
    assert 'arena_letters{state="failed",stream="own"} 1.0' in known
    assert 'arena_letters{state="failed",stream="own"} 2.0' in lines
    assert 'arena_swallowed_faults_total{name="wake"} 1.0' in lines
    assert [line.partition(" ")[0] for line in lines if line.startswith("arena_oldest")] == [
        "arena_oldest_due_letter_seconds"
    ]
    assert row.recipient.email.partition("@")[2] not in answer.text
    assert answer["Cache-Control"].split(", ")[-1] == "private"


def test_metrics_can_be_read_by_the_parser_of_their_makers(client, token):
    from prometheus_client.parser import text_string_to_metric_families

    Heartbeat.beat()

    families = {family.name for family in text_string_to_metric_families(client.get("/metrics", headers=token).text)}

    assert families == {
        f"arena_{name}"
        for name in [
            "letters", "letters_returned", "oldest_due_letter_seconds", "seconds_since_drain", "resting_domains",
            "suppressions", "swallowed_faults", "reminder_runs",
        ]
    }  # fmt: skip

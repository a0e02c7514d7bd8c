"""Alive is one thing, ready another."""

from datetime import timedelta

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.functions import Now

from arena.outbox.measuring import LONGEST_SILENCE
from arena.outbox.models import Heartbeat
from tests.factories import OutboundLetterFactory


def test_healthz_answers_without_the_database(client):
    assert client.get("/healthz").content == b"ok"


@pytest.mark.django_db
def test_readyz_with_everything_in_place(client):
    Heartbeat.beat()

    response = client.get("/readyz")

    expected = {"database": True, "broker": True, "letters": True, "oldest_letter_waits": 0, "keys_missing": False}
    assert (response.status_code, response.json()) == (200, expected)


@pytest.mark.django_db
def test_readyz_tells_of_a_letter_that_waits_long_and_is_ready_all_the_same(client):
    Heartbeat.beat()
    OutboundLetterFactory(not_before=Now() - timedelta(hours=1))

    response = client.get("/readyz")

    assert (response.status_code, 3600 <= response.json()["oldest_letter_waits"] < 3660) == (200, True)


@pytest.mark.django_db
@pytest.mark.parametrize("silence", [None, LONGEST_SILENCE + 5])
def test_readyz_letters_that_stand_still(client, silence):
    if silence:
        Heartbeat.objects.create(at=Now() - timedelta(seconds=silence))

    response = client.get("/readyz")

    expected = {"database": True, "broker": True, "letters": False, "oldest_letter_waits": 0, "keys_missing": False}
    assert (response.status_code, response.json()) == (503, expected)


@pytest.mark.django_db
def test_readyz_migration_that_is_not_applied(client):
    MigrationRecorder.Migration.objects.filter(app="feedback").delete()

    response = client.get("/readyz")

    assert (response.status_code, response.json()["database"]) == (503, False)


@pytest.mark.django_db
def test_readyz_broker_away(client, settings, monkeypatch):
    from arena.celery import app

    monkeypatch.setattr(app.conf, "broker_write_url", "redis://127.0.0.1:1/0")

    response = client.get("/readyz")

    assert (response.status_code, response.json()["broker"]) == (503, False)

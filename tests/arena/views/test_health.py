"""Alive is one thing, ready another."""

from datetime import timedelta

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.functions import Now

from arena.outbox.models import Heartbeat
from arena.views.health import LONGEST_SILENCE


def test_healthz_answers_without_the_database(client):
    assert client.get("/healthz").content == b"ok"


@pytest.mark.django_db
def test_readyz_with_everything_in_place(client):
    Heartbeat.beat()

    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (200, {"database": True, "broker": True, "letters": True})


@pytest.mark.django_db
@pytest.mark.parametrize("silence", [None, LONGEST_SILENCE + 5])
def test_readyz_letters_that_stand_still(client, silence):
    if silence:
        Heartbeat.objects.create(at=Now() - timedelta(seconds=silence))

    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (503, {"database": True, "broker": True, "letters": False})


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

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from arena.celery import app
from arena.shared.tasks import forget_sessions

pytestmark = pytest.mark.django_db


def test_forget_sessions_takes_away_those_whose_time_is_out():
    now = timezone.now()
    Session.objects.create(session_key="gammal", session_data="", expire_date=now - timedelta(minutes=1))
    Session.objects.create(session_key="ny", session_data="", expire_date=now + timedelta(hours=1))

    forget_sessions()

    assert list(Session.objects.values_list("pk", flat=True)) == ["ny"]


def test_clock_starts_only_tasks_that_exist():
    app.loader.import_default_modules()

    planned = {entry["task"] for entry in app.conf.beat_schedule.values()}
    assert planned - set(app.tasks) == set()

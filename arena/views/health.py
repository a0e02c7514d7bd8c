"""What the surroundings ask: is the process alive, and can it do its work."""

from functools import lru_cache

from django.apps import apps
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError

from arena import outbox
from testbeds.dialogues import sealing


@login_not_required
@never_cache
@require_safe
def healthz(request):
    """The process answers. It asks nobody else, so that a database at rest restarts no web server."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@never_cache
@require_safe
def readyz(request):
    """Everything a visitor needs is in place; otherwise 503, with what is missing.

    Whether letters go is judged by a drain that was finished; how long the oldest waits, in seconds, is only told, and
    so is whether a key is missing that suppliers' answers were sealed with.
    """
    answers = {"database": database_is_ready(), "broker": broker_answers()}
    pulse = outbox.pulse() if answers["database"] else None
    answers["letters"] = pulse is not None and pulse.is_alive
    waited = pulse and round(pulse.waited or 0)
    told = {"oldest_letter_waits": waited, "keys_missing": answers["database"] and bool(sealing.missing_keys())}
    return JsonResponse(answers | told, status=200 if all(answers.values()) else 503)


def database_is_ready():
    """The database answers, and every migration of this code has been applied to it."""
    try:
        return migrations_of_this_code() <= MigrationRecorder(connection).applied_migrations().keys()
    except DatabaseError:
        return False


@lru_cache
def migrations_of_this_code():
    return MigrationLoader(None).disk_migrations.keys()


def broker_answers():
    with apps.get_app_config("arena").celery.connection_for_write() as broker:
        try:
            broker.ensure_connection(max_retries=1, timeout=2)
        except OperationalError:
            return False
        return True

"""Waking a worker: the message carries nothing, since the database says what is due."""

import logging

from django.apps import apps
from django.conf import settings
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


def wake(task):
    """Start the task soon; without a broker the work waits for the next tick, and the visitor for nobody."""
    clock = apps.get_app_config("arena").celery
    try:
        with clock.connection_for_write(transport_options=_impatient()) as broker:
            clock.send_task(task, connection=broker, expires=55, retry=False)
    except (OSError, OperationalError, RedisError) as fault:
        logger.warning("No worker was woken, the next tick will do the work: %s", type(fault).__name__)


def _impatient():
    options = {"socket_timeout": 1, "socket_connect_timeout": 1, "max_retries": 0}
    return {**settings.CELERY_BROKER_TRANSPORT_OPTIONS, **options}

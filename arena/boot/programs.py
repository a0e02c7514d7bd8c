"""The portal's own processes, as they are started here, in the tests and by docker-compose.yml."""

import multiprocessing

from arena.boot import places

WEB = "granian --interface wsgi --workers 2 --blocking-threads 4 --no-ws --log-level warning arena.wsgi:application"
# Gossip and mingle are talk between workers that we have no use for, and behind which workers have been seen to stall.
WORKER = "celery --app arena --quiet worker --loglevel warning --concurrency 2 --without-gossip --without-mingle"
BEAT = "celery --app arena --quiet beat --loglevel warning"
PREPARE = "django-admin prepare"


def argv(command, *options):
    program, *arguments = command.split()
    return [str(part) for part in (places.environment() / "bin" / program, *arguments, *options)]


def pool():
    """Celery's usual pool needs semaphores in shared memory; a machine without them gets threads instead."""
    try:
        multiprocessing.Lock()
    except OSError:
        return ["--pool", "threads"]
    return []

from django.apps import AppConfig


class ArenaConfig(AppConfig):
    """The house itself."""

    name = "arena"

    @property
    def celery(self):
        """The Celery application, loaded when it is first asked for: a web worker that wakes nobody stays smaller."""
        from arena.celery import app

        return app

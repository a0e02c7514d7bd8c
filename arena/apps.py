from django.apps import AppConfig


class ArenaConfig(AppConfig):
    """The house itself: it loads Celery, so that `shared_task` finds the right application."""

    name = "arena"

    def ready(self):
        from arena import celery  # noqa: F401

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Workshops, meetings and seminars: published, filled fairly, held and followed up."""

    name = "events"
    verbose_name = _("events")

    def ready(self):
        from events import claiming, naming

        claiming.listen()
        naming.register()

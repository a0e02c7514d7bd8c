from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Workshops, meetings and seminars: published, filled fairly, held and followed up."""

    name = "events"
    verbose_name = _("events")

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    """What people tell us about the portal itself."""

    name = "arena.feedback"
    label = "feedback"
    verbose_name = _("reports")

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HistoryConfig(AppConfig):
    """The log of every change, without a word of the domain."""

    name = "arena.history"
    label = "history"
    verbose_name = _("history")

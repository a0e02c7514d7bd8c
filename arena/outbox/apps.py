from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    """Letters and their delivery, without a word of the domain."""

    name = "arena.outbox"
    label = "outbox"
    verbose_name = _("outbox")

    def ready(self):
        autodiscover_modules("letters")
        from arena.outbox.delivering import digests  # noqa: F401  (a kind of letter of the outbox's own)

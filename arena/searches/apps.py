from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchesConfig(AppConfig):
    """One door to everything that can be searched, and searches that a person keeps."""

    name = "arena.searches"
    label = "searches"
    verbose_name = _("searches")

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """Who of the project staff has taken what waits for them."""

    name = "arena.desk"
    label = "desk"
    verbose_name = _("the desk of the staff")

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Act(models.TextChoices):
    """What happened to a row; an export changes none, and is kept all the same."""

    ADDED = "added", pgettext_lazy("history", "added")
    CHANGED = "changed", pgettext_lazy("history", "changed")
    REMOVED = "removed", pgettext_lazy("history", "removed")
    EXPORTED = "exported", pgettext_lazy("history", "exported")


class Channel(models.TextChoices):
    """Which way into the registry was used."""

    WEB = "web", _("in the browser")
    API = "api", _("through the API")
    IMPORT = "import", _("by an imported file")
    CLOCK = "clock", _("by the clock")
    COMMAND = "command", _("by a command on the server")
    DATABASE = "database", _("straight in the database")

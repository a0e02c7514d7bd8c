from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    """Files that people send in: judged by their content, kept under names of our own, given out as attachments."""

    name = "arena.files"
    label = "files"
    verbose_name = _("files")

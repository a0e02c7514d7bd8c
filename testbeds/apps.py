from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TestbedsConfig(AppConfig):
    """What the care sector needs, who could help, and what came of trying it."""

    name = "testbeds"
    verbose_name = _("needs and testbeds")

    def ready(self):
        from testbeds import naming
        from testbeds.matching import following

        naming.register()
        following.watch()

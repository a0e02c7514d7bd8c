"""Once a month a manager is asked about everything that nobody has confirmed for a year, in one letter."""

from datetime import timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from actors.models import Actor, Offering, User
from arena.outbox.letters import Letter


class StillRight(Letter):
    kind = "still_right"
    label = _("Are the facts still right?")
    model = User
    template = "letters/still_right.txt"
    lifetime = timedelta(days=7)

    def unique_key(self):
        return f"{self.kind}:{self.subject.pk}:{localdate(self.subject.asked_at):%Y-%m}"

    def recipient(self):
        return self.subject

    def is_still_true(self):
        """Somebody else may have confirmed everything meanwhile, and the person may no longer be a manager."""
        return self.subject.is_active and any(rows.exists() for rows in self._waiting())

    def context(self):
        actors, offerings = self._waiting()
        return {
            "actors": actors.order_by("name_key", "pk"),
            "offerings": offerings.select_related("actor").order_by("name_key", "pk"),
            "link": self.link("actors:to_confirm"),
        }

    def _waiting(self):
        return [model.objects.managed_by(self.subject).to_ask_about() for model in (Actor, Offering)]

from django.utils.translation import gettext_lazy as _

from actors.letters.managers import ToManager
from actors.models import Decision


class ActorClosed(ToManager):
    """The project staff have closed the actor."""

    kind = "actor_closed"
    label = _("The actor was closed")
    model = Decision
    template = "letters/actor_closed.txt"

    def context(self):
        actor = self.subject.actor
        return {
            "actor": actor,
            "reason": self.subject.reason,
            "link": self.link("actors:detail", actor.slug),
            "contact": self.link("arena:contact"),
        }

from django.utils.translation import gettext_lazy as _

from actors.letters.managers import ToManager
from actors.models import Merge


class ActorsMerged(ToManager):
    """The project staff have let one actor become part of another; both had managers."""

    kind = "actors_merged"
    label = _("Two actors were merged")
    model = Merge
    template = "letters/actors_merged.txt"

    @property
    def actor(self):
        return self.subject.into

    def context(self):
        return {
            "merge": self.subject,
            "merged": self.subject.merged,
            "actor": self.subject.into,
            "link": self.link("actors:merges", self.subject.into.slug),
            "contact": self.link("arena:contact"),
        }

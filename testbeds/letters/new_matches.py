"""What has become a match since yesterday: to suppliers, and to those who have the needs.

A letter is about the best of the matches that were told at one moment to one organisation, and names them all.
"""

from functools import cached_property

from django.utils.translation import gettext_lazy as _

from actors.letters.managers import ToManager
from arena.outbox.states import Priority, Stream
from testbeds.models import Match, Need

LISTED = 10  # lines of a letter; the rest is on the page


class NewMatches(ToManager):
    """Looked up when it is sent: what is no longer a match, or can no longer be read, is not told."""

    model = Match
    priority = Priority.BULK
    stream = Stream.NEWS
    related = ("need__owner", "offering__actor__part_of")

    @cached_property
    def keys(self):
        return self._keys()

    def _keys(self):
        readable = Need.objects.visible_to(self.addressee).values("pk")
        found = self.told_with().matching().filter(need__in=readable)
        return list(found.best_first().values_list("pk", flat=True))

    def is_still_true(self):
        return bool(self._keys()) and super().is_still_true()

    def is_as_written(self):
        return self.keys == self._keys()

    def context(self):
        first = self.keys[:LISTED]
        rows = Match.objects.filter(pk__in=first).best_first().select_related("need", "offering")
        return {"matches": rows, "actor": self.actor, "more": len(self.keys) - len(first), "link": self.page()}


class NewForSupplier(NewMatches):
    """Needs that offerings of the organisation may answer."""

    kind = "new_matches_for_supplier"
    label = _("Needs where you may fit")
    template = "needs/letters/new_matches_for_supplier.txt"

    @property
    def actor(self):
        return self.subject.offering.actor

    def told_with(self):
        shown = Need.objects.shown().for_matching().values("pk")
        told = Match.objects.filter(offering__actor=self.actor, told_supplier_at=self.subject.told_supplier_at)
        return told.filter(need__in=shown)

    def page(self):
        return self.link("needs:fitting", self.actor.slug)


class NewForOwner(NewMatches):
    """Offerings that may answer what the organisation needs."""

    kind = "new_matches_for_owner"
    label = _("Offerings that may answer your needs")
    template = "needs/letters/new_matches_for_owner.txt"

    @property
    def actor(self):
        return self.subject.need.owner

    def told_with(self):
        return Match.objects.filter(need__owner=self.actor, told_owner_at=self.subject.told_owner_at)

    def page(self):
        return self.link("needs:of_actor", self.actor.slug)

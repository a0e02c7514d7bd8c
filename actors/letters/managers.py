"""News for the managers of an actor: one letter each, and none to somebody who has left before it goes."""

from actors.models import Membership
from arena import outbox
from arena.outbox.letters import ToEach


class ToManager(ToEach):
    """The same news to each manager, said to each once."""

    def is_still_true(self):
        return Membership.objects.managing(self.actor).filter(user=self.addressee).exists()

    @property
    def actor(self):
        return self.subject.actor or self.subject.offering.actor


def tell_managers(letter, subject, actor):
    for membership in Membership.objects.told_about(actor):
        outbox.leave(letter(subject, membership.user))

"""News for the managers of an actor: one letter each, and none to somebody who has left before it goes."""

from actors.models import Membership
from arena import outbox
from arena.outbox.letters import Letter


class ToManager(Letter):
    """The same news to each manager, said to each once."""

    def __init__(self, subject, manager=None):
        super().__init__(subject)
        self.addressee = manager

    def unique_key(self):
        return f"{self.kind}:{self.subject.pk}:{self.addressee.pk}"

    def recipient(self):
        return self.addressee

    def is_still_true(self):
        return Membership.objects.managing(self.actor).filter(user=self.addressee).exists()

    @property
    def actor(self):
        return self.subject.actor or self.subject.offering.actor


def tell_managers(letter, subject, actor):
    for membership in Membership.objects.told_about(actor):
        outbox.leave(letter(subject, membership.user))

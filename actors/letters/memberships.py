"""Letters about who speaks for an actor. A link in them opens a page; only the button there decides."""

from django.core import signing
from django.utils.translation import gettext_lazy as _

from actors.models import Membership
from actors.states import MembershipState
from arena.outbox.letters import Letter

INVITATION_SALT = "actors.invitation"


def invitation_token(membership):
    """Good for this invitation and nothing else; how long is said by the row."""
    return signing.dumps(str(membership.key), salt=INVITATION_SALT)


class MembershipLetter(Letter):
    model = Membership

    def context(self):
        return {"membership": self.subject, "actor": self.subject.actor, "link": self.way_on()}

    def way_on(self):
        return self.link("arena:my_page")


class ToManager(Letter):
    """The same news to each manager; the outbox keeps whom, so the letter is made anew without saying it again."""

    def __init__(self, subject, manager=None):
        super().__init__(subject)
        self.manager = manager

    def unique_key(self):
        return f"{self.kind}:{self.subject.pk}:{self.manager.pk}"

    def recipient(self):
        return self.manager


class JoinRequest(ToManager, MembershipLetter):
    """Somebody asks to join."""

    kind = "join_request"
    label = _("Request to join")
    template = "letters/join_request.txt"

    def is_still_true(self):
        return self.subject.is_request

    def way_on(self):
        return self.link("actors:member", self.subject.actor.slug, self.subject.key)


class JoinAnswer(MembershipLetter):
    kind = "join_answer"
    label = _("Answer to a request to join")
    template = "letters/join_answer.txt"

    def recipient(self):
        return self.subject.user

    def is_still_true(self):
        return self.subject.state in (MembershipState.ACTIVE, MembershipState.DECLINED)


class Invitation(MembershipLetter):
    kind = "invitation"
    label = _("Invitation to speak for an actor")
    template = "letters/invitation.txt"

    def recipient(self):
        return self.subject.email

    def is_still_true(self):
        return self.subject.is_invitation

    def way_on(self):
        return self.link("actors:invitation", invitation_token(self.subject))

    def context(self):
        return super().context() | {"contact": self.link("arena:contact")}


class MembershipEnded(MembershipLetter):
    kind = "membership_ended"
    label = _("Membership ended")
    template = "letters/membership_ended.txt"

    def recipient(self):
        return self.subject.user

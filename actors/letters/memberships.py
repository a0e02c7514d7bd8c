"""Letters about who speaks for an actor. A link in them opens a page; only the button there decides."""

from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.letters.managers import ToManager
from actors.models import Decision, Membership
from actors.states import MembershipState
from arena.outbox.letters import Letter

INVITATION_SALT = "actors.invitation"


def invitation_token(membership):
    """Good for this invitation and nothing else; how long is said by the row."""
    return signing.dumps(str(membership.key), salt=INVITATION_SALT)


class MembershipLetter(Letter):
    model = Membership

    def recipient(self):
        return self.subject.user

    def context(self):
        return {"membership": self.subject, "actor": self.subject.actor, "link": self.way_on()}

    def way_on(self):
        return self.link("arena:my_page")


class JoinRequest(ToManager, MembershipLetter):
    """Somebody asks to join."""

    kind = "join_request"
    label = _("Request to join")
    template = "letters/join_request.txt"

    def is_still_true(self):
        return super().is_still_true() and self.subject.is_request

    def way_on(self):
        return self.link("actors:member", self.subject.actor.slug, self.subject.key)


class JoinAnswer(MembershipLetter):
    kind = "join_answer"
    label = _("Answer to a request to join")
    template = "letters/join_answer.txt"

    def is_still_true(self):
        return self.subject.state in (MembershipState.ACTIVE, MembershipState.DECLINED)

    def context(self):
        return super().context() | {"named": self.subject.actor.name_for_strangers}


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
    """Removed, or past its last day."""

    kind = "membership_ended"
    label = _("Membership ended")
    template = "letters/membership_ended.txt"

    def is_still_true(self):
        return self.subject.state == MembershipState.ENDED


class MembershipEnds(MembershipLetter):
    """A week before the last day, so that there is time to ask for more."""

    kind = "membership_ends"
    label = _("Membership ends soon")
    template = "letters/membership_ends.txt"

    def unique_key(self):
        """Said once for each last day, which can be moved."""
        return f"{super().unique_key()}:{self.subject.last_day}"

    def is_still_true(self):
        return self.subject.is_in_force and self.subject.last_day is not None and self._is_near()

    def _is_near(self):
        return timezone.localdate() <= self.subject.last_day <= timezone.localdate() + Membership.WARNED_BEFORE


class HandedOver(MembershipLetter):
    """To the one who handed over: the other has said yes."""

    kind = "handed_over"
    label = _("Somebody has taken over")
    template = "letters/handed_over.txt"

    def recipient(self):
        return self.subject.takes_over_from.user

    def context(self):
        return super().context() | {"successor": self.subject.user}


class CustodyTaken(ToManager):
    """The project staff have taken over, and decide about the members."""

    kind = "custody_taken"
    label = _("The project staff have taken over")
    model = Decision
    template = "letters/custody_taken.txt"

    def is_still_true(self):
        """To those who asked to be let go, too."""
        return self.subject.actor.custody_since is not None

    def context(self):
        return {
            "actor": self.subject.actor,
            "reason": self.subject.reason,
            "link": self.link("arena:my_page"),
            "contact": self.link("arena:contact"),
        }

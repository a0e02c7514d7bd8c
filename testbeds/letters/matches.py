"""What the two sides of a match tell each other."""

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actors.letters.managers import ToManager, tell_managers
from testbeds.models import Need, Step
from testbeds.states import MatchState


def contact_of(need):
    """Where a supplier reaches those who have the need: a mailbox, for a documented need that of the arena."""
    if need.is_documented:
        return settings.OPERATOR_EMAIL or settings.BASE_URL + reverse("arena:contact")
    return need.owner.contact_email


class AboutStep(ToManager):
    """One step of a match, for as long as the match stands there."""

    model = Step
    related = ("match__need__owner", "match__offering__actor__part_of")

    @classmethod
    def guard(cls):
        return cls.where(match__state=F("to_state"))

    @property
    def match(self):
        return self.subject.match

    def context(self):
        return {
            "need": self.match.need,
            "offering": self.match.offering,
            "reason": self.subject.reason,
            "link": self.link("needs:match", self.match.key),
        }


class ToOwner(AboutStep):
    @property
    def actor(self):
        return self.match.need.owner


class ToSupplier(AboutStep):
    """Never about a need that the supplier cannot read, though it could when the letter was left."""

    @classmethod
    def guard(cls):
        return cls.where(match__state=F("to_state"), match__need__published_at__isnull=False)

    @property
    def actor(self):
        return self.match.offering.actor

    def is_still_true(self):
        is_readable = Need.objects.visible_to(self.addressee).shown().filter(pk=self.match.need_id).exists()
        return is_readable and super().is_still_true()


class InterestDeclared(ToOwner):
    kind = "match_interest"
    label = _("Interest in a need")
    template = "needs/letters/match_interest.txt"

    def context(self):
        return super().context() | {"interest": getattr(self.match, "interest", None)}


class ContactAnswered(ToOwner):
    """The supplier has said yes or no to contact."""

    kind = "match_answer"
    label = _("Answer to offered contact")
    template = "needs/letters/match_answer.txt"

    def context(self):
        return super().context() | {"is_confirmed": self.subject.to_state == MatchState.CONFIRMED}


class ContactOffered(ToSupplier):
    kind = "match_contact"
    label = _("Offered contact")
    template = "needs/letters/match_contact.txt"

    def context(self):
        need = self.match.need
        who = need.owner or _("The project staff of the arena")
        return super().context() | {"owner": who, "contact": contact_of(need)}


class InterestDismissed(ToSupplier):
    kind = "match_dismissed"
    label = _("Interest dismissed")
    template = "needs/letters/match_dismissed.txt"


class EndedByOwner(ToSupplier):
    kind = "match_ended_by_owner"
    label = _("Contact ended by those who have the need")
    template = "needs/letters/match_ended.txt"


class EndedBySupplier(ToOwner):
    kind = "match_ended_by_supplier"
    label = _("Contact ended by the supplier")
    template = "needs/letters/match_ended.txt"


def tell_owner(letter, match):
    """A need that nobody here owns has nobody to tell: its matches wait on the desk of the staff."""
    if match.need.owner:
        tell_managers(letter, match.steps.first(), match.need.owner)


def tell_supplier(letter, match):
    tell_managers(letter, match.steps.first(), match.offering.actor)

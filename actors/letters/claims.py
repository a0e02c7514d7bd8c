from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.letters.managers import ToManager
from actors.models import ComplianceClaim

REMINDED_BEFORE = timedelta(days=30)


class ClaimAnswer(ToManager):
    """What came of asking the project staff to confirm a claim: once for each question."""

    kind = "claim_answer"
    label = _("Answer about a claim of compliance")
    model = ComplianceClaim
    template = "letters/claim_answer.txt"

    def unique_key(self):
        return f"{self.kind}:{self.subject.pk.hex}:{self.subject.changed_at.timestamp():.0f}:{self.addressee.pk}"

    @property
    def actor(self):
        return self.subject.offering.actor

    def is_still_true(self):
        """Not when the claim has been changed, or asked about again, since the answer."""
        is_answered = self.subject.is_confirmed or bool(self.subject.not_confirmed_why)
        return is_answered and super().is_still_true()

    def context(self):
        claim = self.subject
        return {"claim": claim, "offering": claim.offering, "link": self.link("offerings:manage", claim.offering.slug)}


class ClaimRunsOut(ToManager):
    """A claim of compliance holds for some weeks more: once for each claim and last day."""

    kind = "claim_runs_out"
    label = _("Claim of compliance runs out")
    model = ComplianceClaim
    template = "letters/claim_runs_out.txt"

    def unique_key(self):
        return f"{self.kind}:{self.subject.pk.hex}:{self.subject.valid_until}:{self.addressee.pk}"

    @property
    def actor(self):
        return self.subject.offering.actor

    def is_still_true(self):
        """Not when the day has been moved on, or has passed, since the letter was left."""
        soon = ComplianceClaim.objects.running_out(timezone.localdate(), within=REMINDED_BEFORE)
        return soon.filter(pk=self.subject.pk).exists() and super().is_still_true()

    def context(self):
        claim = self.subject
        link = self.link("offerings:claim", claim.offering.slug, claim.pk)
        return {"claim": claim, "offering": claim.offering, "link": link}

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.letters.managers import ToManager
from actors.models import ComplianceClaim

REMINDED_BEFORE = timedelta(days=30)


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

"""A plan that waits for its second signature, and one that is settled."""

from django.utils.translation import gettext_lazy as _

from testbeds.evaluation_states import EvaluationState, Part
from testbeds.letters.evaluations import AboutStep


class PlanToSign(AboutStep):
    """To the other of the two, for as long as somebody's signature stands."""

    kind = "plan_to_sign"
    label = _("A plan to sign")
    template = "evaluations/letters/plan_to_sign.txt"
    parts = (Part.LEAD, Part.SITE_LEAD)
    page_name = "evaluations:plan_sign"

    def is_still_true(self):
        return self.evaluation.plan.signatures.filter(at__lte=self.subject.at).exists() and super().is_still_true()


class PlanSettled(AboutStep):
    """To all who take part: the letter is also a copy of the checksum outside the portal."""

    kind = "plan_settled"
    label = _("A plan is settled")
    template = "evaluations/letters/plan_settled.txt"
    page_name = "evaluations:plan"

    def is_still_true(self):
        """However far it has come since; not where it came to nothing."""
        has_ended = self.evaluation.state == EvaluationState.DROPPED
        return not has_ended and self.evaluation.roles.filter(user=self.addressee, until=None).exists()

    def context(self):
        return super().context() | {"checksum": self.subject.reason}

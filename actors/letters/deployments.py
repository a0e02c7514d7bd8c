from django.utils.translation import gettext_lazy as _

from actors.letters.managers import ToManager
from actors.models import Deployment


class DeploymentProposed(ToManager):
    """A supplier says that the organisation uses its offering; the organisation answers."""

    kind = "deployment_proposed"
    label = _("Proposed deployment")
    model = Deployment
    template = "letters/deployment_proposed.txt"

    @property
    def actor(self):
        return self.subject.actor

    def is_still_true(self):
        return self.subject.waits_for_answer and super().is_still_true()

    def context(self):
        link = self.link("actors:deployment", self.subject.actor.slug, self.subject.pk)
        return {"deployment": self.subject, "supplier": self.subject.offering.actor, "link": link}


class DeploymentAnswer(ToManager):
    """What the organisation answered to the supplier's proposal."""

    kind = "deployment_answer"
    label = _("Answer to a proposed deployment")
    model = Deployment
    template = "letters/deployment_answer.txt"

    def unique_key(self):
        return f"{super().unique_key()}:{self.subject.state}"

    @property
    def actor(self):
        return self.subject.offering.actor

    def is_still_true(self):
        return not self.subject.waits_for_answer and super().is_still_true()

    def context(self):
        link = self.link("offerings:manage", self.subject.offering.slug)
        return {"deployment": self.subject, "is_confirmed": self.subject.is_confirmed, "link": link}

"""What is said about an offering, by whom, and how well it is proved: the choices, and the moves of a deployment."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Topic(TextChoices):
    """What a claim of compliance is about."""

    MEDICAL_DEVICE = "medical_device", _("medical device")
    DATA_PROTECTION = "data_protection", _("data protection")
    SECURITY = "security", _("information security")
    ACCESSIBILITY = "accessibility", pgettext_lazy("topic", "accessibility")
    INTEROPERABILITY = "interoperability", _("interoperability")
    CLINICAL_SAFETY = "clinical_safety", _("clinical safety")


class ComplianceState(TextChoices):
    """How a claim is proved: said, shown, or checked by somebody else."""

    STATED = "stated", _("own statement")
    DOCUMENTED = "documented", _("documented")
    CONFIRMED = "confirmed", pgettext_lazy("claim", "confirmed")


class EvidenceKind(TextChoices):
    OWN = "own", _("own evaluation")
    INDEPENDENT = "independent", _("independent evaluation")
    STUDY = "study", _("published study")
    CERTIFICATE = "certificate", _("certificate")
    REFERENCE = "reference", _("reference")


class Level(IntegerChoices):
    """How much a piece of evidence can show. The words are the published explanation."""

    TOLD = 0, _("somebody tells of it, without figures")
    DESCRIBED = 1, _("described in a document that can be read")
    MEASURED = 2, _("measured, with the method and the number of participants stated")
    COMPARED = 3, _("measured by somebody independent, with a comparison")
    REVIEWED = 4, _("a study with a comparison, reviewed and published in a scientific journal")


HIGHEST_LEVEL = {
    EvidenceKind.REFERENCE: Level.TOLD,
    EvidenceKind.CERTIFICATE: Level.DESCRIBED,
    EvidenceKind.OWN: Level.MEASURED,
    EvidenceKind.INDEPENDENT: Level.COMPARED,
    EvidenceKind.STUDY: Level.REVIEWED,
}


class Stage(TextChoices):
    """How far an organisation has come with what it takes into use."""

    PLANNED = "planned", pgettext_lazy("deployment", "planned")
    PILOT = "pilot", pgettext_lazy("deployment", "pilot")
    IN_USE = "in_use", pgettext_lazy("deployment", "in use")
    ENDED = "ended", pgettext_lazy("deployment", "ended")


class DeploymentState(TextChoices):
    """Whose word a deployment is: only that of the organisation that uses it counts in the end."""

    PROPOSED = "proposed", pgettext_lazy("deployment", "proposed by the supplier")
    SOURCED = "sourced", pgettext_lazy("deployment", "from public sources")
    CONFIRMED = "confirmed", pgettext_lazy("deployment", "stated by the organisation")
    DECLINED = "declined", pgettext_lazy("deployment", "not right")

    @classmethod
    def shown(cls):
        """What everybody may see."""
        return [cls.SOURCED, cls.CONFIRMED]


DEPLOYMENT_LEADS_TO = {
    DeploymentState.PROPOSED: {DeploymentState.CONFIRMED, DeploymentState.DECLINED},
    DeploymentState.SOURCED: {DeploymentState.CONFIRMED, DeploymentState.DECLINED},
    DeploymentState.DECLINED: {DeploymentState.CONFIRMED},
}


class Procurement(TextChoices):
    """How what is used was bought, or came about without buying."""

    OPEN = "open", _("procurement of its own")
    FRAMEWORK = "framework", _("call-off from a framework agreement")
    DIRECT = "direct", _("direct award")
    INNOVATION = "innovation", _("innovation procurement")
    SHARED = "shared", _("shared service, without procurement")
    OWN = "own", _("developed by the organisation itself")
    TRIAL = "trial", _("agreement on a trial")

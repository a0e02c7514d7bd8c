"""The choices of testbeds and evaluations, and their processes: from a state to where it leads."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BedKind(TextChoices):
    REAL = "real", _("real care")
    SHOWROOM = "showroom", _("showroom")
    SIMULATION = "simulation", _("simulation")
    VIRTUAL = "virtual", _("virtual")


class BedState(TextChoices):
    DRAFT = "draft", pgettext_lazy("testbed", "draft")
    PUBLISHED = "published", pgettext_lazy("testbed", "published")
    PAUSED = "paused", pgettext_lazy("testbed", "paused")
    CLOSED = "closed", pgettext_lazy("testbed", "closed for good")


BED_LEADS_TO = {
    BedState.DRAFT: {BedState.PUBLISHED, BedState.CLOSED},
    BedState.PUBLISHED: {BedState.PAUSED, BedState.CLOSED},
    BedState.PAUSED: {BedState.PUBLISHED, BedState.CLOSED},
}


class RequestState(TextChoices):
    SENT = "sent", pgettext_lazy("test request", "sent")
    SCREENING = "screening", pgettext_lazy("test request", "being looked into")
    ACCEPTED = "accepted", pgettext_lazy("test request", "accepted")
    DECLINED = "declined", pgettext_lazy("test request", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("test request", "withdrawn")


REQUEST_LEADS_TO = {
    RequestState.SENT: {RequestState.SCREENING, RequestState.DECLINED, RequestState.WITHDRAWN},
    RequestState.SCREENING: {RequestState.ACCEPTED, RequestState.DECLINED, RequestState.WITHDRAWN},
}


class EvaluationState(TextChoices):
    PROPOSAL = "proposal", pgettext_lazy("evaluation", "proposal")
    PLANNING = "planning", pgettext_lazy("evaluation", "being planned")
    PLAN_FROZEN = "plan_frozen", pgettext_lazy("evaluation", "plan settled")
    BASELINE = "baseline", pgettext_lazy("evaluation", "baseline")
    TEST = "test", pgettext_lazy("evaluation", "test")
    STOPPED = "stopped", pgettext_lazy("evaluation", "stopped")
    ANALYSIS = "analysis", pgettext_lazy("evaluation", "analysis")
    DRAFTING = "drafting", pgettext_lazy("evaluation", "report being written")
    REPLY = "reply", pgettext_lazy("evaluation", "with the supplier")
    REVIEW = "review", pgettext_lazy("evaluation", "in review")
    PUBLISHED = "published", pgettext_lazy("evaluation", "published")
    FOLLOWED_UP = "followed_up", pgettext_lazy("evaluation", "followed up")
    ABORTED = "aborted", pgettext_lazy("evaluation", "aborted")
    DROPPED = "dropped", pgettext_lazy("evaluation", "dropped before it began")

    @classmethod
    def collecting(cls):
        """Values may come in."""
        return [cls.BASELINE, cls.TEST]

    @classmethod
    def measured(cls):
        """What was measured can still be put right: nothing has been written from it yet."""
        return [*cls.collecting(), cls.STOPPED, cls.ANALYSIS]

    @classmethod
    def coded(cls):
        """Codes are handed out and written about: from a settled plan on, so that all have theirs before a value."""
        return [cls.PLAN_FROZEN, *cls.measured()]

    @classmethod
    def asking(cls):
        """Questionnaires may be laid out: from a settled plan on, so that a poster hangs there in time."""
        return [cls.PLAN_FROZEN, *cls.collecting()]

    @classmethod
    def describing(cls):
        """Readiness, complexity and costs may be written: until the supplier reads the report."""
        return [
            *(cls.PLANNING, cls.PLAN_FROZEN, cls.BASELINE, cls.TEST, cls.STOPPED),
            *(cls.ANALYSIS, cls.DRAFTING),
        ]

    @classmethod
    def reported(cls):
        """A report of it is out, whatever the outcome."""
        return [cls.PUBLISHED, cls.FOLLOWED_UP, cls.ABORTED]

    @classmethod
    def under_way(cls):
        """The plan is settled, and no report is out yet."""
        return [
            *(cls.PLAN_FROZEN, cls.BASELINE, cls.TEST, cls.STOPPED),
            *(cls.ANALYSIS, cls.DRAFTING, cls.REPLY, cls.REVIEW),
        ]

    @classmethod
    def begun(cls):
        """Somebody takes, or has taken, part, and no report is out yet: incidents come to light as long as that."""
        return [state for state in cls.under_way() if state != cls.PLAN_FROZEN]

    @classmethod
    def over(cls):
        return [*cls.reported(), cls.DROPPED]


EVALUATION_LEADS_TO = {  # registry and needs 4.6; DROPPED is ours: before any data, a plan may come to nothing
    EvaluationState.PROPOSAL: {EvaluationState.PLANNING, EvaluationState.DROPPED},
    EvaluationState.PLANNING: {EvaluationState.PLAN_FROZEN, EvaluationState.DROPPED},
    EvaluationState.PLAN_FROZEN: {EvaluationState.BASELINE, EvaluationState.DROPPED},
    EvaluationState.BASELINE: {EvaluationState.TEST, EvaluationState.STOPPED},
    EvaluationState.TEST: {EvaluationState.ANALYSIS, EvaluationState.STOPPED},
    EvaluationState.STOPPED: {EvaluationState.TEST, EvaluationState.ANALYSIS, EvaluationState.ABORTED},
    EvaluationState.ANALYSIS: {EvaluationState.DRAFTING},
    EvaluationState.DRAFTING: {EvaluationState.REPLY},
    EvaluationState.REPLY: {EvaluationState.REVIEW},
    EvaluationState.REVIEW: {EvaluationState.DRAFTING, EvaluationState.PUBLISHED},
    EvaluationState.PUBLISHED: {EvaluationState.FOLLOWED_UP},
}


class Part(TextChoices):
    """What somebody is in one evaluation."""

    LEAD = "lead", _("evaluation lead")
    SITE_LEAD = "site_lead", _("site lead")
    SUPPLIER = "supplier", _("supplier contact")
    ASSESSOR = "assessor", _("assessor")
    REVIEWER = "reviewer", _("reviewer")


class Design(TextChoices):
    PAIRED = "paired", _("before and after, with the same participants")
    PARALLEL = "parallel", _("units side by side")
    STEPPED = "stepped", _("introduced step by step")
    SINGLE = "single", _("one group without comparison")

    @classmethod
    def with_baseline(cls):
        return [cls.PAIRED, cls.PARALLEL, cls.STEPPED]


class Answered(TextChoices):
    """An answer before planning: what is not known becomes something to find out."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("we do not know")


class Domain(IntegerChoices):
    """The seven domains of MAST, that measures and grades belong to."""

    NEED = 1, _("the need and its application")
    SAFETY = 2, _("safety")
    EFFECT = 3, _("effect on care and everyday life")
    USERS = 4, _("user perspective")
    ECONOMY = 5, _("economy")
    ORGANISATION = 6, _("organisation")
    ETHICS = 7, _("society, ethics and law")

    @classmethod
    def capping(cls):
        """Insufficient here caps the verdict."""
        return [cls.SAFETY, cls.ETHICS]


class MeasureKind(TextChoices):
    NUMBER = "number", _("a number for each participant")
    YES_NO = "yes_no", _("yes or no for each participant")
    SUS = "sus", _("the System Usability Scale (SUS)")


class Direction(TextChoices):
    LOWER = "lower", _("lower is better")
    HIGHER = "higher", _("higher is better")


class Phase(TextChoices):
    BASELINE = "baseline", _("baseline")
    TEST = "test", pgettext_lazy("phase", "test")
    FOLLOW_UP = "follow_up", _("follow-up")


PHASES = {  # in which state values of which phase come in
    EvaluationState.BASELINE: [Phase.BASELINE],
    EvaluationState.TEST: [Phase.TEST, Phase.FOLLOW_UP],
}


class Group(TextChoices):
    STAFF = "staff", _("staff")
    INHABITANT = "inhabitant", _("inhabitants")
    RELATIVE = "relative", _("relatives")


class ValueSource(TextChoices):
    FORM = "form", _("typed in a form")
    QUICK = "quick", _("quick entry")
    FILE = "file", _("read from a file")


class Instrument(TextChoices):
    SUS = "sus", _("SUS")
    SUS_EASY = "sus_easy", _("easy-read questions on usability")
    INHABITANT = "inhabitant", _("experience of those who use care, and their relatives")
    STAFF = "staff", _("experience of staff")


class Severity(IntegerChoices):
    MINOR = 1, _("1 – no harm")
    MODERATE = 2, _("2 – nuisance, or a little extra care")
    SERIOUS = 3, _("3 – serious: harm, or a clear risk of it")
    VERY_SERIOUS = 4, _("4 – very serious: lasting harm, or danger to life")

    @classmethod
    def serious(cls):
        return [cls.SERIOUS, cls.VERY_SERIOUS]


class Moment(TextChoices):
    BEFORE = "before", _("before the test")
    AFTER = "after", _("after the test")


class Nasss(TextChoices):
    """The seven domains of implementation complexity (NASSS)."""

    CONDITION = "condition", _("the condition")
    TECHNOLOGY = "technology", _("the technology")
    VALUE = "value", _("the value")
    ADOPTERS = "adopters", _("those who adopt it")
    ORGANISATION = "organisation", pgettext_lazy("nasss", "the organisation")
    SYSTEM = "system", _("the wider system")
    OVER_TIME = "over_time", _("embedding and adaptation over time")


class Complexity(TextChoices):
    SIMPLE = "simple", _("simple")
    COMPLICATED = "complicated", _("complicated")
    COMPLEX = "complex", _("complex")


class CostKind(TextChoices):
    LICENCE = "licence", _("licence")
    HARDWARE = "hardware", _("equipment")
    NETWORK = "network", _("network")
    INTRODUCTION = "introduction", _("introduction and training")
    SUPPORT = "support", _("running support")
    INTEGRATION = "integration", _("integration")
    AVOIDED = "avoided", _("avoided cost, where the budget really falls")


class AnalysisState(TextChoices):
    WAITING = "waiting", pgettext_lazy("analysis", "waiting")
    DONE = "done", pgettext_lazy("analysis", "done")
    FAILED = "failed", pgettext_lazy("analysis", "failed")


class Mark(TextChoices):
    """What a domain is judged to be; an own scale, never summed."""

    SUFFICIENT = "sufficient", _("sufficient")
    MOSTLY = "mostly", _("mostly")
    PARTLY = "partly", _("partly")
    INSUFFICIENT = "insufficient", _("insufficient")
    NOT_JUDGED = "not_judged", _("not judged")


class Outcome(TextChoices):
    RECOMMENDED = "recommended", _("recommended for use")
    CONDITIONAL = "conditional", _("recommended on conditions")
    RETEST = "retest", _("a new test is needed")
    NOT_RECOMMENDED = "not_recommended", _("not recommended")
    UNDECIDABLE = "undecidable", _("cannot be judged")


class Certainty(TextChoices):
    LOW = "low", pgettext_lazy("certainty", "low")
    MEDIUM = "medium", pgettext_lazy("certainty", "medium")
    HIGH = "high", pgettext_lazy("certainty", "high")


class Decision(TextChoices):
    """What a municipality does with the result."""

    ADOPT = "adopt", _("takes it into use")
    LIMITED = "limited", _("takes it into use in part")
    WAIT = "wait", _("holds off for now")
    DECLINE = "decline", _("does not take it into use")

    @classmethod
    def adopting(cls):
        return [cls.ADOPT, cls.LIMITED]

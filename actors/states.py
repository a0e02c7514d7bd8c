"""The choices of the registry, and its processes as tables: from a state to the states it leads to."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Vocabulary(TextChoices):
    """The controlled vocabularies, by the prefix of their codes."""

    AREA = "OMR", _("e-health area")
    CARE = "VO", _("care setting")
    TARGET = "MG", _("target group")
    COMPETENCE = "KOMP", _("competence")
    ACTOR_TYPE = "AKT", _("actor type")


MUNICIPALITY, REGION = "AKT02", "AKT03"  # the types of an actor that is one


class ActorState(TextChoices):
    DRAFT = "draft", pgettext_lazy("actor", "draft")
    SUBMITTED = "submitted", pgettext_lazy("actor", "submitted")
    MORE_WANTED = "more_wanted", pgettext_lazy("actor", "needs more information")
    PUBLISHED = "published", pgettext_lazy("actor", "published")
    DECLINED = "declined", pgettext_lazy("actor", "declined")
    DORMANT = "dormant", pgettext_lazy("actor", "dormant")
    CLOSED = "closed", pgettext_lazy("actor", "closed")
    MERGED = "merged", pgettext_lazy("actor", "merged")
    DISCARDED = "discarded", pgettext_lazy("actor", "thrown away")

    @classmethod
    def public(cls):
        """What everybody may see: a dormant or closed actor keeps its page."""
        return [cls.PUBLISHED, cls.DORMANT, cls.CLOSED]

    @classmethod
    def holding_number(cls):
        """The states in which an organisation number belongs to this actor and to no other."""
        return [state for state in cls if state not in (cls.DRAFT, cls.DECLINED, cls.DISCARDED)]

    @classmethod
    def with_applicant(cls):
        """Not sent in, or sent back: the organisation writes, and nobody reviews."""
        return [cls.DRAFT, cls.MORE_WANTED, cls.DECLINED]

    @classmethod
    def over(cls):
        """Nobody writes on it any more."""
        return [cls.CLOSED, cls.MERGED, cls.DISCARDED]

    @classmethod
    def living(cls):
        """Shown, and not over: somebody can confirm it, and it can be closed or merged."""
        return [cls.PUBLISHED, cls.DORMANT]


ACTOR_LEADS_TO = {
    ActorState.DRAFT: {ActorState.SUBMITTED, ActorState.DISCARDED},
    ActorState.SUBMITTED: {ActorState.PUBLISHED, ActorState.MORE_WANTED, ActorState.DECLINED, ActorState.DRAFT},
    ActorState.MORE_WANTED: {ActorState.SUBMITTED},
    ActorState.DECLINED: {ActorState.SUBMITTED},
    ActorState.PUBLISHED: {ActorState.DORMANT, ActorState.CLOSED, ActorState.MERGED},
    ActorState.DORMANT: {ActorState.PUBLISHED, ActorState.CLOSED, ActorState.MERGED},
}


class OfferingState(TextChoices):
    DRAFT = "draft", pgettext_lazy("offering", "draft")
    IN_REVIEW = "in_review", pgettext_lazy("offering", "submitted")
    PUBLISHED = "published", pgettext_lazy("offering", "published")
    DECLINED = "declined", pgettext_lazy("offering", "declined")
    PAUSED = "paused", pgettext_lazy("offering", "paused")
    RETIRED = "retired", pgettext_lazy("offering", "retired")
    DISCARDED = "discarded", pgettext_lazy("offering", "thrown away")

    @classmethod
    def public(cls):
        """A retired offering keeps its page, so that what was written about it stays readable."""
        return [cls.PUBLISHED, cls.RETIRED]

    @classmethod
    def with_applicant(cls):
        """Not sent in, or sent back: the organisation writes, and nobody reviews."""
        return [cls.DRAFT, cls.DECLINED]

    @classmethod
    def writable(cls):
        """Not while staff judge it, and not once it is over."""
        return [*cls.with_applicant(), cls.PUBLISHED, cls.PAUSED]

    @classmethod
    def over(cls):
        """Nobody writes on it any more."""
        return [cls.RETIRED, cls.DISCARDED]


OFFERING_LEADS_TO = {
    OfferingState.DRAFT: {OfferingState.IN_REVIEW, OfferingState.DISCARDED},
    OfferingState.IN_REVIEW: {OfferingState.PUBLISHED, OfferingState.DRAFT, OfferingState.DECLINED},
    OfferingState.DECLINED: {OfferingState.IN_REVIEW},
    OfferingState.PUBLISHED: {OfferingState.PAUSED, OfferingState.RETIRED},
    OfferingState.PAUSED: {OfferingState.PUBLISHED, OfferingState.RETIRED},
}


class Act(TextChoices):
    """What is kept in the history although nothing moves."""

    HELP_ASKED = "help_asked", _("opened to the project staff")
    HELP_ENDED = "help_ended", _("closed to the project staff")
    HELPED = "helped", _("changed by the project staff")
    VERIFIED = "verified", _("name and number verified")
    TOOK_OVER = "took_over", _("another actor became part of it")
    CLAIMED = "claimed", _("the first manager let in")
    DOMAIN_ADDED = "domain", _("mail domain verified")
    DOMAIN_REMOVED = "domain_gone", _("mail domain removed")
    CUSTODY_WANTED = "custody_ask", _("the project staff asked to take over")
    CUSTODY_TAKEN = "custody", _("taken over by the project staff")
    CUSTODY_ENDED = "custody_end", _("handed back by the project staff")


class Role(TextChoices):
    READER = "reader", _("reader")
    EDITOR = "editor", _("editor")
    MANAGER = "manager", _("manager")

    @property
    def rank(self):
        """Who has two roles has the one of the higher rank."""
        return list(Role).index(self)


class MembershipState(TextChoices):
    REQUESTED = "requested", pgettext_lazy("membership", "requested")
    INVITED = "invited", pgettext_lazy("membership", "invited")
    ACTIVE = "active", pgettext_lazy("membership", "active")
    DECLINED = "declined", pgettext_lazy("membership", "declined")
    REFUSED = "refused", pgettext_lazy("membership", "invitation refused")
    EXPIRED = "expired", pgettext_lazy("membership", "expired")
    ENDED = "ended", pgettext_lazy("membership", "ended")

    @classmethod
    def live(cls):
        """Asked for, offered or in force: a person has at most one of these per actor."""
        return [cls.REQUESTED, cls.INVITED, cls.ACTIVE]

    @classmethod
    def taking_part(cls):
        """Speaks for the actor, has done so or wants to: no judge of it."""
        return [*cls.live(), cls.ENDED]

    @classmethod
    def undecided(cls):
        return [cls.REQUESTED, cls.INVITED]


class Proof(TextChoices):
    """How the one who claims an actor that nobody speaks for shows that it is theirs to speak for."""

    MAIL_DOMAIN = "mail_domain", _("an e-mail address of the organisation")
    CALL_BACK = "call_back", _("a letter or a call from the project staff")
    DOCUMENT = "document", _("a document")


class VerificationLevel(IntegerChoices):
    """How far it is shown that an actor is who it says: a mailbox is the least."""

    NONE = 0, _("not verified")
    MAIL_DOMAIN = 1, _("e-mail domain")
    NUMBER = 2, _("name and number found in a register")


MEMBERSHIP_LEADS_TO = {
    MembershipState.REQUESTED: {MembershipState.ACTIVE, MembershipState.DECLINED, MembershipState.EXPIRED},
    MembershipState.INVITED: {MembershipState.ACTIVE, MembershipState.REFUSED, MembershipState.EXPIRED},
    MembershipState.ACTIVE: {MembershipState.ENDED},
}


class ProposalState(TextChoices):
    OPEN = "open", pgettext_lazy("proposal", "waiting")
    ACCEPTED = "accepted", pgettext_lazy("proposal", "made")
    DECLINED = "declined", pgettext_lazy("proposal", "not made")


PROPOSAL_LEADS_TO = {ProposalState.OPEN: {ProposalState.ACCEPTED, ProposalState.DECLINED}}


class Confidence(TextChoices):
    """How an imported fact is known."""

    READ_AT_SOURCE = "read-at-source", _("read at the source")
    FROM_SECONDARY = "from-secondary", _("from a secondary source")
    COMPUTED = "computed", _("computed, not verified")


class Origin(TextChoices):
    """How a record came into the registry."""

    REGISTERED = "registered", _("registered by the organisation")
    IMPORTED = "imported", _("imported from public sources")


class SizeClass(TextChoices):
    MICRO = "micro", _("micro (fewer than 10 employees)")
    SMALL = "small", _("small (10–49 employees)")
    MEDIUM = "medium", _("medium-sized (50–249 employees)")
    LARGE = "large", _("large (250 employees or more)")


class RelationKind(TextChoices):
    PART_OF = "part_of", _("is part of")
    SUCCEEDED_BY = "succeeded_by", _("is succeeded by")


class Stance(TextChoices):
    HAS = "has", pgettext_lazy("competence", "has")
    BUILDING = "building", pgettext_lazy("competence", "is building up")
    SEEKING = "seeking", pgettext_lazy("competence", "is looking for")


class Depth(IntegerChoices):
    """How well a competence is mastered, in words that the one who ticks them can stand for."""

    BASIC = 1, _("basic: takes part with the support of others")
    INDEPENDENT = 2, _("independent: manages assignments alone")
    EXPERT = 3, _("expert: leads the work and teaches others")

    @property
    def word(self):
        return self.label.partition(":")[0]


class People(TextChoices):
    """How many people in the organisation have the competence, roughly."""

    ONE = "1", _("1 person")
    FEW = "2-5", _("2–5 people")
    SEVERAL = "6-20", _("6–20 people")
    MANY = "over-20", _("more than 20 people")


class OfferingType(TextChoices):
    PRODUCT = "product", _("product")
    SERVICE = "service", _("digital service")
    CONSULTING = "consulting", _("consultancy or service")
    TEST_ENVIRONMENT = "test_environment", _("test environment")
    RESEARCH = "research", _("research")
    EDUCATION = "education", _("education")
    NATIONAL_SERVICE = "national_service", _("shared national service")
    REGIONAL_SERVICE = "regional_service", _("regional service")


class MarketState(TextChoices):
    IDEA = "idea", _("idea")
    PROTOTYPE = "prototype", _("prototype")
    PILOT = "pilot", _("pilot")
    READY = "ready", _("ready for delivery")
    PHASING_OUT = "phasing_out", _("being phased out")


class PriceModel(TextChoices):
    FREE = "free", _("free of charge")
    ONE_OFF = "one_off", _("one-off price")
    SUBSCRIPTION = "subscription", _("subscription")
    PER_USER = "per_user", _("per user")
    PER_USE = "per_use", _("per use")
    AGREEMENT = "agreement", _("by agreement")


class AccountAct(TextChoices):
    """What administrators do to accounts."""

    STAFF_PROPOSED = "staff_proposed", _("proposed for the project staff")
    STAFF_GRANTED = "staff_granted", _("let into the project staff")
    STAFF_DECLINED = "staff_declined", _("not let into the project staff")
    STAFF_REVOKED = "staff_revoked", _("no longer among the project staff")
    ADMIN_GRANTED = "admin_granted", _("made an administrator")
    ADMIN_REVOKED = "admin_revoked", _("no longer an administrator")
    CLOSED = "closed", _("account closed")
    REOPENED = "reopened", _("account opened again")
    FACTORS_REMOVED = "factors_removed", _("second factor taken away")
    ERASED = "erased", _("account erased on request")

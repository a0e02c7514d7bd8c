"""The choices of needs, rounds, matches and dialogues, and their processes: from a state to where it leads."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.states import MarketState


class Visibility(TextChoices):
    """Who may read a need once it is shown; the widest last."""

    OWNER = "owner", _("only us")
    ARENA = "arena", _("the arena")
    PUBLIC = "public", _("everybody")


class NeedOrigin(TextChoices):
    LOGGED = "logged", _("logged here by its owner")
    DOCUMENTED = "documented", _("found in public text")


class Scope(TextChoices):
    """Whose need it is said to be, where it was found in public text."""

    MUNICIPALITY = "kommun", _("the municipalities named")
    COUNTY = "lan", _("the county")
    NATION = "nationell", _("Swedish municipalities in general")


class NeedState(TextChoices):
    DRAFT = "draft", pgettext_lazy("need", "draft")
    SUBMITTED = "submitted", pgettext_lazy("need", "sent in")
    CONFIRMED = "confirmed", pgettext_lazy("need", "confirmed")
    PUBLISHED = "published", pgettext_lazy("need", "published")
    CLUSTERED = "clustered", pgettext_lazy("need", "gathered in a cluster")
    IN_DIALOGUE = "in_dialogue", pgettext_lazy("need", "in market dialogue")
    IN_TEST = "in_test", pgettext_lazy("need", "being tested")
    SOLVED = "solved", pgettext_lazy("need", "met")
    WITHDRAWN = "withdrawn", pgettext_lazy("need", "withdrawn")
    DORMANT = "dormant", pgettext_lazy("need", "dormant")

    @classmethod
    def open(cls):
        """Somebody still has the need: its owner can withdraw it, and offerings are matched with it."""
        return [cls.SUBMITTED, cls.CONFIRMED, cls.PUBLISHED, cls.CLUSTERED, cls.IN_DIALOGUE, cls.IN_TEST]

    @classmethod
    def untold(cls):
        """Not said to anybody yet, or taken back: no part of an answer."""
        return [cls.DRAFT, cls.WITHDRAWN]

    @classmethod
    def matched(cls):
        """What offerings are compared with: confirmed, and still a need."""
        return [state for state in cls.open() if state != cls.SUBMITTED]

    @classmethod
    def inventoried(cls):
        """Confirmed by its owner, whatever came of it."""
        return [state for state in cls if state not in (cls.DRAFT, cls.SUBMITTED)]

    @classmethod
    def ageing(cls):
        """What falls asleep when nobody has confirmed it for eighteen months."""
        return [cls.CONFIRMED, cls.PUBLISHED, cls.CLUSTERED]


NEED_LEADS_TO = {
    NeedState.DRAFT: {NeedState.SUBMITTED},
    NeedState.SUBMITTED: {NeedState.DRAFT, NeedState.CONFIRMED, NeedState.WITHDRAWN},
    NeedState.CONFIRMED: {
        NeedState.PUBLISHED,
        NeedState.CLUSTERED,
        NeedState.IN_TEST,
        NeedState.WITHDRAWN,
        NeedState.DORMANT,
    },
    NeedState.PUBLISHED: {
        NeedState.CONFIRMED,  # its owner wants it for themselves again
        NeedState.CLUSTERED,
        NeedState.IN_DIALOGUE,
        NeedState.IN_TEST,
        NeedState.SOLVED,
        NeedState.WITHDRAWN,
        NeedState.DORMANT,
    },
    NeedState.CLUSTERED: {
        NeedState.CONFIRMED,  # the cluster is undone: back to where it stood
        NeedState.PUBLISHED,
        NeedState.IN_DIALOGUE,
        NeedState.IN_TEST,
        NeedState.SOLVED,
        NeedState.WITHDRAWN,
        NeedState.DORMANT,
    },
    NeedState.IN_DIALOGUE: {NeedState.IN_TEST, NeedState.SOLVED, NeedState.WITHDRAWN},
    NeedState.IN_TEST: {
        NeedState.CONFIRMED,
        NeedState.PUBLISHED,
        NeedState.CLUSTERED,
        NeedState.IN_DIALOGUE,
        NeedState.SOLVED,
        NeedState.WITHDRAWN,
    },
    NeedState.DORMANT: {NeedState.CONFIRMED, NeedState.PUBLISHED, NeedState.CLUSTERED, NeedState.WITHDRAWN},
}


class Frequency(TextChoices):
    DAILY = "daily", _("every day")
    WEEKLY = "weekly", _("every week")
    MONTHLY = "monthly", _("every month")
    RARELY = "rarely", _("more seldom")
    UNKNOWN = "unknown", _("we do not know")


class Hosting(TextChoices):
    """Whether the owner would have a test in its own care."""

    YES = "yes", _("yes")
    PERHAPS = "perhaps", _("perhaps")
    NO = "no", _("no")


class Sensitivity(TextChoices):
    NONE = "none", _("no personal data")
    PERSONAL = "personal", _("personal data")
    HEALTH = "health", _("personal data about health or social care")


class Grade(IntegerChoices):
    """One to five, as a person would say it."""

    VERY_LOW = 1, _("very low")
    LOW = 2, _("low")
    MEDIUM = 3, _("medium")
    HIGH = 4, _("high")
    VERY_HIGH = 5, _("very high")


DEFAULT_TRL = 6  # registry and needs 4.7: demonstrated in relevant environment
TRL_OF = {  # what a market state says of readiness where no level is stated
    MarketState.IDEA: 2,
    MarketState.PROTOTYPE: 4,
    MarketState.PILOT: 7,
    MarketState.READY: 8,
    MarketState.PHASING_OUT: 9,
}


FORM_VERSION = 1  # of the questions about a need: one more when they are asked otherwise


class RoundState(TextChoices):
    PLANNED = "planned", pgettext_lazy("round", "planned")
    OPEN = "open", pgettext_lazy("round", "open")
    CLOSED = "closed", pgettext_lazy("round", "closed")
    COMPILED = "compiled", pgettext_lazy("round", "compiled")

    @classmethod
    def shown(cls):
        return [cls.OPEN, cls.CLOSED, cls.COMPILED]


ROUND_LEADS_TO = {
    RoundState.PLANNED: {RoundState.OPEN},
    RoundState.OPEN: {RoundState.CLOSED},
    RoundState.CLOSED: {RoundState.COMPILED},
}


class ResponseState(TextChoices):
    NOT_STARTED = "not_started", pgettext_lazy("response", "not begun")
    IN_PROGRESS = "in_progress", pgettext_lazy("response", "under way")
    SUBMITTED = "submitted", pgettext_lazy("response", "sent in")
    APPROVED = "approved", pgettext_lazy("response", "approved")
    ABSTAINED = "abstained", pgettext_lazy("response", "abstains")

    @classmethod
    def silent(cls):
        """Neither answered nor said that they abstain."""
        return [cls.NOT_STARTED, cls.IN_PROGRESS]


RESPONSE_LEADS_TO = {
    ResponseState.NOT_STARTED: {ResponseState.IN_PROGRESS, ResponseState.ABSTAINED},
    ResponseState.IN_PROGRESS: {ResponseState.SUBMITTED, ResponseState.ABSTAINED},
    ResponseState.SUBMITTED: {ResponseState.APPROVED, ResponseState.IN_PROGRESS, ResponseState.ABSTAINED},
    ResponseState.APPROVED: {ResponseState.ABSTAINED},
}


class Consulted(TextChoices):
    """Who was asked before a municipality answered."""

    MANAGERS = "managers", _("managers")
    STAFF = "staff", _("staff in care")
    USERS = "users", _("those who use the care, or somebody who speaks for them")
    IT = "it", _("IT")
    PROCUREMENT = "procurement", _("procurement")


class MatchState(TextChoices):
    SUGGESTED = "suggested", pgettext_lazy("match", "suggested")
    INTERESTED = "interested", pgettext_lazy("match", "interest declared")
    DISMISSED = "dismissed", pgettext_lazy("match", "dismissed")
    CONTACT_OFFERED = "contact_offered", pgettext_lazy("match", "contact offered")
    CONFIRMED = "confirmed", pgettext_lazy("match", "contact confirmed")
    TURNED_DOWN = "turned_down", pgettext_lazy("match", "turned down")
    TEST_PLANNED = "test_planned", pgettext_lazy("match", "test being planned")
    ENDED = "ended", pgettext_lazy("match", "ended")


MATCH_LEADS_TO = {
    MatchState.SUGGESTED: {MatchState.INTERESTED, MatchState.DISMISSED, MatchState.CONTACT_OFFERED},
    MatchState.INTERESTED: {MatchState.SUGGESTED, MatchState.DISMISSED, MatchState.CONTACT_OFFERED},
    MatchState.DISMISSED: {MatchState.SUGGESTED},
    MatchState.CONTACT_OFFERED: {MatchState.CONFIRMED, MatchState.TURNED_DOWN},
    MatchState.CONFIRMED: {MatchState.TEST_PLANNED, MatchState.ENDED},
    MatchState.TEST_PLANNED: {MatchState.ENDED},
}


class Condition(TextChoices):
    """The hard conditions; an offering that fails one is near, but no match."""

    SHOWN = "shown", _("published, with facts confirmed within fifteen months")
    READY = "ready", _("ready enough")
    COMPLIANT = "compliant", _("the compliance that is required")
    FOR_THEM = "for_them", _("not meant for somebody else than those affected")


class Component(TextChoices):
    """What the points of a match are made of; the letters are those of the rule."""

    AREAS = "A", _("e-health areas")
    CARE = "V", _("care settings")
    GROUPS = "M", _("target groups")
    INTEGRATIONS = "I", _("standards and integrations")
    EVIDENCE = "E", _("evidence")
    NEARBY = "D", _("in use nearby")


WEIGHTS = {  # registry and needs 4.7
    Component.AREAS: 35,
    Component.CARE: 20,
    Component.GROUPS: 15,
    Component.INTEGRATIONS: 15,
    Component.EVIDENCE: 10,
    Component.NEARBY: 5,
}
ALGORITHM = "1"  # the version of the rule that a match is stamped with; changed whenever the points could be others


class DialogueState(TextChoices):
    DRAFT = "draft", pgettext_lazy("dialogue", "draft")
    REVIEWED = "reviewed", pgettext_lazy("dialogue", "reviewed")
    PUBLISHED = "published", pgettext_lazy("dialogue", "open")
    CLOSED = "closed", pgettext_lazy("dialogue", "closed")
    SUMMARISED = "summarised", pgettext_lazy("dialogue", "summed up")

    @classmethod
    def shown(cls):
        return [cls.PUBLISHED, cls.CLOSED, cls.SUMMARISED]

    @classmethod
    def over(cls):
        """Answers are no longer received."""
        return [cls.CLOSED, cls.SUMMARISED]


DIALOGUE_LEADS_TO = {
    DialogueState.DRAFT: {DialogueState.REVIEWED},
    DialogueState.REVIEWED: {DialogueState.PUBLISHED, DialogueState.DRAFT},  # changed after review: reviewed again
    DialogueState.PUBLISHED: {DialogueState.CLOSED},
    DialogueState.CLOSED: {DialogueState.SUMMARISED},
}

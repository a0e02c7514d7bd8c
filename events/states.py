"""The choices of the events, and their processes as tables: from a state to the states it leads to."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    WORKSHOP = "workshop", _("workshop")
    MEETING = "meeting", _("meeting")
    SEMINAR = "seminar", _("seminar")
    CONFERENCE = "conference", _("conference")
    TRAINING = "training", _("training")
    STUDY_VISIT = "study_visit", _("study visit")
    SUPPLIER_SHOWING = "supplier_showing", _("supplier showing")


class EventState(TextChoices):
    DRAFT = "draft", pgettext_lazy("event", "draft")
    SCHEDULED = "scheduled", pgettext_lazy("event", "to be published")
    PUBLISHED = "published", pgettext_lazy("event", "published")
    CANCELLED = "cancelled", pgettext_lazy("event", "cancelled")
    SKIPPED = "skipped", pgettext_lazy("event", "not held")

    @classmethod
    def public(cls):
        """What everybody may see: a cancelled event keeps its page."""
        return [cls.PUBLISHED, cls.CANCELLED]

    @classmethod
    def unpublished(cls):
        return [cls.DRAFT, cls.SCHEDULED]


EVENT_LEADS_TO = {
    EventState.DRAFT: {EventState.SCHEDULED, EventState.PUBLISHED, EventState.SKIPPED},
    EventState.SCHEDULED: {EventState.PUBLISHED, EventState.DRAFT, EventState.SKIPPED},
    EventState.PUBLISHED: {EventState.CANCELLED, EventState.SKIPPED},
    EventState.CANCELLED: {EventState.PUBLISHED},  # reopened: a new revision
    EventState.SKIPPED: {EventState.DRAFT},
}


class Stage(TextChoices):
    """Where an event stands for the staff, by state, time and what is left to do; the values stand in addresses."""

    TO_COME = "kommande", pgettext_lazy("stage", "To come")
    DRAFT = "utkast", _("Drafts")
    SCHEDULED = "publiceras", _("Waiting for publication")
    UNMARKED = "narvaro", _("Attendance to mark")
    PAST = "tidigare", _("Past")
    CALLED_OFF = "installda", pgettext_lazy("stage", "Cancelled")


class Mode(TextChoices):
    ROOM = "room", _("on site")
    ONLINE = "online", _("online")
    HYBRID = "hybrid", _("on site and online")


class Precision(TextChoices):
    """How exactly the time is known; only what once took place may be known by less than the minute."""

    MINUTE = "minute", _("day and time")
    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


class Audience(TextChoices):
    PUBLIC = "public", _("everybody")
    UNLISTED = "unlisted", _("those who have the address")
    INVITED = "invited", _("those who are invited")


class SignUp(TextChoices):
    PORTAL = "portal", _("here in the portal")
    ELSEWHERE = "elsewhere", _("at another address")
    NONE = "none", _("not needed")


class Language(TextChoices):
    """What is spoken."""

    SWEDISH = "sv", _("Swedish")
    ENGLISH = "en", _("English")
    BOTH = "both", _("Swedish and English")


class Sector(TextChoices):
    BUSINESS = "business", _("business")
    MUNICIPALITY = "municipality", _("municipality")
    REGION = "region", _("region")
    STATE = "state", pgettext_lazy("sector", "state")
    ACADEMIA = "academia", _("academia")
    CIVIL_SOCIETY = "civil_society", _("civil society")
    OTHER = "other", pgettext_lazy("sector", "other")


SECTOR_OF = {  # of a participant, by the type of the actor that they come from
    "AKT01": Sector.BUSINESS,
    "AKT02": Sector.MUNICIPALITY,
    "AKT03": Sector.REGION,
    "AKT04": Sector.STATE,
    "AKT05": Sector.STATE,
    "AKT06": Sector.ACADEMIA,
    "AKT07": Sector.ACADEMIA,
    "AKT08": Sector.BUSINESS,
    "AKT09": Sector.BUSINESS,
    "AKT10": Sector.MUNICIPALITY,
    "AKT11": Sector.OTHER,
    "AKT12": Sector.CIVIL_SOCIETY,
    "AKT13": Sector.CIVIL_SOCIETY,
    "AKT14": Sector.OTHER,
    "AKT15": Sector.REGION,
    "AKT16": Sector.MUNICIPALITY,
    "AKT17": Sector.OTHER,
}


class PoolKind(TextChoices):
    ROOM = "room", _("in the room")
    ONLINE = "online", _("online")
    ITEM = "item", _("programme item")


POOLS_OF = {
    Mode.ROOM: [PoolKind.ROOM],
    Mode.ONLINE: [PoolKind.ONLINE],
    Mode.HYBRID: [PoolKind.ROOM, PoolKind.ONLINE],
}


class SeatState(TextChoices):
    """Where one person stands in one pool."""

    HELD = "held", pgettext_lazy("seat", "held until the address is confirmed")
    CONFIRMED = "confirmed", pgettext_lazy("seat", "confirmed")
    WAITING = "waiting", pgettext_lazy("seat", "on the waiting list")
    OFFERED = "offered", pgettext_lazy("seat", "offered a seat")
    CANCELLED = "cancelled", pgettext_lazy("seat", "cancelled")
    LAPSED = "lapsed", pgettext_lazy("seat", "ran out")

    @classmethod
    def holding(cls):
        """The states that take a seat."""
        return [cls.HELD, cls.CONFIRMED, cls.OFFERED]

    @classmethod
    def timed(cls):
        """The states that end by themselves."""
        return [cls.HELD, cls.OFFERED]

    @classmethod
    def live(cls):
        return [cls.HELD, cls.CONFIRMED, cls.WAITING, cls.OFFERED]

    @classmethod
    def ended(cls):
        return [cls.CANCELLED, cls.LAPSED]


SEAT_LEADS_TO = {
    SeatState.HELD: {SeatState.CONFIRMED, SeatState.LAPSED, SeatState.CANCELLED},
    SeatState.CONFIRMED: {SeatState.CANCELLED},
    SeatState.WAITING: {SeatState.OFFERED, SeatState.CONFIRMED, SeatState.CANCELLED, SeatState.LAPSED},
    SeatState.OFFERED: {SeatState.CONFIRMED, SeatState.CANCELLED, SeatState.LAPSED},
    SeatState.CANCELLED: {SeatState.CONFIRMED},  # taken back within minutes, while the seat is not given away
}


class InvitationState(TextChoices):
    """Where somebody invited stands; said of the row and of the registration, and kept nowhere."""

    INVITED = "invited", pgettext_lazy("invitation", "invited")
    SIGNED_UP = "signed_up", pgettext_lazy("invitation", "signed up")
    DECLINED = "declined", pgettext_lazy("invitation", "declined")
    TAKEN_BACK = "taken_back", pgettext_lazy("invitation", "taken back")


class Ending(TextChoices):
    """Why a registration ended."""

    OWN = "own", _("cancelled by the participant")
    OBJECTED = "objected", _("the colleague did not want to be signed up")
    STAFF = "staff", _("cancelled by the organiser")
    DECLINED = "declined", _("the offer was declined")
    NOT_CONFIRMED = "not_confirmed", _("the address was not confirmed in time")
    OFFER_RAN_OUT = "offer_ran_out", _("the offer was not answered in time")
    GOT_ANOTHER = "got_another", _("got another seat at the same event")
    NOT_APPROVED = "not_approved", _("the organiser said no")
    RELEASED = "released", _("the reserved seats were opened to all")
    ERASED = "erased", _("the participant was erased")


class Approval(TextChoices):
    """What the organiser has said, where each registration is decided."""

    NOT_NEEDED = "", _("not needed")
    ASKED = "asked", _("waiting for an answer")
    GRANTED = "granted", _("approved")
    DECLINED = "declined", _("declined")

    @classmethod
    def open_to_seats(cls):
        return [cls.NOT_NEEDED, cls.GRANTED]


class QuestionKind(TextChoices):
    TEXT = "text", _("text")
    CHOICE = "choice", _("one of several")
    SEVERAL = "several", _("any of several")
    NUMBER = "number", _("number")

    @classmethod
    def with_choices(cls):
        return [cls.CHOICE, cls.SEVERAL]


class Purpose(TextChoices):
    """What a participant may consent to; each wording is kept by version."""

    LISTED = "listed", _("to be named in the list of participants")
    PHOTO = "photo", _("photographs")
    MATERIALS = "materials", _("materials and a short survey afterwards")


class MaterialKind(TextChoices):
    MATERIAL = "material", _("material")
    RECORDING = "recording", _("recording")


class Clockwork(TextChoices):
    """How the time of a reminder is counted: the two differ by an hour when clocks are changed in between."""

    CALENDAR = "calendar", _("by the calendar: so many days away, at a time of the clock")
    ELAPSED = "elapsed", _("by elapsed time: so many hours and minutes away")


class Anchor(TextChoices):
    BEFORE_START = "before_start", _("before the start")
    AFTER_END = "after_end", _("after the end")


class Standing(TextChoices):
    """Who gets a letter, by where they stand when it falls due; the words go on after “those who”."""

    CONFIRMED = "confirmed", _("have a seat")
    WAITING = "waiting", _("are on the waiting list")
    THERE = "there", _("were there")
    ABSENT = "absent", _("had a seat and were not there")

    @classmethod
    def afterwards(cls):
        """Known only when attendance has been taken."""
        return [cls.THERE, cls.ABSENT]


class RunState(TextChoices):
    """The life of one reminder to all whom it is for."""

    PLANNED = "planned", pgettext_lazy("reminder", "planned")
    LEAVING = "leaving", pgettext_lazy("reminder", "letters are being written")
    LEFT = "left", pgettext_lazy("reminder", "letters written")
    SUPERSEDED = "superseded", pgettext_lazy("reminder", "overtaken by a later one")
    EXPIRED = "expired", pgettext_lazy("reminder", "too late")
    MISSED = "missed", pgettext_lazy("reminder", "its time had passed when it was planned")
    WITHDRAWN = "withdrawn", pgettext_lazy("reminder", "withdrawn")

    @classmethod
    def open(cls):
        return [cls.PLANNED, cls.LEAVING]


RUN_LEADS_TO = {
    RunState.PLANNED: {
        RunState.LEAVING, RunState.LEFT, RunState.SUPERSEDED, RunState.EXPIRED, RunState.MISSED, RunState.WITHDRAWN,
    },
    RunState.LEAVING: {RunState.LEFT, RunState.EXPIRED, RunState.WITHDRAWN},
    RunState.WITHDRAWN: {RunState.PLANNED},  # the rule is on again, or the event has come back to the same revision
}  # fmt: skip


class StillComing(TextChoices):
    """What somebody answers when the event has been moved."""

    COMES = "comes", _("still comes")
    CANNOT = "cannot", _("cannot come")

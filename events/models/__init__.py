from events.models.attendance import Attendance
from events.models.care_need import CareNeed, Purge
from events.models.consent import Consent, ConsentText
from events.models.event import Event
from events.models.invitation import Invitation
from events.models.material import Material
from events.models.message import Message, MessageCopy
from events.models.move import EventMove
from events.models.notice import Notice
from events.models.participant import Participant
from events.models.personal_feed import PersonalFeed
from events.models.pool import Pool
from events.models.preview import PreviewLink
from events.models.programme import ProgrammeItem
from events.models.question import Answer, Question
from events.models.registration import Registration, SeatMove
from events.models.reminder import Reminder, ReminderRule, ReminderRun
from events.models.search import EventSearch
from events.models.series import Series
from events.models.speaker import Speaker
from events.models.target import SeatTarget
from events.models.venue import Venue

__all__ = [
    "Answer",
    "Attendance",
    "CareNeed",
    "Consent",
    "ConsentText",
    "Event",
    "EventMove",
    "EventSearch",
    "Invitation",
    "Material",
    "Message",
    "MessageCopy",
    "Notice",
    "Participant",
    "PersonalFeed",
    "Pool",
    "PreviewLink",
    "ProgrammeItem",
    "Purge",
    "Question",
    "Registration",
    "Reminder",
    "ReminderRule",
    "ReminderRun",
    "SeatMove",
    "SeatTarget",
    "Series",
    "Speaker",
    "Venue",
]

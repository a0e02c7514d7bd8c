from events.querysets.events import EventQuerySet, MaterialQuerySet, PreviewLinkQuerySet
from events.querysets.people import (
    CareNeedQuerySet,
    ConsentQuerySet,
    ConsentTextQuerySet,
    InvitationQuerySet,
    ParticipantQuerySet,
    QuestionQuerySet,
)
from events.querysets.reminders import ReminderRuleQuerySet, ReminderRunQuerySet
from events.querysets.seats import PoolQuerySet, RegistrationQuerySet

__all__ = [
    "CareNeedQuerySet",
    "ConsentQuerySet",
    "ConsentTextQuerySet",
    "EventQuerySet",
    "InvitationQuerySet",
    "MaterialQuerySet",
    "ParticipantQuerySet",
    "PoolQuerySet",
    "PreviewLinkQuerySet",
    "QuestionQuerySet",
    "RegistrationQuerySet",
    "ReminderRuleQuerySet",
    "ReminderRunQuerySet",
]

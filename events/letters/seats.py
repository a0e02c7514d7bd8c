"""Letters about a seat or a place in the queue. A link in them opens a page; only the button there acts."""

from datetime import timedelta

from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.letters import occasion, sent, waiting
from events.letters.participants import ParticipantLetter
from events.models import Registration
from events.outside.requests import CANCEL, REQUEST
from events.states import Ending, EventState, PoolKind, SeatState


class RegistrationLetter(ParticipantLetter):
    """About one seat or place in a queue."""

    model = Registration
    states = ()  # in which it is true
    promises = True  # a seat, or a place in the queue, which a cancelled event has not
    related = ["participant__user", "participant__event__venue", "pool__item"]

    @classmethod
    def guard(cls):
        stands = {"participant__erased_at": None, "state__in": cls.states}
        is_held = ~Q(participant__event__state=EventState.CANCELLED) if cls.promises else Q()
        return cls.where(is_held, **stands)

    @property
    def participant(self):
        return self.subject.participant

    def is_still_true(self):
        is_held = self.participant.event.state != EventState.CANCELLED
        return super().is_still_true() and self.subject.state in self.states and (is_held or not self.promises)

    def context(self):
        return super().context() | {"registration": self.subject, "what": waiting.seat(self.subject)}


class Confirmation(RegistrationLetter):
    kind = "event_confirmation"
    label = _("Confirmation of a seat")
    template = "events/letters/confirmation.txt"
    states = (SeatState.CONFIRMED,)

    def unique_key(self):
        """Anew to a colleague whom the seat was handed over to, and to whoever says yes after getting it."""
        has_agreed = "agreed" if self.participant.agreed_at else ""
        return f"{super().unique_key()}:{self.subject.participant_id}:{has_agreed}"

    def calendar(self):
        """A programme item is within the event; and of a change that is told right now, that letter tells calendars."""
        is_told = self.subject.kind == PoolKind.ITEM or sent.tells_of_change(self.participant, self._since())
        return None if is_told else self.calendar_part(REQUEST)

    def _since(self):
        """When what the letter says became so."""
        return self.subject.moves.latest("pk").created_at

    def context(self):
        waits = self.participant.registrations.waiting().filter(kind=PoolKind.ROOM)
        return super().context() | {
            "waits_for_room": waits.exists(),
            "calendar_link": "" if self.subject.kind == PoolKind.ITEM else self.own_page("events:own_calendar"),
        }


class SeatTakenBack(Confirmation):
    """Given back, and taken back within minutes."""

    kind = "event_seat_taken_back"
    label = _("Seat taken back")

    def unique_key(self):
        return f"{super().unique_key()}:{self.subject.moves.count()}"

    def context(self):
        return super().context() | {"is_taken_back": True}


class OnWaitingList(RegistrationLetter):
    kind = "event_on_waiting_list"
    label = _("Place on the waiting list")
    template = "events/letters/on_waiting_list.txt"
    states = (SeatState.WAITING,)

    def unique_key(self):
        """Once more when the organiser has said yes: from then on the place counts."""
        return f"{super().unique_key()}:{self.participant.approval}"

    def context(self):
        kept = waiting.kept_for_others(self.subject)
        return super().context() | {"place": self.subject.place_in_queue, "kept_for_others": kept}


class SeatOffered(RegistrationLetter):
    """It is of use only while the offer lasts."""

    kind = "event_seat_offered"
    label = _("Offer of a seat")
    template = "events/letters/seat_offered.txt"
    states = (SeatState.OFFERED,)
    lifetime = timedelta(days=2)
    repeats_when_unknown = True

    @classmethod
    def guard(cls):
        return super().guard() & cls.where(held_until__gt=Now())

    def is_still_true(self):
        return super().is_still_true() and self.subject.held_until > timezone.now()

    def context(self):
        until = self.subject.held_until
        return super().context() | {
            "offer_until": until and occasion.moment(self.subject.event, until),
            "offer_link": self.own_page("events:own_offer"),
            "gives_up_online": waiting.gives_up_online(self.subject),
        }


class OfferRanOut(RegistrationLetter):
    kind = "event_offer_ran_out"
    label = _("An offer of a seat ran out")
    template = "events/letters/offer_ran_out.txt"
    states = (SeatState.LAPSED,)

    def context(self):
        return super().context() | {"offer_link": self.own_page("events:own_offer")}


class RegistrationCancelled(RegistrationLetter):
    """That a seat, or a place in the queue, was given back or taken away, and by whom."""

    kind = "event_registration_cancelled"
    label = _("Registration cancelled")
    template = "events/letters/registration_cancelled.txt"
    states = (SeatState.CANCELLED,)
    promises = False
    repeats_when_unknown = True

    def unique_key(self):
        """A seat given back, taken again and given back is told twice."""
        return f"{super().unique_key()}:{self.subject.ended_at:%Y%m%d%H%M%S%f}"

    def calendar(self):
        """Told once: by the letter about the seat that they had last."""
        seats = self.participant.registrations.exclude(kind=PoolKind.ITEM).filter(moves__after=SeatState.CONFIRMED)
        return self.calendar_part(CANCEL) if seats.order_by("pk").last() == self.subject else None

    def context(self):
        live = self.participant.registrations.live().select_related("pool__item").order_by("pk")
        was_seat = self.subject.moves.filter(before=SeatState.CONFIRMED, after=SeatState.CANCELLED).exists()
        return super().context() | {
            "is_own": self.subject.ending in (Ending.OWN, Ending.OBJECTED),
            "was_seat": was_seat,
            "can_be_undone": was_seat and self.subject.ending == Ending.OWN,
            "still": [waiting.seat_as_it_stands(row) for row in live],
        }


class Transferred(ParticipantLetter):
    """To whom had the seat: a colleague has it now."""

    kind = "event_transferred"
    label = _("Seat transferred to a colleague")
    template = "events/letters/transferred.txt"

    def unique_key(self):
        return f"{super().unique_key()}:{self.subject.link_salt}"

    def calendar(self):
        return self.calendar_part(CANCEL)

    def context(self):
        """The colleague who came last; nobody can hand over twice without getting a seat in between."""
        return super().context() | {"colleague": self.subject.colleagues.order_by("pk").last()}

"""Letters about a seat or a place in the queue. A link in them opens a page; only the button there acts."""

from datetime import timedelta

from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arena.outbox.letters import AccountLetter, Letter
from events.keys import CONFIRM, OWN, event_scope, link_token
from events.letters import occasion, sent, waiting
from events.models import Participant, Registration
from events.outside.requests import CANCEL, REQUEST, calendar_part
from events.states import Approval, Ending, EventState, PoolKind, SeatState


class ParticipantLetter(Letter):
    """To somebody at an event, with the way to their own page."""

    model = Participant

    @property
    def participant(self):
        return self.subject

    def recipient(self):
        return self.participant.user or self.participant.email

    def scope(self):
        return event_scope(self.participant.event_id)

    def is_still_true(self):
        return self.participant.erased_at is None

    def is_as_written(self):
        """When and where are in every letter: an event that has been moved meanwhile makes it another one."""
        event = self.participant.event
        return type(event).objects.filter(pk=event.pk, revision=event.revision).exists()

    def own_page(self, name="events:own", purpose=OWN):
        return self.link(name, self.participant.key, link_token(self.participant, purpose))

    def calendar_part(self, method):
        """For the calendar of whom the letter goes to, who is the one that it names."""
        who = self.addressee or self.recipient()
        return calendar_part(self.participant, method, getattr(who, "email", who))

    def context(self):
        event = self.participant.event
        return {
            "participant": self.participant,
            "event": event,
            "event_link": self.link("events:detail", event.slug),
            "link": self.own_page(),
            **occasion.facts(self.participant),
        }


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


class ConfirmAddress(ParticipantLetter, AccountLetter):
    """Someone waits for it at the door: the seat is held for half an hour."""

    kind = "event_confirm_address"
    label = _("Confirm the address of a sign-up")
    template = "events/letters/confirm_address.txt"
    lifetime = timedelta(minutes=30)

    def unique_key(self):
        return f"{super().unique_key()}:{self.subject.confirm_until:%Y%m%d%H%M%S}"

    def is_still_true(self):
        until = self.subject.confirm_until
        return super().is_still_true() and until is not None and until > timezone.now()

    def context(self):
        until = self.subject.confirm_until
        return super().context() | {
            "link": self.own_page("events:confirm_address", CONFIRM),
            "confirm_until": until and occasion.moment(self.subject.event, until),
        }


class AlreadySignedUp(ParticipantLetter):
    """The address was given once more: only its owner learns that it was known."""

    kind = "event_already_signed_up"
    label = _("Already signed up")
    template = "events/letters/already_signed_up.txt"

    def unique_key(self):
        """Once an hour, however often somebody tries."""
        return f"{super().unique_key()}:{timezone.now():%Y%m%d%H}"

    def context(self):
        until = self.subject.confirm_until
        is_open = until is not None and until > timezone.now()
        confirm_link = self.own_page("events:confirm_address", CONFIRM) if is_open else ""
        return super().context() | {"confirm_link": confirm_link}


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


class SignedUpByColleague(ParticipantLetter):
    """To whom a colleague signed up, who can say yes, correct it or object."""

    kind = "event_signed_up_by_colleague"
    label = _("Signed up by a colleague")
    template = "events/letters/signed_up_by_colleague.txt"

    def unique_key(self):
        return f"{super().unique_key()}:{self.subject.party}"

    def is_still_true(self):
        return super().is_still_true() and self.subject.registrations.live().exists()

    def context(self):
        live = list(self.subject.registrations.live().select_related("event", "participant", "pool__item"))
        seats = [row for row in live if row.state == SeatState.CONFIRMED]
        return super().context() | {
            "colleague": self.subject.registered_by,
            "seats": [waiting.seat(row) for row in seats],
            "waits_for": [waiting.seat(row) for row in live if row not in seats],
            "kept_for_others": next(filter(None, map(waiting.kept_for_others, live)), ""),
            "agree_link": self.own_page("events:own_agree"),
        }


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


class NotApproved(ParticipantLetter):
    kind = "event_not_approved"
    label = _("Registration not approved")
    template = "events/letters/not_approved.txt"

    def is_still_true(self):
        return super().is_still_true() and self.subject.approval == Approval.DECLINED

    def context(self):
        last = self.subject.registrations.filter(ending=Ending.NOT_APPROVED).last()
        return super().context() | {"reason": last.reason if last else ""}

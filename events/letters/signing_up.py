"""Letters about signing up: whose address it is, who else did it, and what the organiser said."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arena.outbox.letters import AccountLetter
from events.keys import CONFIRM
from events.letters import occasion, waiting
from events.letters.participants import ParticipantLetter
from events.states import Approval, Ending, SeatState


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


class NotApproved(ParticipantLetter):
    kind = "event_not_approved"
    label = _("Registration not approved")
    template = "events/letters/not_approved.txt"

    def is_still_true(self):
        return super().is_still_true() and self.subject.approval == Approval.DECLINED

    def context(self):
        last = self.subject.registrations.filter(ending=Ending.NOT_APPROVED).last()
        return super().context() | {"reason": last.reason if last else ""}

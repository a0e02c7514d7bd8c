"""Sentences about many participants, and what they are asked and say."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Now

from arena.outbox.models import Suppression
from events.states import (
    Approval,
    Ending,
    EventState,
    InvitationState,
    PoolKind,
    Purpose,
    SeatState,
    Standing,
)


class ParticipantQuerySet(models.QuerySet):
    def live(self):
        """Who has a seat or waits for one."""
        return self.filter(Exists(self._registrations().filter(state__in=SeatState.live())))

    def coming(self):
        """Who has a confirmed seat and has said yes themselves."""
        seats = self._registrations().filter(state=SeatState.CONFIRMED)
        return self.filter(Exists(seats), agreed_at__isnull=False)

    def expected(self):
        """Who has a seat in the room or online, whether they have said yes themselves or not."""
        return self.filter(Exists(self._seats()))

    def standing_as(self, to, *, since=None):
        """Whoever stands as one of these, and did already when `since` was; with an address that is theirs.

        A seat counts from when it was last got: whoever gave theirs back and came again later has it from then. Whom
        a colleague signed up has the seat before saying yes, and is told of it like the others, since the letter is
        how they say that they will not use it.
        """
        seats = self._registrations().exclude(kind=PoolKind.ITEM)
        if since:
            moves = self.model.registrations.rel.related_model.moves.rel.related_model.objects
            got_later = moves.filter(registration=OuterRef("pk"), created_at__gt=since)
            confirmed = ~Exists(got_later.filter(after=SeatState.CONFIRMED))
            waiting = Exists(moves.filter(registration=OuterRef("pk"), created_at__lte=since, after=SeatState.WAITING))
        else:
            confirmed = waiting = Q()
        found = {
            Standing.CONFIRMED: Exists(seats.filter(confirmed, state=SeatState.CONFIRMED)),
            Standing.WAITING: Exists(seats.filter(waiting, state=SeatState.WAITING))
            & Q(approval__in=Approval.open_to_seats()),
            Standing.THERE: Q(attendance__was_there=True),
            Standing.ABSENT: Q(attendance__was_there=False),
        }
        stand = reduce(or_, (found[one] for one in to))
        return self.filter(stand, erased_at=None, confirm_until=None).exclude(email="", user=None)

    def at_the_door(self):
        """Whom the list for attendance names: who was expected, and who came all the same."""
        came = Q(is_walk_in=True) | Q(attendance__isnull=False)
        return self.filter(came | Exists(self._seats()), erased_at=None)

    def reachable(self):
        """Who can be written to: takes part or took part, at an address that they have confirmed."""
        takes_part = Exists(self._registrations().filter(state__in=SeatState.live())) | Q(attendance__was_there=True)
        return self.filter(takes_part, erased_at=None, confirm_until=None).exclude(email="")

    def with_trouble(self):
        """`unreachable` is why letters do not reach them, `since` when; `says_no` is whether their calendar said so."""
        returned = self._returned()
        return self.annotate(
            unreachable=Subquery(returned.values("why")[:1]),
            unreachable_since=Subquery(returned.values("since")[:1]),
            says_no=Exists(self._declined_seats()),
        )

    def unreachable(self):
        """At an address that letters have come back from."""
        return self.filter(Exists(self._returned()), erased_at=None).exclude(email="")

    def declined(self):
        """Who has said no in a calendar to what they still have."""
        return self.filter(Exists(self._declined_seats()))

    def _returned(self):
        return Suppression.objects.standing().returned().filter(address_key=OuterRef("person_key"))

    def _declined_seats(self):
        """What somebody takes after having said no stands against that word."""
        live = self._registrations().filter(state__in=SeatState.live())
        return live.filter(created_at__lt=OuterRef("declined_at"))

    def with_seat_kind(self):
        """Where their seat is: in the room or online."""
        return self.annotate(seat_kind=Subquery(self._seats().values("kind")[:1]))

    def _seats(self):
        return self._registrations().filter(state=SeatState.CONFIRMED).exclude(kind=PoolKind.ITEM)

    def _registrations(self):
        return self.model.registrations.rel.related_model.objects.filter(participant=OuterRef("pk"))

    def told_of_last_move(self, event, kind):
        """Who has a notice of this kind about the last move or since; `still` is what they have answered."""
        notices = self.model.notices.rel.related_model.objects.filter(participant=OuterRef("pk"), kind=kind)
        last = Subquery(event.moves.order_by("-revision").values("revision")[:1])
        answer = Subquery(notices.filter(revision__gte=last).order_by("-revision").values("answer")[:1])
        return self.filter(event=event, erased_at=None).annotate(still=answer).filter(still__isnull=False)

    def never_confirmed(self):
        """Whose address was not confirmed in time, nor ever before; also colleagues signed up from such an address."""
        theirs = self._registrations()
        other = theirs.exclude(state=SeatState.LAPSED, ending=Ending.NOT_CONFIRMED)
        return self.filter(Exists(theirs), ~Exists(other), agreed_at=None, erased_at=None)

    def asked(self):
        """Who waits for the organiser's word, in the order in which they came."""
        waiting = self.live().filter(approval=Approval.ASKED, confirm_until=None)
        return waiting.select_related("actor", "municipality").order_by("created_at", "pk")

    def to_decide(self):
        """Who waits for the organiser's word, at any event that is still to come."""
        coming = Q(event__state=EventState.PUBLISHED, event__starts_at__gt=Now())
        return self.asked().filter(coming).select_related("actor", "municipality", "event")

    def with_standing(self):
        """`standing` is what matters most to them now: an offer, a seat, a place in a queue; None: it ended."""
        order = [SeatState.OFFERED, SeatState.HELD, SeatState.CONFIRMED, SeatState.WAITING]
        weight = Case(*(When(state=state, then=place) for place, state in enumerate(order)))
        rows = self._registrations().filter(state__in=order).exclude(kind=PoolKind.ITEM).order_by(weight, "pk")
        return self.annotate(standing=Subquery(rows.values("state")[:1]))

    def not_over(self):
        """At events that have not ended."""
        return self._with_last_moment().filter(last__gte=Now(), erased_at=None)

    def over(self):
        """At events that have ended."""
        return self._with_last_moment().filter(last__lt=Now(), erased_at=None)

    def _with_last_moment(self):
        return self.alias(last=Coalesce("event__ends_at", "event__starts_at"))


class InvitationQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(revoked_at=None)

    def of_account(self, user):
        """To an address that the person has confirmed."""
        return self.filter(email__in=user.emailaddress_set.filter(verified=True).values("email"))

    def with_state(self):
        """Signed up or not, whatever was said before; declined and taken back as the row has it."""
        people = self.model.event.field.related_model.participants.rel.related_model.objects
        own = people.live().filter(event=OuterRef("event"), person_key=OuterRef("person_key"))
        state = Case(
            When(Exists(own), then=Value(InvitationState.SIGNED_UP)),
            When(revoked_at__isnull=False, then=Value(InvitationState.TAKEN_BACK)),
            When(declined_at__isnull=False, then=Value(InvitationState.DECLINED)),
            default=Value(InvitationState.INVITED),
        )
        return self.annotate(state=state)


class QuestionQuerySet(models.QuerySet):
    def with_answers(self):
        return self.annotate(answered=Count("answers")).order_by("place", "pk")

    def copy_to(self, event):
        """The same questions asked at another event, with their conditions between themselves."""
        copies = {}
        for question in self.order_by("place", "pk"):
            original, question.pk, question.event = question.pk, None, event
            question.asked_if = question.asked_if_id and copies[question.asked_if_id]
            question._state.adding = True
            question.save(force_insert=True)
            copies[original] = question
        return list(copies.values())


class ConsentTextQuerySet(models.QuerySet):
    def newest(self):
        """The wording of each purpose that is asked for now, in the order of the purposes."""
        latest = self.order_by("purpose", "-version").distinct("purpose")
        return sorted(latest, key=lambda wording: Purpose.values.index(wording.purpose))


class ConsentQuerySet(models.QuerySet):
    def standing(self):
        """The wording that a participant has said yes to and not taken back, by purpose."""
        given = self.filter(withdrawn_at=None).select_related("wording").order_by("wording__version")
        return {consent.wording.purpose: consent.wording for consent in given}


class CareNeedQuerySet(models.QuerySet):
    def of_coming(self, event):
        """What the host has to arrange: the needs of those who have a seat and have said yes."""
        coming = event.participants.coming()
        return self.filter(participant__in=coming).select_related("participant").order_by("participant__name", "pk")

    def outlived(self, kept):
        """What nobody may keep any longer: so long after the event, or its cancelling, or without a seat."""
        last = Coalesce("participant__event__ends_at", "participant__event__starts_at")
        live = self.model.participant.field.related_model.objects.live()
        is_over = Q(last__lte=Now() - kept) | Q(participant__event__cancelled_at__lte=Now() - kept)
        return self.alias(last=last).filter(is_over | ~Q(participant__in=live))

    def numbers(self):
        """How many have said something of each kind, which is all that an export holds."""
        return self.aggregate(dietary=Count("pk", filter=~Q(dietary="")), access=Count("pk", filter=~Q(access="")))

"""Sentences about many letters; every question about time is asked of the clock of the database."""

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models.functions import Now

from arena.outbox.states import CAN_BE_SENT_AGAIN, OUTCOMES, Outcome, Phase, Reason, Silence, State


class OutboundLetterQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The outbox is the staff's alone."""
        return self.all() if user.is_staff else self.none()

    def with_keys(self, keys):
        return self.filter(key__in=keys)

    def due(self):
        """What may go now, in the order it goes."""
        ready = self.filter(state=State.READY, not_before__lte=Now(), expires_at__gt=Now())
        return ready.order_by("priority", "not_before", "id")

    def too_old(self):
        return self.filter(state=State.READY, expires_at__lte=Now())

    def abandoned(self, state):
        """Left in this state by a worker whose lease has run out."""
        return self.filter(state=state, lease_until__lte=Now())

    def undecided(self):
        """Uncertain for so long that evidence is no longer waited for."""
        undecided = self.filter(state=State.UNKNOWN, not_before__lte=Now())
        return undecided.annotate(is_in_time=models.Q(expires_at__gt=Now()))

    def heard_of_later(self):
        """Given up or about to be sent again, when a worker thought lost said that it was accepted after all."""
        open_states = [State.READY, State.UNKNOWN, State.UNKNOWN_FINAL]
        return self.filter(state__in=open_states, attempts__phase=Phase.LATE_ACCEPT).distinct()

    def ended_before(self, moment):
        return self.filter(state__in=State.ended(), expires_at__lt=moment)

    def count_by_state(self):
        """How many letters stand in each state, in the order of the states; states without letters included."""
        found = dict(self.order_by().values_list("state").annotate(models.Count("pk")))
        return [(state, found.get(state, 0)) for state in State]

    def count_by_state_and_stream(self):
        """How many letters of each stream stand in each state that any stands in, in the order of the states."""
        found = self.order_by().values_list("state", "stream").annotate(models.Count("pk"))
        by_state = {state: {} for state in State}
        for state, stream, number in found:
            by_state[state][stream] = number
        return {state: numbers for state, numbers in by_state.items() if numbers}

    def with_outcome(self):
        """`outcome`: how it went."""
        is_gathered = models.Q(state=State.CANCELLED, reason=Reason.IN_DIGEST)
        found = [(models.Q(returned_at__isnull=False), Outcome.RETURNED), (is_gathered, Outcome.GATHERED)]
        found += [(models.Q(state=state), outcome) for state, outcome in OUTCOMES.items()]
        whens = [models.When(is_so, then=models.Value(outcome)) for is_so, outcome in found]
        return self.annotate(outcome=models.Case(*whens, default=models.Value(Outcome.WAITING)))

    def told(self):
        """Without what was stopped before it left, or is held and can be: its recipient is to know nothing of it."""
        is_held = models.Q(state=State.READY, reason="", not_before__gt=Now())
        return self.exclude(is_held | models.Q(state=State.CANCELLED, reason=Reason.STOPPED))

    def not_arrived(self):
        """What somebody ought to have had and has not, or perhaps not; not what they have ended themselves."""
        unreachable = models.Q(state=State.SUPPRESSED, reason=Reason.UNREACHABLE)
        lost = models.Q(state__in=[State.FAILED, State.EXPIRED, State.UNKNOWN_FINAL])
        return self.filter(lost | unreachable | models.Q(returned_at__isnull=False))

    def can_be_sent_again(self):
        return self.filter(state__in=CAN_BE_SENT_AGAIN)

    def to_address(self, address):
        """To the address, or to the account that has it now; the index is on addresses in capitals."""
        accounts = list(get_user_model().objects.filter(email__iexact=address).values_list("pk", flat=True))
        return self.filter(models.Q(address__iexact=address) | models.Q(recipient__in=accounts))

    def of_account(self, user):
        """To the person, or to an address that the account has confirmed."""
        found = models.Q(recipient=user)
        for address in user.emailaddress_set.filter(verified=True).values_list("email", flat=True):
            found |= models.Q(address__iexact=address)
        return self.filter(found)


class SuppressionQuerySet(models.QuerySet):
    def standing(self):
        """What holds now."""
        return self.filter(models.Q(until=None) | models.Q(until__gt=Now()), lifted_at=None)

    def of(self, address_key):
        return self.filter(address_key=address_key)

    def returned(self):
        """Those that letters have come back from, so that nobody is reached there, whatever is written."""
        return self.filter(why__in=Silence.returned())

"""Sentences about many letters; every question about time is asked of the clock of the database."""

from django.db import models
from django.db.models.functions import Now

from arena.outbox.states import Phase, Silence, State


class OutboundLetterQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The outbox is the staff's alone."""
        return self.all() if user.is_staff else self.none()

    def with_keys(self, keys):
        return self.filter(key__in=list(keys))

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


class SuppressionQuerySet(models.QuerySet):
    def standing(self):
        """What holds now."""
        return self.filter(models.Q(until=None) | models.Q(until__gt=Now()), lifted_at=None)

    def of(self, address_key):
        return self.filter(address_key=address_key)

    def returned(self):
        """Those that letters have come back from, so that nobody is reached there, whatever is written."""
        return self.filter(why__in=Silence.returned())

    def covering(self, stream, scope):
        """Those that keep back a letter of this stream about this."""
        return self.filter(stream__in=["", stream], scope__in=["", scope])

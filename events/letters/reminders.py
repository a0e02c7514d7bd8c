"""Reminders before an event, and words after it, by the rules that the staff have set."""

from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Prefetch, Q, TextField, Value
from django.db.models.functions import Cast, Concat, Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arena import outbox
from arena.outbox.states import Priority, Stream
from events.letters import occasion
from events.letters.messages import facts_for, filled, greets
from events.letters.participants import ParticipantLetter
from events.models import Participant, Registration, Reminder, ReminderRun
from events.states import Anchor, Approval, EventState, PoolKind, RunState, SeatState, Standing


class ReminderLetter(ParticipantLetter):
    """In the words of the rule, or in the portal's own where it has none. It ends with when, where and how.

    It is the letter of one participant and one run. Lost on the way it is not sent again: better none than two.
    """

    kind = "event_reminder"
    label = _("Reminder")
    model = Reminder
    template = "events/letters/reminder.txt"
    priority = Priority.BULK
    stream = Stream.REMINDERS
    related = ["run__rule", "participant__event__venue", "participant__user", "participant__attendance"]

    @classmethod
    def subjects(cls):
        """With the seats that the text names, so that a batch is read in two statements."""
        seats = Registration.objects.live().select_related("pool__item").order_by("pk")
        return super().subjects().prefetch_related(Prefetch("participant__registrations", seats, to_attr="live_seats"))

    @classmethod
    def sample(cls, rule, event):
        """As it will read, to nobody."""
        somebody = Participant(event=event, name=_("(the participant's name)"), agreed_at=timezone.now())
        somebody.live_seats = []
        return cls(Reminder(run=ReminderRun(event=event, rule=rule), participant=somebody))

    @classmethod
    def expected(cls, rule, event):
        """How many it would go to now."""
        return event.participants.standing_as(rule.to).count()

    @classmethod
    def guard(cls):
        """The event stands as it did when the letter was planned, the rule too, and the participant among those it is
        for; and nobody is reminded by an earlier letter once a later one is on its way."""
        stands = {"participant__event__state": EventState.PUBLISHED, "run__revision": F("participant__event__revision")}
        rule = {"run__rule__is_on": True, "run__rule__version": F("run__version"), "run__expires_at__gt": Now()}
        person = {"participant__erased_at": None, "participant__confirm_until": None}
        return cls.where(_is_for_them(), ~_later_one(), **stands, **rule, **person)

    @property
    def participant(self):
        return self.subject.participant

    def is_as_written(self):
        """Its guard asks for the revision."""
        return True

    def context(self):
        participant, rule = self.participant, self.subject.run.rule
        event, has_own_words = participant.event, rule.subject or rule.text
        facts = facts_for(participant, event) if has_own_words else {}
        return {
            "participant": participant,
            "event": event,
            "event_link": self.link("events:detail", event.slug),
            "link": self.own_page(),
            **occasion.facts(participant, participant.live_seats),
            "is_before": rule.anchor == Anchor.BEFORE_START,
            "standing": self._standing(),
            "subject_line": filled(rule.subject, facts),
            "text": filled(rule.text, facts),
            "greets": greets(rule.text),
        }

    def _standing(self):
        """As which of those whom it is for the participant gets it; in a sample, the first."""
        attendance = getattr(self.participant, "attendance", None)
        seats = [seat.state for seat in self.participant.live_seats if seat.kind != PoolKind.ITEM]
        holds = {
            Standing.THERE: attendance is not None and attendance.was_there,
            Standing.ABSENT: attendance is not None and not attendance.was_there,
            Standing.CONFIRMED: SeatState.CONFIRMED in seats,
            Standing.WAITING: SeatState.WAITING in seats,
        }
        to = self.subject.run.rule.to
        return next((standing for standing, is_so in holds.items() if is_so and standing in to), to[0])


def stop(runs):
    """Keep the letters of these runs that have not left."""
    keys = Reminder.objects.filter(run__in=runs).values_list(
        Concat(Value(f"{ReminderLetter.kind}:"), Cast("pk", TextField()), output_field=TextField())
    )
    outbox.stop(keys)


def _is_for_them():
    """`standing_as`, said of one reminder alone, by the shortest way: it is asked for each letter."""
    seats = Registration.objects.filter(participant=OuterRef("participant")).exclude(kind=PoolKind.ITEM)
    approved = Q(participant__approval__in=Approval.open_to_seats())
    holds = {
        Standing.CONFIRMED: Exists(seats.filter(state=SeatState.CONFIRMED)),
        Standing.WAITING: Exists(seats.filter(state=SeatState.WAITING)) & approved,
        Standing.THERE: Q(participant__attendance__was_there=True),
        Standing.ABSENT: Q(participant__attendance__was_there=False),
    }
    return reduce(or_, (Q(run__rule__to__contains=[one]) & is_so for one, is_so in holds.items()))


def _later_one():
    """Another reminder that fell due later and is of use until the same moment, which is the start."""
    later = Reminder.objects.filter(
        participant=OuterRef("participant"),
        run__revision=OuterRef("run__revision"),
        run__expires_at=OuterRef("run__expires_at"),
        run__due_at__gt=OuterRef("run__due_at"),
        run__state__in=[RunState.LEAVING, RunState.LEFT],
    )
    return Exists(later)

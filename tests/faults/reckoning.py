"""After a drill: every letter has its end and its reason, and the sums agree with the ledger of the mail server."""

from collections import Counter

from django.db.models import F
from django.db.models.functions import Least, Now

from arena import outbox
from arena.outbox.letters import kinds
from arena.outbox.models import DomainRest, OutboundLetter
from arena.outbox.states import Phase, Reason, State

ROUNDS = 20  # more than the twelve tries of a letter that nobody takes
WAITING = [State.READY, State.UNKNOWN]


def let_time_pass():
    """What hours do to leases, to waits and to resting domains; only while no worker has a letter in its hands."""
    letters = OutboundLetter.objects
    letters.filter(state__in=State.leased()).update(lease_until=Now())
    outbox.sweep()
    DomainRest.objects.update(until=Now())
    letters.filter(state__in=WAITING).update(not_before=Least(F("not_before"), Now()))
    outbox.sweep()
    letters.filter(state=State.READY).update(not_before=Least(F("not_before"), Now()))


def settle():
    """The hours go by, and the timer comes again and again, until every letter has its end."""
    for _round in range(ROUNDS):
        let_time_pass()
        outbox.drain()
        if not OutboundLetter.objects.exclude(state__in=State.ended()).exists():
            return


class Reckoning:
    """Rows beside ledger. `doubts` is how often a process or a connection ended inside DATA."""

    def __init__(self, post, doubts=0):
        self.letters = list(OutboundLetter.objects.all())
        self.taken, self.doubts = post.taken(), doubts
        self.states = Counter(letter.state for letter in self.letters)
        self.twice = [letter for letter in self.letters if self.copies(letter) > 1]
        self.doubted = {
            letter.pk
            for letter in OutboundLetter.objects.filter(attempts__reason=Reason.ANSWER_LOST)
            | OutboundLetter.objects.filter(attempts__phase=Phase.LATE_ACCEPT)
        }

    def copies(self, letter):
        return self.taken[letter.message_id]

    @property
    def doubles(self):
        return sum(self.copies(letter) - 1 for letter in self.twice)

    @property
    def sums(self):
        """For the table of figures."""
        return {
            "letters": len(self.letters),
            "taken": self.taken.total(),
            **{state: self.states[state] for state in State.ended()},
            "doubles": self.doubles,
        }

    def broken(self):
        """The promises that were not kept, by name and letter."""
        return [f"{promise}: {letter} ({letter.state})" for promise, letter in self._found()]

    def _found(self):
        for letter in self.letters:
            copies, is_doubted = self.copies(letter), letter.pk in self.doubted
            if letter.state not in State.ended():
                yield "has no end", letter
            if letter.state in State.explained() and not letter.reason:
                yield "has no reason", letter
            if letter.state == State.SENT and not copies:
                yield "is said to be sent and never was", letter
            if letter.state not in (State.SENT, State.UNKNOWN_FINAL) and copies and not is_doubted:
                yield "was taken and is said not to be", letter
            if letter.state == State.UNKNOWN_FINAL and not is_doubted:
                yield "is uncertain without a doubt", letter
            if copies > 1 and not kinds[letter.kind].repeats_when_unknown:
                yield "of a kind that goes once went twice", letter
        if self.states[State.UNKNOWN_FINAL] > self.doubts:
            yield "more are uncertain than there were doubts", self.letters[0]
        if self.doubles > self.doubts:
            yield "more went twice than there were doubts", self.twice[0]
        known = {letter.message_id for letter in self.letters}
        if strangers := self.taken.keys() - known:
            yield f"the ledger has letters that no row knows ({strangers})", self.letters[0]

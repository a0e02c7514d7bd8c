"""The letter that gathers what would have been too many letters to one address in a day."""

from functools import cached_property, reduce
from operator import and_

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from arena.outbox.delivering.handing_over import holds
from arena.outbox.letters import Letter, kinds
from arena.outbox.models import OutboundLetter, Suppression
from arena.outbox.states import Priority, Reason, Stream
from arena.outbox.writing import words
from arena.shared.addresses import address_key


class DigestLetter(Letter):
    """One line for each gathered letter, as it would read now; what is no longer so is left out.

    It gathers letters of one stream, so that one click ends what it says it does and nothing else.
    """

    kind = "outbox.digest"
    label = _("Gathered letters")
    model = OutboundLetter  # its own row, which the gathered ones point to
    template = "letters/digest.txt"
    priority = Priority.BULK
    related = ("recipient",)
    is_written_anew = True

    @classmethod
    def guard(cls):
        """Nothing that it tells of has changed since it was written."""
        guarded = [kind for kind in kinds if kind != cls.kind and kinds[kind].guard()]
        return reduce(and_, [~Exists(_outdated(kind)) for kind in guarded]) if guarded else None

    def is_still_true(self):
        return bool(self.gathered)

    def leave_out_what_is_over(self):
        """What has stopped being true, come too late or been ended meanwhile goes its own way, with its reason."""
        for row, letter in self.gathered:
            if why := self._why_over(row, letter):
                OutboundLetter.objects.filter(pk=row.pk, digest=self.subject).update(digest=None, reason=why)
        del self.gathered

    @cached_property
    def gathered(self):
        """Rows with their letters, in the order they were left; None for a letter whose subject is gone."""
        rows = self.subject.gathered.select_related("recipient").annotate(is_late=Q(expires_at__lte=Now()))
        rows = list(rows.order_by("created_at", "pk"))
        letters = {}
        for kind in {row.kind for row in rows}:
            letters |= OutboundLetter.letters(kind, [row for row in rows if row.kind == kind])
        return [(row, letters.get(row.pk)) for row in rows]

    def context(self):
        row = self.subject
        lines = [(words(letter, row.language, row.recipient).subject, letter.page()) for _row, letter in self.gathered]
        return {"lines": lines, "is_news": row.stream == Stream.NEWS}

    def _why_over(self, row, letter):
        if row.is_late:
            return Reason.TOO_OLD
        if not letter or not letter.is_still_true() or not holds(row):
            return Reason.NO_LONGER_TRUE
        return Reason.UNSUBSCRIBED if any(kept.covers(row) for kept in self._ended) else None

    @cached_property
    def _ended(self):
        return list(Suppression.objects.standing().of(address_key(self.subject.to)))


def _outdated(kind):
    """Those of the kind that the letter gathers, and that its guard would no longer let go by themselves."""
    return OutboundLetter.objects.filter(~kinds[kind].guard(), digest=OuterRef("pk"), kind=kind)

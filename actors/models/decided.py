from django.db import models, transaction
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.ages import ASK_AFTER
from arena.shared.errors import Refused
from arena.shared.slugs import unique_slug
from arena.shared.states import Moves


class Decided(Moves):
    """For what people decide about: every move leaves who, when and why, and the facts as they stood then."""

    facts_kept = ()
    at_rest = ""  # the state that it sinks into when nobody confirms it
    over = ()  # the states in which nothing more is said about it

    @transaction.atomic
    def decide(self, target, *, by, reason="", start=None, **changes):
        """Move to the state and keep the decision; the acts call this with the row locked.

        Without a person it was the clock, and only the clock leaves the mark that a review was missed.
        """
        before = self.state
        self._move_to(target, start=start, **{"lapsed_at": None, **changes})
        return self.write_down(before, by=by, reason=reason)

    @transaction.atomic
    def publish_as(self, name, target, *, by, start):
        """Show it at the readable address of its name; the one that it had leads there for ever."""
        former, slug = self.slug, unique_slug(type(self).objects.exclude(pk=self.pk), name)
        decision = self.decide(target, by=by, start=start, slug=slug)
        if former != slug:
            self.former_addresses.create(slug=former)
        return decision

    def write_down(self, before, *, by, reason="", act=""):
        """Keep who decided what, with the facts it was decided on."""
        facts = self.facts()
        return self.decisions.create(
            from_state=before,
            to_state=self.state,
            act=act,
            decided_by=by,
            by_system=by is None,
            reason=reason,
            facts=facts,
        )

    def sign(self, act, *, by, reason=""):
        """Keep in the history what somebody did without moving the row."""
        return self.write_down(self.state, by=by, reason=reason, act=act)

    def confirm(self, *, by):
        """Say that what everybody sees is still right."""
        if not self.is_public or self.state in self.over:
            raise Refused(_("Only what is shown can be confirmed."))
        self.confirmed_at, self.asked_at = timezone.now(), None
        self.save(update_fields=["confirmed_at", "asked_at"])
        return self.write_down(self.state, by=by)

    def lapse(self):
        """The clock lets it rest, since those who were asked to confirm it have not."""
        return self.decide(self.at_rest, by=None, lapsed_at=timezone.now())

    @property
    def known_since(self):
        """When somebody last vouched for the facts; where nobody has, when they came here."""
        return self.confirmed_at or self.created_at

    @property
    def is_unconfirmed(self):
        """Everybody sees it, and for twelve months nobody has said that it is right."""
        is_shown = self.is_public and self.state not in self.over
        return (is_shown or self.lapsed_at is not None) and self.known_since < timezone.now() - ASK_AFTER

    def refuse_if_stopped_by_staff(self, actor):
        """What somebody who never spoke for the actor took down, its managers cannot put back."""
        last_move = self.decisions.exclude(from_state=models.F("to_state")).first()
        stopper = last_move and last_move.decided_by
        speaking = (row for row in (actor, actor.part_of) if row)  # for a unit its organisation speaks too
        if stopper and not any(row.memberships.filter(user=stopper).exists() for row in speaking):
            raise Refused(_("The project staff stopped showing this. Write to them before it can be shown again."))

    def facts(self):
        """What a reviewer judges, as plain values that can be compared with a later moment."""
        values = model_to_dict(self, fields=self.facts_kept)
        return {name: _plain(values[name]) for name in self.facts_kept}

    @property
    def last_decision(self):
        """The newest move or confirmation; what was only noted beside, such as help, decides nothing."""
        return next((decision for decision in self.decisions.all() if not decision.act), None)


def _plain(value):
    """Terms become their codes; an empty number, choice or text is the same nothing."""
    if isinstance(value, list):
        return sorted(row.pk for row in value)
    return "" if value is None else value

"""Project staff judge what was sent in: they publish it, ask for more or decline, and the applicant learns why."""

from typing import NamedTuple

from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from actors.fields import OrganisationNumberField, show
from actors.letters.managers import tell_managers
from actors.letters.reviews import ReviewAnswer
from actors.models import ELSEWHERE, Actor, Offering, Term
from actors.states import ActorState, OfferingState, Stance
from arena.shared.errors import Refused
from arena.shared.marks import mark_of

TO_VERIFY = ("legal_name", "org_number", "foreign_id", "country", "actor_type")
MOVES = models.Q(decisions__act="")  # what is noted without a move, such as help, decides nothing


class Change(NamedTuple):
    """One fact as it stood at the last answer, and as it stands now."""

    label: str
    before: str
    now: str


@transaction.atomic
def publish(actor, *, by, seen, offerings=()):
    """Show the actor, and with it those of its offerings that were judged good at the same time."""
    actor = _as_seen(actor, seen)
    decision = actor.publish(by=by)
    for offering in actor.offerings.waiting_for_review().filter(pk__in=[row.pk for row in offerings]):
        offering.publish(by=by)
    tell_managers(ReviewAnswer, decision, actor)


@transaction.atomic
def ask_for_more(actor, *, by, seen, reason):
    actor = _as_seen(actor, seen)
    decision = actor.ask_for_more(by=by, reason=reason)
    _send_offerings_back(actor, by=by, reason=reason)
    tell_managers(ReviewAnswer, decision, actor)


@transaction.atomic
def decline(actor, *, by, seen, reason):
    actor = _as_seen(actor, seen)
    decision = actor.decline(by=by, reason=reason)
    _send_offerings_back(actor, by=by, reason=reason)
    tell_managers(ReviewAnswer, decision, actor)


def _send_offerings_back(actor, *, by, reason):
    """What the actor was sent in with follows it back to the applicant."""
    for offering in actor.offerings.waiting_for_review():
        offering.send_back(by=by, reason=reason)


@transaction.atomic
def publish_offering(offering, *, by, seen):
    offering = _offering_as_seen(offering, seen)
    tell_managers(ReviewAnswer, offering.publish(by=by), offering.actor)


@transaction.atomic
def send_offering_back(offering, *, by, seen, reason):
    offering = _offering_as_seen(offering, seen)
    tell_managers(ReviewAnswer, offering.send_back(by=by, reason=reason), offering.actor)


@transaction.atomic
def decline_offering(offering, *, by, seen, reason):
    offering = _offering_as_seen(offering, seen)
    tell_managers(ReviewAnswer, offering.decline(by=by, reason=reason), offering.actor)


def _as_seen(actor, seen):
    """The locked row, if it still is what the reviewer judged: not decided, nor taken back and sent in anew."""
    return _unmoved(actor.locked(), seen)


def _offering_as_seen(offering, seen):
    actor = offering.actor.locked()
    return _unmoved(actor.offerings.get(pk=offering.pk), seen)


def _unmoved(row, seen):
    if row.last_decision is None or row.last_decision.pk != seen:
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    return row


def last_answer(row):
    """The latest decision that staff made on what was sent in, or None the first time."""
    sent_in = ActorState.SUBMITTED if isinstance(row, Actor) else OfferingState.IN_REVIEW
    moves = (decision for decision in row.decisions.all() if not decision.act)
    judged = (decision for decision in moves if decision.from_state == sent_in)
    return next((decision for decision in judged if decision.to_state != ActorState.DRAFT or decision.reason), None)


def changes(row, words):
    """What a reviewer has to look at: everything the first time, then only what differs from the last answer."""
    answer = last_answer(row)
    before, now = answer.facts if answer else {}, row.facts()
    return [
        Change(words.label(row, name), words.value(row, name, before.get(name)), words.value(row, name, value))
        for name, value in now.items()
        if value != before.get(name) and (answer or value)
    ]


def in_words(row, names, words=None):
    """Some facts, of a row that keeps them, as pairs of label and value."""
    words, facts = words or Words(), row.facts()
    return [(words.label(row, name), words.value(row, name, facts[name])) for name in names]


class Words:
    """Kept facts as a reader knows them; the titles of terms and towns are fetched once for a whole page."""

    def __init__(self):
        self._titles = {}

    def label(self, row, name):
        if name in Stance.values:
            return _("Competence: %(stance)s") % {"stance": Stance(name).label}
        return capfirst(row._meta.get_field(name).verbose_name)

    def value(self, row, name, value):
        if not value:
            return ""
        if value == ELSEWHERE and name == "municipality":
            return _("Outside the county")
        if name in Stance.values:
            return self._join(Term, value)
        field = row._meta.get_field(name)
        if isinstance(field, OrganisationNumberField):
            return show(value)
        if field.is_relation:
            return self._join(field.related_model, value if field.many_to_many else [value])
        if isinstance(field, models.BooleanField):
            return _("yes")
        choices = dict(field.flatchoices)
        return capfirst(choices[value]) if value in choices else str(value)

    def _join(self, model, keys):
        if model not in self._titles:
            self._titles[model] = {row.pk: str(row) for row in model.objects.all()}
        return ", ".join(self._titles[model].get(key, key) for key in keys)


def actors_waiting():
    """What was sent in and not answered, the oldest first."""
    return _oldest_first(Actor.objects.waiting_for_review().select_related("actor_type"))


def offerings_waiting():
    """Offerings of actors that are already shown; the others are judged together with their actor."""
    waiting = Offering.objects.waiting_for_review().filter(actor__state__in=ActorState.public())
    return _oldest_first(waiting.select_related("actor"))


def _oldest_first(rows):
    return rows.annotate(sent_in_at=models.Max("decisions__decided_at", filter=MOVES)).order_by("sent_in_at", "pk")


def actors_with_applicant():
    """Not sent in yet, or sent back, the latest first."""
    return _latest_first(Actor.objects.filter(state__in=[ActorState.DRAFT, ActorState.MORE_WANTED]))


def offerings_with_applicant():
    """The same of offerings whose actor is shown; the others go with their actor."""
    drafts = Offering.objects.filter(state=OfferingState.DRAFT, actor__state__in=ActorState.public())
    return _latest_first(drafts.select_related("actor"))


def actors_declined():
    return _latest_first(Actor.objects.filter(state=ActorState.DECLINED))


def offerings_declined():
    return _latest_first(Offering.objects.filter(state=OfferingState.DECLINED).select_related("actor"))


def _latest_first(rows):
    """With the day of the last decision; a draft that nobody has decided about has the day when it was begun."""
    last = models.Max("decisions__decided_at", filter=MOVES)
    return rows.annotate(stands_since=Coalesce(last, "created_at")).order_by("-stands_since", "-pk")


@transaction.atomic
def verify(actor, *, by, how, on, seen):
    """Only what the applicant cannot change meanwhile: what is sent in, or shown; and only as it was looked up."""
    actor = actor.locked()
    if not can_be_verified(actor):
        raise Refused(_("Only what is sent in or shown can be verified."))
    if seen != mark_to_verify(actor):
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    actor.verify(by=by, how=how, on=on)


def mark_to_verify(actor):
    """A mark of what is looked up."""
    facts = actor.facts()
    return mark_of([facts[name] for name in TO_VERIFY])


def can_be_verified(actor):
    return actor.state in (ActorState.SUBMITTED, *ActorState.public())

"""What the clock does with facts that nobody confirms: it asks those who can, and in the end lets them rest.

Each person, and each actor, is seen to in a transaction of its own, which looks again under the lock: a run that dies
half-way has said nothing twice, and the next one goes on where it ended.
"""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from actors.ages import ASK_EVERY
from actors.letters.ageing import StillRight
from actors.models import Actor, Membership, Offering, User
from arena import outbox


def ask_managers():
    """One letter to each manager with something to confirm, at most one in a month."""
    for person in people_to_ask():
        ask(person)


def people_to_ask():
    """Managers of what is to be confirmed, and of the organisations that its units are part of."""
    actors = Actor.objects.to_ask_about()
    offered = Actor.objects.filter(pk__in=Offering.objects.to_ask_about().values("actor"))
    spoken_for = Q()
    for rows in (actors, offered):
        spoken_for |= Q(actor__in=rows.values("pk")) | Q(actor__in=rows.values("part_of"))
    managers = Membership.objects.in_force().managers().filter(spoken_for)
    return User.objects.filter(_not_asked_lately(), is_active=True, pk__in=managers.values("user")).order_by("pk")


@transaction.atomic
def ask(person):
    """Leave the letter, and remember on each row that somebody has been asked since this day."""
    person = User.objects.select_for_update(no_key=True).filter(_not_asked_lately(), pk=person.pk).first()
    if person is None:
        return
    person.asked_at = timezone.now()
    letter = StillRight(person)
    if not letter.is_still_true():
        return
    person.save(update_fields=["asked_at"])
    for model in (Actor, Offering):
        asked = model.objects.managed_by(person).to_ask_about().filter(asked_at=None)
        keys = list(asked.select_for_update(no_key=True, of=["self"]).order_by("pk").values_list("pk", flat=True))
        model.objects.filter(pk__in=keys).update(asked_at=person.asked_at)
    outbox.leave(letter)


def _not_asked_lately():
    return Q(asked_at=None) | Q(asked_at__lte=timezone.now() - ASK_EVERY)


def let_rest():
    """What was not confirmed for fifteen months rests; what nobody could have confirmed is left as it is."""
    for actor in Actor.objects.overdue().order_by("pk"):
        _let_rest(actor, actor)
    for offering in Offering.objects.overdue().select_related("actor").order_by("pk"):
        _let_rest(offering, offering.actor)


@transaction.atomic
def _let_rest(row, actor):
    """Under the lock it may turn out that a manager has confirmed it a moment ago."""
    actor.locked()
    if row := type(row).objects.overdue().filter(pk=row.pk).first():
        row.lapse()

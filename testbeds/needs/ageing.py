"""What the clock does with needs that nobody confirms: it asks the managers of their owner, and lets them rest.

Each owner, and each need, is seen to in a transaction of its own, which looks again under the lock: a run that dies
half-way has said nothing twice, and the next one goes on where it ended.
"""

from django.db import transaction
from django.utils import timezone

from actors.models import Actor, Membership
from arena import outbox
from testbeds.letters.needs import StillNeeded
from testbeds.models import Need
from testbeds.needs import deciding


def ask_owners():
    """One letter to each manager of an owner with needs to confirm; who has no manager cannot be asked."""
    owners = Actor.objects.filter(pk__in=Need.objects.to_ask_about().values("owner"))
    for owner in owners.order_by("pk"):
        ask(owner)


@transaction.atomic
def ask(owner):
    """Leave the letters, and remember on each need that its owner has been asked since this day."""
    owner = owner.locked()
    managers = Membership.objects.told_about(owner)
    waiting = Need.objects.owned_by([owner]).to_ask_about().select_for_update(no_key=True, of=["self"])
    keys = list(waiting.order_by("pk").values_list("pk", flat=True))
    if not (managers and keys):
        return
    Need.objects.filter(pk__in=keys).update(asked_at=timezone.now())
    for membership in managers:
        outbox.leave(StillNeeded(owner, membership.user))


def let_rest():
    """What was not confirmed for eighteen months rests, once its owner has had a month to answer."""
    for need in Need.objects.overdue().order_by("pk"):
        _let_rest(need)


@transaction.atomic
def _let_rest(need):
    """Under the lock it may turn out that a manager has confirmed it a moment ago."""
    need.locked()
    if need := Need.objects.overdue().filter(pk=need.pk).first():
        deciding.fall_asleep(need)

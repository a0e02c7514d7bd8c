"""Which of the county's municipalities have a need: each once, however many of the needs are theirs."""

from collections import defaultdict

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from actors.models import Actor
from actors.states import MUNICIPALITY
from testbeds.models import ClusterMember, NeedSharing
from testbeds.states import NeedOrigin, NeedState

COUNTY = 12  # municipalities in Kalmar county: the denominator, whoever has said anything
NO_LONGER = [NeedState.WITHDRAWN, NeedState.SOLVED]  # nobody has the need any more


def municipalities_of(needs, user):
    """Codes of the municipalities by key of the need, in one statement: owner, those who share it, those named.

    `needs` is what the person may read. Only municipalities and their units count: the seat of a region or of a
    company says where its office is, not whose need it is. A sharing counts when the one who shares is shown, or the
    reader's own.
    """
    readable = needs.order_by()
    owned = readable.filter(_is_municipal("owner")).values_list("pk", _seat("owner"))
    sharings = NeedSharing.objects.filter(_is_municipal("actor"), _is_shown(user), need__in=readable.values("pk"))
    shared = sharings.order_by().values_list("need", _seat("actor"))
    named = readable.filter(origin=NeedOrigin.DOCUMENTED, municipalities__isnull=False)
    found = defaultdict(set)
    for need, code in owned.union(shared, named.values_list("pk", "municipalities"), all=True):
        if code:
            found[need].add(code)
    return found


def covered(needs, by_need):
    """The codes of all the needs together."""
    return set().union(*(by_need.get(need.pk, ()) for need in needs))


def standing(needs):
    """Those that somebody still has."""
    return [need for need in needs if need.state not in NO_LONGER]


def readable_members(clusters, user):
    """What the clusters consist of, as far as the person may read it, with the needs behind it."""
    members = ClusterMember.objects.making_up().visible_to(user).filter(cluster__in=clusters)
    return members.select_related("need__owner").order_by("need__name_key", "need")


def _is_municipal(whose):
    return Q(**{f"{whose}__actor_type": MUNICIPALITY}) | Q(**{f"{whose}__part_of__actor_type": MUNICIPALITY})


def _seat(whose):
    return Coalesce(F(f"{whose}__municipality"), F(f"{whose}__part_of__municipality"))


def _is_shown(user):
    own = list(user.roles) if user.is_authenticated else []
    return Q(actor__in=Actor.objects.public()) | Q(actor__in=own)

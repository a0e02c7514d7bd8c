"""Which needs seem to say the same as others, by areas and words, among those that the person may read."""

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Count, F, Q, Value
from django.db.models.functions import Greatest

from actors.searching import parts
from actors.states import Vocabulary
from testbeds.clusters.gathering import GATHERABLE
from testbeds.models import ClusterMember, Need

MOST = 30
ALIKE = 0.25  # of the trigrams of two lines


def gatherable(user):
    """What staff can put in a cluster: not private ones that they are not let in to, nor what is their own."""
    free = Need.objects.visible_to(user).filter(state__in=GATHERABLE)
    taken = ClusterMember.objects.current().values("need")
    others = Q(owner=None) | ~Q(owner__in=list(user.roles))
    return free.filter(others).exclude(pk__in=taken).select_related("owner", "owner__part_of")


def like(needs, user):
    """Those that share an area with the needs or say something similar in their one line, the likest first."""
    areas = {term.pk for need in needs for term in need.terms_of(Vocabulary.AREA)}
    titles = [need.title_sv for need in needs]
    others = gatherable(user).exclude(pk__in=[need.pk for need in needs])
    shared = Count("terms", filter=Q(terms__in=areas), distinct=True)
    found = others.annotate(shared=shared, alike=_alike(titles)).filter(Q(shared__gt=0) | Q(alike__gt=ALIKE))
    return found.order_by((F("shared") + F("alike")).desc(), "name_key", "pk")[:MOST]


def saying(q, user):
    """Those with every word of `q` somewhere in what they say."""
    found = gatherable(user)
    for word in parts(q) or q.split():
        said = [Q(**{f"{name}__icontains": word}) for name in ("title_sv", "problem_sv", "affected", "wished_state")]
        found = found.filter(said[0] | said[1] | said[2] | said[3] | Q(owner__legal_name__icontains=word))
    return found.order_by("name_key", "pk")[:MOST]


def newest(user):
    return gatherable(user).order_by("-confirmed_at", "-created_at", "pk")[:MOST]


def _alike(titles):
    measures = [TrigramSimilarity("title_sv", title) for title in titles]
    return Greatest(*measures, Value(0.0)) if measures else Value(0.0)

"""Which needs seem to say the same as others, by areas and words, among those that the person may read."""

from django.db.models import Count, F, FloatField, Q, TextField, Value
from django.db.models.functions import Cast, Concat, Greatest, Least

from actors.searching import parts
from actors.states import Vocabulary
from testbeds.clusters.gathering import GATHERABLE
from testbeds.models import ClusterMember, Need
from testbeds.needs.resembling import WITHOUT_AREA, Common, Size, Stems

MOST = 30
NO_AREA = ""  # a count over no codes at all would make Django answer that nothing can be found


def gatherable(user):
    """What staff can put in a cluster: not private ones that they are not let in to, nor what is their own."""
    free = Need.objects.visible_to(user).filter(state__in=GATHERABLE)
    taken = ClusterMember.objects.current().values("need")
    others = Q(owner=None) | ~Q(owner__in=list(user.roles))
    return free.filter(others).exclude(pk__in=taken).select_related("owner", "owner__part_of")


def like(needs, user):
    """Those that share an area with the needs, or enough of their words, the likest first."""
    areas = [term.pk for need in needs for term in need.terms_of(Vocabulary.AREA)] or [NO_AREA]
    others = gatherable(user).exclude(pk__in=[need.pk for need in needs])
    found = others.annotate(shared=Count("terms", filter=Q(terms__in=areas), distinct=True), alike=_alike(needs))
    found = found.filter(Q(shared__gt=0) | Q(alike__gte=WITHOUT_AREA))
    return found.order_by(-(F("shared") + F("alike") * 2), "name_key", "pk")[:MOST]


def saying(q, user):
    """Those with every word of `q` somewhere in what they say."""
    found = gatherable(user)
    for word in parts(q) or q.split():
        said = [Q(**{f"{name}__icontains": word}) for name in ("title_sv", "problem_sv", "affected", "wished_state")]
        found = found.filter(said[0] | said[1] | said[2] | said[3] | Q(owner__legal_name__icontains=word))
    return found.order_by("name_key", "pk")[:MOST]


def newest(user):
    return gatherable(user).order_by("-confirmed_at", "-created_at", "pk")[:MOST]


def _alike(needs):
    """The share of the words that a need has in common with those at hand, endings aside."""
    text = " ".join(f"{need.title_sv} {need.problem_sv}" for need in needs)
    mine, theirs = Stems(Value(text)), Stems(Concat("title_sv", Value(" "), "problem_sv", output_field=TextField()))
    fewest = Greatest(Least(Size(mine), Size(theirs)), Value(1))
    return Cast(Common(mine, theirs), FloatField()) / fewest

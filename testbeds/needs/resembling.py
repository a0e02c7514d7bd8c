"""Needs that say something like what is being written, of those that the writer may read and of no others."""

from typing import NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Count, F, FloatField, Func, IntegerField, Q, TextField, Value
from django.db.models.functions import Cast, Concat, Greatest, Least

from actors.states import MUNICIPALITY, Vocabulary
from testbeds.models import Need
from testbeds.states import NeedState

SHOWN = 5
READ = 40  # of these the towns are counted
FEWEST_WORDS = 2
WITH_AREA, WITHOUT_AREA = 0.15, 0.35  # share of the words, or likeness of the titles, that makes two needs alike


class Stems(Func):
    """The words of a Swedish text without their endings, each once."""

    template = "tsvector_to_array(to_tsvector('pg_catalog.swedish', %(expressions)s))"
    output_field = ArrayField(TextField())


class Common(Func):
    """How many words two lists have in common."""

    template = "cardinality(ARRAY(SELECT unnest(%(expressions)s)))"
    arg_joiner = ") INTERSECT SELECT unnest("
    output_field = IntegerField()


class Size(Func):
    function = "cardinality"
    output_field = IntegerField()


class Alike(NamedTuple):
    """The closest needs, and how many towns besides the writer's own have one like it."""

    needs: list
    towns: int


def alike(user, *, title, problem, areas, owner=None, besides=()):
    """What others have written about the same, the closest first."""
    if not (title or problem).strip():
        return Alike([], 0)
    found = list(_close(_readable(user).exclude(pk__in=besides), title, f"{title} {problem}", areas)[:READ])
    return Alike(found[:SHOWN], len(_towns(found) - _towns_of([owner] if owner else [])))


def _readable(user):
    over = [NeedState.DRAFT, NeedState.WITHDRAWN]
    return Need.objects.visible_to(user).exclude(state__in=over).select_related("owner__part_of")


def _close(needs, title, text, areas):
    mine, theirs = Stems(Value(text)), Stems(Concat("title_sv", Value(" "), "problem_sv", output_field=TextField()))
    of_areas = Q(terms__in=areas, terms__vocabulary=Vocabulary.AREA)
    needs = needs.annotate(
        shared_areas=Count("terms", filter=of_areas, distinct=True), shared_words=Common(mine, theirs)
    )
    share = Cast("shared_words", FloatField()) / Greatest(Least(Size(mine), Size(theirs)), Value(1))
    needs = needs.annotate(closeness=Greatest(share, Cast(TrigramSimilarity("title_sv", title), FloatField())))
    has_words = Q(shared_words__gte=FEWEST_WORDS)
    in_area = Q(shared_areas__gt=0, closeness__gte=WITH_AREA)
    needs = needs.filter(has_words & (in_area | Q(closeness__gte=WITHOUT_AREA)))
    return needs.prefetch_related("sharings__actor__part_of").order_by(
        -(F("shared_areas") + F("closeness") * 2), "name_key", "pk"
    )


def _towns(needs):
    """Each town once, whether it owns or shares; what was found in public text is nobody's answer."""
    sharing = [sharing.actor for need in needs for sharing in need.sharings.all()]
    return _towns_of([need.owner for need in needs if need.owner] + sharing)


def _towns_of(actors):
    wholes = [actor.part_of or actor for actor in actors]
    return {whole.pk for whole in wholes if whole.actor_type_id == MUNICIPALITY}

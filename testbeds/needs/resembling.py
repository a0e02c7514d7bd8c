"""Needs that say something like what is being written, of those that the writer may read and of no others."""

from typing import NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchRank, TrigramSimilarity
from django.db import connection
from django.db.models import Count, F, Func, IntegerField, Q, TextField, Value
from django.db.models.functions import Concat, Least

from actors.searching import Ready
from actors.states import MUNICIPALITY, Vocabulary
from testbeds.models import Need
from testbeds.states import NeedState

SHOWN = 5
READ = 100  # those with most of the words, by their search documents; these are held against the text one by one
FEWEST_WORDS = 2
WITH_AREA, WITHOUT_AREA = 0.15, 0.35  # share of the words, or likeness of the titles, that makes two needs alike
ANY_WORD = "SELECT any_of(tsvector_to_array(search_words(%s)))::text"


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
    found = _close(_readable(user).exclude(pk__in=besides), title, f"{title} {problem}", areas)
    return Alike(found[:SHOWN], len(_towns(found) - _towns_of([owner] if owner else [])))


def _readable(user):
    return Need.objects.visible_to(user).exclude(state__in=NeedState.untold())


def _close(needs, title, text, areas):
    found = _compared(_likeliest(needs, text), title, text, areas)
    return sorted(filter(_is_like, found), key=lambda need: (-need.shared_areas - 2 * _closeness(need), need.name_key))


def _likeliest(needs, text):
    with connection.cursor() as cursor:
        cursor.execute(ANY_WORD, [text])
        words = Ready(cursor.fetchone()[0] or "")
    return needs.filter(search__vector=words).order_by(SearchRank(F("search__vector"), words).desc(), "pk")[:READ]


def _compared(needs, title, text, areas):
    """Each with what it has in common with the text."""
    theirs = Stems(Concat("title_sv", Value(" "), "problem_sv", output_field=TextField()))
    of_areas = Q(terms__in=areas, terms__vocabulary=Vocabulary.AREA)
    found = Need.objects.filter(pk__in=needs.values("pk")).annotate(
        shared_areas=Count("terms", filter=of_areas, distinct=True),
        shared_words=Common(Stems(Value(text)), theirs),
        fewer_words=Least(Size(Stems(Value(text))), Size(theirs)),
        like_title=TrigramSimilarity("title_sv", title),
    )
    return found.select_related("owner__part_of").prefetch_related("sharings__actor__part_of")


def _closeness(need):
    return max(need.shared_words / max(need.fewer_words, 1), need.like_title)


def _is_like(need):
    enough = WITH_AREA if need.shared_areas else WITHOUT_AREA
    return need.shared_words >= FEWEST_WORDS and _closeness(need) >= enough


def _towns(needs):
    """Each town once, whether it owns or shares; what was found in public text is nobody's answer."""
    sharing = [sharing.actor for need in needs for sharing in need.sharings.all()]
    return _towns_of([need.owner for need in needs if need.owner] + sharing)


def _towns_of(actors):
    wholes = [actor.part_of or actor for actor in actors]
    return {whole.pk for whole in wholes if whole.actor_type_id == MUNICIPALITY}

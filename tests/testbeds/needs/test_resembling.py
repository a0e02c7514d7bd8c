"""Needs like the one that is being written: by areas and words, of those that the writer may read."""

import pytest
from django.contrib.auth.models import AnonymousUser

from actors.states import Role
from testbeds.needs.resembling import alike
from testbeds.states import NeedState
from tests.factories import ActorFactory, MembershipFactory, NeedFactory, SharingFactory, TownFactory

pytestmark = pytest.mark.django_db

NIGHT = {"title_sv": "Lugnare nätter", "problem_sv": "Tillsynen på natten väcker den som sover."}
MINE = {"title": "Tryggare nätter", "problem": "Den som sover vaknar av tillsynen på natten.", "areas": ["OMR02"]}


@pytest.fixture
def writer():
    return MembershipFactory(actor=TownFactory(), role=Role.EDITOR)


def test_need_about_the_same_is_found(writer):
    same = NeedFactory(**NIGHT, terms=["OMR02"])
    NeedFactory(title_sv="Färre mil på vägarna", problem_sv="Rutterna planeras på papper.", terms=["OMR08"])

    assert alike(writer.user, **MINE, owner=writer.actor) == ([same], 1)


def test_closest_comes_first(writer):
    far = NeedFactory(title_sv="Natten", problem_sv="Tillsynen på natten tar tid från annat arbete.", terms=["OMR02"])
    close = NeedFactory(**NIGHT, terms=["OMR02"])

    assert alike(writer.user, **MINE).needs == [close, far]


def test_common_words_alone_need_more_of_them(writer):
    NeedFactory(**NIGHT, terms=["OMR08"])
    NeedFactory(title_sv="Natten", problem_sv="Tillsynen på natten tar tid från annat arbete.", terms=["OMR08"])

    assert [need.title_sv for need in alike(writer.user, **MINE).needs] == ["Lugnare nätter"]


def test_private_need_of_another_town_is_neither_shown_nor_counted(writer):
    NeedFactory(**NIGHT, terms=["OMR02"], private=True)

    assert alike(writer.user, **MINE, owner=writer.actor) == ([], 0)


@pytest.mark.parametrize("state", ["draft", "submitted", "confirmed"])
def test_need_of_another_town_that_is_not_published_is_neither_shown_nor_counted(writer, state):
    NeedFactory(**NIGHT, terms=["OMR02"], **{state: True})

    assert alike(writer.user, **MINE, owner=writer.actor) == ([], 0)


def test_need_for_the_arena_is_for_those_who_are_in_it(writer):
    need = NeedFactory(**NIGHT, terms=["OMR02"], for_arena=True)

    assert alike(writer.user, **MINE).needs == [need]
    assert alike(AnonymousUser(), **MINE).needs == []


def test_town_is_counted_once_and_ones_own_never(writer):
    town = TownFactory()
    NeedFactory(**NIGHT, terms=["OMR02"], owner=town)
    second = NeedFactory(**NIGHT, terms=["OMR02"], owner=ActorFactory(part_of=town, actor_type=town.actor_type))
    SharingFactory(need=second, actor=writer.actor)
    SharingFactory(need=second)
    NeedFactory(**NIGHT, terms=["OMR02"], owner=writer.actor, confirmed=True)

    assert alike(writer.user, **MINE, owner=writer.actor).towns == 2


def test_what_was_found_in_public_text_is_shown_and_counts_for_no_town(writer):
    need = NeedFactory(**NIGHT, terms=["OMR02"], documented=True)

    assert alike(writer.user, **MINE) == ([need], 0)


def test_at_most_five_are_shown_and_all_their_towns_counted(writer):
    NeedFactory.create_batch(6, **NIGHT, terms=["OMR02"])

    found = alike(writer.user, **MINE)

    assert (len(found.needs), found.towns) == (5, 6)


def test_withdrawn_need_and_the_one_it_is_begun_from_are_left_out(writer):
    NeedFactory(**NIGHT, terms=["OMR02"], state=NeedState.WITHDRAWN)
    earlier = NeedFactory(**NIGHT, terms=["OMR02"], owner=writer.actor)

    assert alike(writer.user, **MINE, besides=[earlier.pk]).needs == []


def test_nothing_is_like_a_text_that_is_not_there(writer):
    NeedFactory(**NIGHT, terms=["OMR02"])

    assert alike(writer.user, title="", problem=" ", areas=["OMR02"]) == ([], 0)

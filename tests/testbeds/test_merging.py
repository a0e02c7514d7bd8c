"""Two municipalities turn out to be one: the needs and all that hangs on them go along, and nothing stands twice."""

import pytest
from django.urls import reverse

from testbeds.models import InventoryResponse
from tests.actors.merges import merge
from tests.factories.needs import (
    DialogueFactory,
    NeedFactory,
    ResponseFactory,
    RoundFactory,
    SharingFactory,
    TownFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return TownFactory(slug="gamla", legal_name="Gamla kommun"), TownFactory(slug="nya", legal_name="Nya kommun")


def test_needs_sharings_answers_and_dialogues_go_along_and_the_merge_says_so(client, pair):
    merged, into = pair
    need, sharing = NeedFactory(owner=merged), SharingFactory(actor=merged)
    response, dialogue = ResponseFactory(actor=merged), DialogueFactory(need=need, owner=merged)

    done = merge(merged, into)

    for row in (need, sharing, response, dialogue):
        row.refresh_from_db()
    assert (need.owner, sharing.actor, response.actor, dialogue.owner) == (into,) * 4
    assert {name: keys for name, keys in done.moved.items() if name.startswith("testbeds")} == {
        "testbeds.Need.owner": [str(need.pk)],
        "testbeds.NeedSharing.actor": [str(sharing.pk)],
        "testbeds.InventoryResponse.actor": [str(response.pk)],
        "testbeds.MarketDialogue.owner": [str(dialogue.pk)],
    }
    assert client.get(reverse("needs:of_actor", args=["gamla"])).url == reverse("needs:of_actor", args=["nya"])


def test_need_that_both_share_is_shared_once_on_its_page(client, pair):
    need = NeedFactory()
    for actor in pair:
        SharingFactory(need=need, actor=actor)

    merge(*pair)

    sharings = client.get(need.get_absolute_url()).context["sharings"]
    assert [sharing.actor for sharing in sharings] == [pair[1]]


@pytest.mark.parametrize("owner", [0, 1], ids=["the merged one owns it", "the one that remains owns it"])
def test_need_of_one_that_the_other_shares_is_then_only_owned(client, pair, owner):
    need = NeedFactory(owner=pair[owner])
    SharingFactory(need=need, actor=pair[1 - owner])

    merge(*pair)

    need.refresh_from_db()
    assert (need.owner, need.sharings.filter(actor=pair[1]).count()) == (pair[1], 0)
    assert client.get(need.get_absolute_url()).context["sharings"] == []


def test_needs_of_two_answers_to_one_round_end_in_the_answer_that_remains(pair):
    asked = RoundFactory()
    old, kept = (ResponseFactory(round=asked, actor=actor) for actor in pair)
    need = NeedFactory(owner=pair[0], response=old)

    merge(*pair)

    need.refresh_from_db()
    assert (need.response, InventoryResponse.objects.get(pk=old.pk).actor) == (kept, pair[0])

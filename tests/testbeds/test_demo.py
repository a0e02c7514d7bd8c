"""What the demonstration begins with: documented needs as they are, and examples that say that they are examples."""

import pytest
from django.core.management import CommandError, call_command

from actors.demo import make_accounts
from actors.models import User
from actors.states import ActorState
from testbeds.demo import make_examples
from testbeds.demo_dialogue import hold_example
from testbeds.dialogues import holding
from testbeds.documented import load_documented
from testbeds.matching.computing import recompute
from testbeds.models import InventoryResponse, InventoryRound, MarketDialogue, Match, Need, NeedCluster
from testbeds.states import DialogueState, MatchState, NeedOrigin, NeedState, Visibility
from tests.factories import ActorFactory, MatchFactory, NeedFactory, OfferingFactory
from tests.testbeds.dialogues.situations import dialogue_in, manager_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def arena():
    """The vocabularies, the municipalities and the accounts of the demonstration."""
    call_command("load_vocabularies", verbosity=0)
    make_accounts()


def test_documented_needs_are_added_once_and_none_counts_as_inventoried():
    call_command("load_vocabularies", verbosity=0)

    added = [load_documented(), load_documented()]

    assert added == [32, 0]
    needs = Need.objects.all()
    assert {(need.origin, need.owner, need.response, need.state) for need in needs} == {
        (NeedOrigin.DOCUMENTED, None, None, NeedState.PUBLISHED)
    }
    assert {need.visibility for need in needs} == {Visibility.PUBLIC}
    assert not needs.filter(source="").exists()
    assert not InventoryResponse.objects.exists()


def test_documented_need_keeps_what_was_written_since():
    call_command("load_vocabularies", verbosity=0)
    load_documented()
    first = Need.objects.earliest("pk")
    Need.objects.filter(pk=first.pk).update(title_sv="Annat")

    load_documented()

    first.refresh_from_db()
    assert first.title_sv == "Annat"


@pytest.mark.usefixtures("arena")
def test_examples_are_marked_and_made_once():
    made = [make_examples(), make_examples()]

    assert made == [4, 0]
    assert {need.title_sv[:8] for need in Need.objects.all()} == {"Exempel:"}
    shown = [InventoryRound.objects.get(), NeedCluster.objects.get(), *Need.objects.all()]
    assert {row.is_example for row in shown} == {True}


def test_examples_without_the_accounts_are_left_out():
    call_command("load_vocabularies", verbosity=0)

    assert [make_examples(), hold_example()] == [0, 0]


@pytest.mark.usefixtures("arena")
def test_example_dialogue_is_open_marked_and_held_once():
    make_examples()
    recompute()

    held = [hold_example(), hold_example()]

    assert held == [1, 0]
    dialogue = MarketDialogue.objects.get()
    assert (dialogue.is_example, dialogue.title[:8]) == (True, "Exempel:")
    assert (dialogue.state, dialogue.need.state) == (DialogueState.PUBLISHED, NeedState.IN_DIALOGUE)
    assert [row.actor.legal_name for row in dialogue.recipients.all()] == ["Exempel Omsorgsteknik AB"]
    assert (dialogue.questions.count(), dialogue.enquiries.exclude(answered_at=None).count()) == (3, 1)


@pytest.mark.usefixtures("arena")
def test_example_dialogue_is_told_to_no_company_that_exists():
    make_examples()
    need = Need.objects.get(title_sv="Exempel: Natten störs av tillsyn")
    existing = ActorFactory(actor_type__code="AKT01", state=ActorState.PUBLISHED)
    MatchFactory(need=need, offering=OfferingFactory(actor=existing))

    hold_example()

    assert MarketDialogue.objects.get().recipients.filter(actor=existing).count() == 0


def test_dialogue_about_an_example_is_an_example_and_marked_so_in_the_list(client):
    dialogue = dialogue_in(need=NeedFactory(is_example=True, visibility=Visibility.PUBLIC))
    other = MarketDialogue(
        need=dialogue.need, owner=dialogue.owner, title="Egen", text="Ny", closes_at=dialogue.closes_at
    )
    manager = manager_of(dialogue.owner)
    client.force_login(manager)

    holding.save(other, ["Hur?"], by=manager)

    other.refresh_from_db()
    assert other.is_example
    assert client.get("/behov/dialoger/").text.count(" · exempel") == 1


@pytest.mark.usefixtures("arena")
def test_town_of_the_demonstration_can_offer_contact(client):
    make_examples()
    recompute()
    match = Match.objects.matching().get(
        need__title_sv="Exempel: Natten störs av tillsyn", offering__name="Exempel: Lugn natt"
    )
    client.force_login(User.objects.get(email="kommun@arena.example"))

    client.post(f"/behov/match/{match.pk}/erbjud-kontakt/")

    match.refresh_from_db()
    assert match.state == MatchState.CONTACT_OFFERED


def test_load_needs_outside_the_demonstration_is_refused(settings):
    settings.DEMO = False

    with pytest.raises(CommandError):
        call_command("load_needs")

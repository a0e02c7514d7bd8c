"""Every move that a need can make, every one that it cannot, and what each act leaves behind."""

import pytest

from actors.states import Role
from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from testbeds.models import Need
from testbeds.needs import deciding
from testbeds.states import NEED_LEADS_TO, NeedState, Visibility
from tests.actors.accounts import post
from tests.factories import MembershipFactory, OfferingFactory, UserFactory
from tests.factories.needs import ClusterMemberFactory, DialogueFactory, NeedFactory, SharingFactory, TownFactory

pytestmark = pytest.mark.django_db


def standing_in(state, **facts):
    """A need of everybody's where it is shown; asleep or tested it remembers that it was published."""
    facts = {"state": state, "solved_how": "Nya rutiner." if state == NeedState.SOLVED else "", **facts}
    if state in (NeedState.DORMANT, NeedState.IN_TEST):
        facts.setdefault("state_before", NeedState.PUBLISHED)
    if state in (NeedState.DRAFT, NeedState.SUBMITTED):
        facts |= {"published_at": None, "confirmed_at": None}
    elif state == NeedState.CONFIRMED:
        facts["published_at"] = None
    return NeedFactory(**facts)


@pytest.fixture
def person():
    return UserFactory()


def refused(act):
    try:
        act()
    except Refused:
        return True
    return False


ACTS = {  # from the act to the states from which the table lets it move a need
    "submit": {NeedState.DRAFT},
    "ask_for_more": {NeedState.SUBMITTED},
    "confirm": {*NeedState.open()},  # from sent in a move; later on the word that it still holds
    "publish": {NeedState.CONFIRMED},
    "withdraw": {*NeedState.open(), NeedState.DORMANT},
    "solve": {NeedState.PUBLISHED, NeedState.CLUSTERED, NeedState.IN_DIALOGUE, NeedState.IN_TEST},
    "fall_asleep": {*NeedState.ageing()},
    "revive": {NeedState.DORMANT},
}
SAID = {"ask_for_more": {"reason": "Hur ofta?"}, "withdraw": {"reason": "Borta."}, "solve": {"how": "Nya rutiner."}}


@pytest.mark.parametrize("act", ACTS)
def test_act_is_possible_from_the_states_of_the_table_and_from_no_other(act, person):
    """A need in every state, one after the other."""
    possible = set()
    for state in NeedState:
        need = standing_in(state, terms=["OMR01"])
        said = SAID.get(act, {}) | ({} if act == "fall_asleep" else {"by": person})
        if not refused(lambda need=need, said=said: getattr(deciding, act)(need, **said)):
            possible.add(state)

    assert possible == ACTS[act]


def facts_of(state):
    """What the rules of the database ask of a need that stands so."""
    is_written = state in (NeedState.DRAFT, NeedState.SUBMITTED)
    day = None if is_written else "2026-01-01T00:00Z"
    return {"published_at": day, "confirmed_at": day, "state_before": NeedState.PUBLISHED, "solved_how": "Så."}


def test_every_pair_of_states_moves_as_the_table_says(person):
    """All ten by ten, by the floor that every act stands on."""
    need = NeedFactory()
    moved = {state: set() for state in NeedState}
    for start in NeedState:
        for target in NeedState:
            Need.objects.filter(pk=need.pk).update(state=start, **facts_of(start))
            need.refresh_from_db()
            if not refused(lambda target=target: need.step_to(target, by=person, **facts_of(target))):
                moved[start].add(target)

    assert moved == {state: NEED_LEADS_TO.get(state, set()) for state in NeedState}


def test_private_need_is_never_published(person):
    need = NeedFactory(private=True)

    assert refused(lambda: deciding.publish(need, by=person))


def test_publishing_gives_a_readable_address_and_leads_on_from_the_old_one(person):
    need = NeedFactory(confirmed=True, title_sv="Tryggare nätter", slug="behov-0a1b2c")

    need = deciding.publish(need, by=person)

    assert (need.slug, need.former_addresses.get().slug) == ("tryggare-natter", "behov-0a1b2c")


def test_keeping_to_oneself_takes_back_the_publication_and_every_address_that_told(person):
    need = NeedFactory(title_sv="Tryggare nätter", slug="tryggare-natter")
    need.former_addresses.create(slug="nattro")

    need = deciding.set_visibility(need, Visibility.OWNER, by=person)

    assert (need.state, need.published_at, need.former_addresses.count()) == (NeedState.CONFIRMED, None, 0)
    assert need.slug.startswith("behov-")


def test_keeping_to_oneself_waits_for_the_market_dialogue(person):
    need = standing_in(NeedState.IN_DIALOGUE)

    assert refused(lambda: deciding.set_visibility(need, Visibility.OWNER, by=person))


def test_keeping_to_oneself_waits_for_the_dialogue_though_the_need_is_being_tested(person):
    need = standing_in(NeedState.IN_TEST)
    DialogueFactory(need=need, open=True)

    assert refused(lambda: deciding.set_visibility(need, Visibility.OWNER, by=person))


@pytest.mark.parametrize("state", [NeedState.DORMANT, NeedState.IN_TEST])
def test_need_that_was_made_private_meanwhile_comes_back_as_confirmed_only(state, person):
    """A private need must never become public by coming back to where it stood."""
    need = standing_in(state)

    need = deciding.set_visibility(need, Visibility.OWNER, by=person)

    assert need.state_before == NeedState.CONFIRMED


def test_need_in_a_cluster_that_is_made_private_remembers_no_publication(person):
    member = ClusterMemberFactory()

    deciding.set_visibility(member.need, Visibility.OWNER, by=person)

    member.refresh_from_db()
    assert member.state_before == NeedState.CONFIRMED


def test_waking_puts_it_back_where_it_stood_and_counts_as_confirmed(person):
    need = standing_in(NeedState.DORMANT, confirmed_at="2024-01-01T00:00Z", asked_at="2025-06-01T00:00Z")

    need = deciding.revive(need, by=person)

    assert (need.state, need.state_before, need.asked_at) == (NeedState.PUBLISHED, "", None)
    assert need.confirmed_at.year > 2024


def test_sharing_twice_is_one_sharing_with_the_newest_words(person):
    need, town = NeedFactory(), TownFactory()
    deciding.share(need, town, by=person, note="Samma här.")

    deciding.share(need, town, by=person, note="Fler här.")

    assert need.sharings.values_list("actor", "note").get() == (town.pk, "Fler här.")
    assert [step.act for step in need.steps.all()] == ["shared"]


def test_sharing_is_for_shown_organisations_and_what_others_can_read(person):
    need = NeedFactory()

    assert refused(lambda: deciding.share(need, TownFactory(draft=True), by=person))
    assert refused(lambda: deciding.share(need, need.owner, by=person))
    assert refused(lambda: deciding.share(NeedFactory(confirmed=True), TownFactory(), by=person))


def told():
    """Each kind of letter with its recipients."""
    rows = OutboundLetter.objects.order_by("recipient__email").values_list("kind", "recipient__email")
    found = {}
    for kind, email in rows:
        found.setdefault(kind, []).append(email)
    return found


@pytest.fixture
def town():
    """An organisation with one of each role."""
    actor = TownFactory()
    for role in Role:
        MembershipFactory(actor=actor, role=role, user__email=f"{role}@kommun.example")
    return actor


def test_letters_go_to_whom_each_step_concerns_and_not_to_who_made_it(town):
    editor = town.memberships.get(role=Role.EDITOR).user
    manager = town.memberships.get(role=Role.MANAGER).user
    staff = UserFactory(staff=True)
    need = NeedFactory(owner=town, draft=True, terms=["OMR01"])

    deciding.submit(need, by=editor)
    arrived = post()
    deciding.ask_for_more(need, by=manager, reason="Hur ofta?")
    arrived += post()
    deciding.submit(need, by=editor)
    deciding.confirm(need, by=manager)
    deciding.publish(need, by=staff)
    deciding.share(need, TownFactory(legal_name="Nya kommun"), by=UserFactory(), note="Samma här.")
    arrived += post()

    subjects = ["väntar på att bekräftas", "behöver kompletteras", *["Publicerat"] * 2, *["Nya kommun har samma"] * 2]
    assert sorted(subject in letter.subject for subject, letter in zip(subjects, arrived, strict=True)) == [True] * 6
    assert "Hur ofta?" in arrived[1].body
    assert "Samma här." in arrived[-1].body
    assert told() == {
        "need_sent_in": ["manager@kommun.example", "manager@kommun.example"],
        "need_more_wanted": ["editor@kommun.example"],
        "need_published": ["editor@kommun.example", "manager@kommun.example"],
        "need_shared": ["editor@kommun.example", "manager@kommun.example"],
    }


@pytest.mark.parametrize(
    "end", [{"reason": "Borta."}, {"how": "", "offering": True}], ids=["withdrawn", "met by an offering"]
)
def test_those_who_share_it_are_told_when_it_is_over(end, town):
    sharing = SharingFactory(actor=town)

    if "reason" in end:
        deciding.withdraw(sharing.need, by=UserFactory(), **end)
    else:
        deciding.solve(sharing.need, by=UserFactory(), offering=OfferingFactory())

    assert told() == {"shared_need_over": ["manager@kommun.example"]}


def test_draft_is_discarded_and_what_has_been_shown_is_not():
    draft, shown = NeedFactory(draft=True), NeedFactory()

    deciding.discard(draft)

    assert refused(lambda: deciding.discard(shown))
    assert [*Need.objects.all()] == [shown]

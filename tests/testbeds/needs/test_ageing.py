"""Owners are asked after seventeen months, and after eighteen a need rests."""

import pytest

from actors.states import Role
from arena.outbox.models import OutboundLetter
from testbeds.models import Need
from testbeds.needs import ageing, deciding
from testbeds.states import NeedState, Visibility
from tests.actors.accounts import post
from tests.actors.ages import ago
from tests.factories import MembershipFactory
from tests.factories.needs import ClusterMemberFactory, NeedFactory, TownFactory

pytestmark = pytest.mark.django_db

ASKED, OVER = 518, 549


@pytest.fixture
def manager():
    return MembershipFactory(actor=TownFactory(), role=Role.MANAGER)


def test_manager_is_asked_once_about_everything_in_one_letter(manager):
    for title in ["Tryggare nätter", "Rätt läkemedel"]:
        NeedFactory(owner=manager.actor, title_sv=title, confirmed_at=ago(ASKED))
    NeedFactory(owner=manager.actor, title_sv="Ny larmväg", confirmed_at=ago(30))

    ageing.ask_owners()
    ageing.ask_owners()

    [letter] = post()
    named = [title for title in ["Tryggare nätter", "Rätt läkemedel", "Ny larmväg"] if title in letter.body]
    assert (letter.to, named) == ([manager.user.email], ["Tryggare nätter", "Rätt läkemedel"])


def test_nobody_is_asked_where_the_owner_has_no_manager_or_there_is_none():
    MembershipFactory(actor=NeedFactory(confirmed_at=ago(ASKED)).owner, role=Role.EDITOR)
    NeedFactory(documented=True)

    ageing.ask_owners()

    assert (OutboundLetter.objects.count(), Need.objects.filter(asked_at__isnull=False).count()) == (0, 0)


@pytest.mark.parametrize(
    ("confirmed", "asked", "rests"), [(OVER, 31, True), (OVER, 29, False), (OVER, None, False), (540, 31, False)]
)
def test_need_rests_after_eighteen_months_and_a_month_to_answer(confirmed, asked, rests):
    need = NeedFactory(confirmed_at=ago(confirmed), asked_at=asked and ago(asked))

    ageing.let_rest()

    need.refresh_from_db()
    assert (need.state == NeedState.DORMANT) == rests


@pytest.mark.parametrize("state", NeedState.ageing())
def test_need_that_rested_wakes_where_it_stood(state, manager):
    private = {"visibility": Visibility.OWNER, "published_at": None} if state == NeedState.CONFIRMED else {}
    need = NeedFactory(owner=manager.actor, state=state, confirmed_at=ago(OVER), asked_at=ago(40), **private)
    if state == NeedState.CLUSTERED:
        ClusterMemberFactory(need=need)
    ageing.let_rest()

    deciding.revive(need, by=manager.user)

    need.refresh_from_db()
    assert (need.state, [step.by_system for step in need.steps.all()]) == (state, [False, True])
    assert [letter.to for letter in post()] == []  # awake again, nobody is told that it rests

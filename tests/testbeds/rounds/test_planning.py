"""A round from plan to compilation: whom it asks, and when it opens and closes."""

import contextlib
from datetime import timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from testbeds.models import InventoryRound
from testbeds.rounds import planning
from testbeds.states import FORM_VERSION, ROUND_LEADS_TO, ResponseState, RoundState
from tests.factories import ActorFactory, ResponseFactory, RoundFactory, StaffFactory, TownFactory
from tests.testbeds.rounds.county import county, manager_of

pytestmark = pytest.mark.django_db


def planned(title="Höstens behov", **facts):
    today = timezone.localdate()
    days = {"opens_on": today, "closes_on": today + timedelta(days=30)}
    return planning.plan(InventoryRound(title_sv=title, **days, **facts), by=StaffFactory())


def test_plan_asks_the_twelve_municipalities_and_the_region():
    places = county()
    TownFactory(), TownFactory(part_of=places["0880"], municipality=places["0880"].municipality), ActorFactory()

    round = planned()

    asked = set(round.responses.values_list("actor", flat=True))
    assert (asked, len(asked)) == ({actor.pk for actor in places.values()}, 13)
    assert (round.state, round.slug, round.form_version) == (RoundState.PLANNED, "hostens-behov", FORM_VERSION)
    assert set(round.responses.values_list("state", flat=True)) == {ResponseState.NOT_STARTED}


def test_plan_keeps_away_from_what_lies_beside_the_rounds():
    assert planned("Ny").slug == "omgang-ny"


def test_respondents_are_chosen_until_the_round_opens():
    round, staff, extra = planned(), StaffFactory(), TownFactory()

    planning.expect(round, extra, by=staff)
    planning.expect(round, extra, by=staff)

    assert [response.actor for response in round.responses.all()] == [extra]

    planning.open_now(round, by=staff)

    for act in [
        lambda: planning.expect(round, TownFactory(), by=staff),
        lambda: planning.stop_expecting(round, round.responses.get(), by=staff),
    ]:
        with pytest.raises(Refused):
            act()
    assert round.responses.count() == 1


def test_open_invites_managers_else_the_mailbox_else_nobody():
    round, staff = planned(), StaffFactory()
    managed, mailbox, mute = TownFactory(contact_email="fel@kommun.example"), TownFactory(), TownFactory()
    manager = manager_of(managed)
    mailbox.contact_email = "kommun@kommun.example"
    mailbox.save()
    for actor in [managed, mailbox, mute]:
        planning.expect(round, actor, by=staff)

    planning.open_now(round, by=staff)

    letters = OutboundLetter.objects.filter(kind="round_invitation").values_list("recipient", "address")
    assert set(letters) == {(manager.pk, ""), (None, "kommun@kommun.example")}
    invited = {response.actor: bool(response.invited_at) for response in round.responses.select_related("actor")}
    assert invited == {managed: True, mailbox: True, mute: False}


@pytest.mark.parametrize("lacks", ["respondents", "time"])
def test_open_is_refused_without(lacks):
    round = planned()
    if lacks == "time":
        ResponseFactory(round=round)
        InventoryRound.objects.update(closes_on=timezone.localdate() - timedelta(days=1), opens_on="2020-01-01")

    with pytest.raises(Refused):
        planning.open_now(round, by=StaffFactory())

    round.refresh_from_db()
    assert round.state == RoundState.PLANNED


ACTS = {
    RoundState.OPEN: planning.open_now,
    RoundState.CLOSED: planning.close,
    RoundState.COMPILED: planning.compile_answers,
}


@pytest.mark.parametrize(("state", "target"), list(product(RoundState, ACTS)))
def test_round_moves_as_its_table_says_and_no_other_way(state, target):
    round = ResponseFactory(round__state=state).round

    with contextlib.suppress(Refused):
        ACTS[target](round, by=StaffFactory())

    round.refresh_from_db()
    is_allowed = target in ROUND_LEADS_TO.get(state, ())
    assert round.state == (target if is_allowed else state)
    assert round.steps.filter(to_state=target).count() == is_allowed


def test_inventoryround_closes_after_it_opens():
    with pytest.raises(IntegrityError, match="inventoryround_closes_after_it_opens"), transaction.atomic():
        RoundFactory(opens_on="2026-05-02", closes_on="2026-05-01")

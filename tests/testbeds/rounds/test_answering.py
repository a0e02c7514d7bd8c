"""What one respondent does about a round, in time and late."""

import contextlib
from datetime import timedelta
from itertools import product

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from actors import merging
from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from testbeds.models import InventoryResponse, Need
from testbeds.rounds import answering, planning
from testbeds.states import RESPONSE_LEADS_TO, NeedState, ResponseState, RoundState
from tests.factories import NeedFactory, ResponseFactory, RoundFactory, StaffFactory, TownFactory, UserFactory
from tests.racing import faults_at_once
from tests.testbeds.rounds.county import manager_of

pytestmark = pytest.mark.django_db

FACTS = {
    ResponseState.SUBMITTED: {"submitted_at": timezone.now()},
    ResponseState.APPROVED: {"submitted_at": timezone.now(), "approved_at": timezone.now()},
    ResponseState.ABSTAINED: {"abstains_because": "Ingen tid."},
}
ACTS = {
    ResponseState.IN_PROGRESS: lambda one, by: answering.begin(one, by=by),
    ResponseState.SUBMITTED: lambda one, by: answering.submit(one, by=by),
    ResponseState.APPROVED: lambda one, by: answering.approve(one, by=by),
    ResponseState.ABSTAINED: lambda one, by: answering.abstain(one, by=by, reason="Ingen tid."),
}


def answer(state=ResponseState.IN_PROGRESS, **facts):
    """With one need in it, sent in by its writer."""
    response = ResponseFactory(state=state, **FACTS.get(state, {}), **facts)
    NeedFactory(submitted=True, owner=response.actor, response=response)
    return response


def past(state=RoundState.OPEN):
    """A round whose last day was yesterday."""
    yesterday = timezone.localdate() - timedelta(days=1)
    return RoundFactory(state=state, opens_on=yesterday - timedelta(days=30), closes_on=yesterday)


def state_of(response):
    return InventoryResponse.objects.get(pk=response.pk).state


@pytest.mark.parametrize(("state", "target"), list(product(ResponseState, ACTS)))
def test_response_moves_as_its_table_says_and_no_other_way(state, target):
    response = answer(state)

    with contextlib.suppress(Refused):
        ACTS[target](response, UserFactory())

    is_back = (state, target) == (ResponseState.SUBMITTED, ResponseState.IN_PROGRESS)  # that is for the staff
    is_allowed = target in RESPONSE_LEADS_TO.get(state, ()) and not is_back
    assert state_of(response) == (target if is_allowed else state)
    assert response.steps.filter(to_state=target).count() == is_allowed


@pytest.mark.parametrize(("round_state", "target"), list(product(RoundState, ACTS)))
def test_nobody_answers_but_while_the_round_is_open(round_state, target):
    """Whatever the answer could otherwise do next."""
    before = next(state for state in ResponseState if target in RESPONSE_LEADS_TO.get(state, ()))
    response = answer(before, round__state=round_state)

    if round_state == RoundState.OPEN:
        ACTS[target](response, UserFactory())
    else:
        with pytest.raises(Refused):
            ACTS[target](response, UserFactory())

    assert state_of(response) == (target if round_state == RoundState.OPEN else before)


@pytest.mark.parametrize("state", [RoundState.OPEN, RoundState.CLOSED])
def test_late_answer_needs_an_exception_and_stays_marked(state):
    response, staff, manager = answer(round=past(state)), StaffFactory(), UserFactory()
    boss = manager_of(response.actor)
    with pytest.raises(Refused):
        answering.submit(response, by=manager)

    answering.let_in_late(response, by=staff, reason="Sjukdom.")
    answering.submit(response, by=manager)
    answering.approve(response, by=manager)

    response.refresh_from_db()
    assert (response.state, response.late_because) == (ResponseState.APPROVED, "Sjukdom.")
    step = response.steps.get(act="late")
    assert (step.by, step.reason) == (staff, "Sjukdom.")
    assert [letter.recipient for letter in OutboundLetter.objects.filter(kind="round_let_in_late")] == [boss]


@pytest.mark.parametrize("state", ["in time", RoundState.COMPILED, ResponseState.APPROVED])
def test_exception_is_refused(state):
    round = {"in time": RoundFactory, RoundState.COMPILED: lambda: past(RoundState.COMPILED)}.get(state, past)()
    response = answer(state if state in ResponseState else ResponseState.IN_PROGRESS, round=round)

    with pytest.raises(Refused):
        answering.let_in_late(response, by=StaffFactory(), reason="Nej.")

    assert InventoryResponse.objects.get(pk=response.pk).late_because == ""


def test_inventoryresponse_late_only_by_exception():
    response = ResponseFactory(round__state=RoundState.CLOSED)

    with pytest.raises(IntegrityError, match="the round is closed"), transaction.atomic():
        InventoryResponse.objects.update(state=ResponseState.IN_PROGRESS)

    InventoryResponse.objects.update(late_because="Sjukdom.")
    InventoryResponse.objects.update(state=ResponseState.IN_PROGRESS)
    assert state_of(response) == ResponseState.IN_PROGRESS


def test_first_fact_puts_the_answer_under_way():
    response, editor = ResponseFactory(), UserFactory()

    answering.fill_in(response, consulted=["staff", "it"], note="Bråttom.", by=editor)
    answering.fill_in(response, consulted=["staff"], note="Bråttom.", by=editor)

    response.refresh_from_db()
    assert (response.state, response.consulted) == (ResponseState.IN_PROGRESS, ["staff"])
    assert response.steps.count() == 1


def test_submit_without_a_need_is_refused():
    response = ResponseFactory(state=ResponseState.IN_PROGRESS)
    NeedFactory(draft=True, owner=response.actor, response=response)

    with pytest.raises(Refused):
        answering.submit(response, by=UserFactory())

    assert state_of(response) == ResponseState.IN_PROGRESS


def test_approve_confirms_the_needs_that_were_sent_in():
    response, manager = answer(ResponseState.SUBMITTED), UserFactory()
    draft = NeedFactory(draft=True, owner=response.actor, response=response)

    answering.approve(response, by=manager)

    response.refresh_from_db()
    assert (response.approved_by, response.needs.get(state=NeedState.CONFIRMED).steps.get().by) == (manager, manager)
    assert list(response.needs.filter(state=NeedState.DRAFT)) == [draft]


def test_send_back_opens_the_answer_and_tells_why():
    response = answer(ResponseState.SUBMITTED)
    manager = manager_of(response.actor)

    answering.send_back(response, by=StaffFactory(), reason="Vilka berörs?")

    response.refresh_from_db()
    assert (response.state, response.submitted_at) == (ResponseState.IN_PROGRESS, None)
    assert [letter.recipient for letter in OutboundLetter.objects.filter(kind="round_sent_back")] == [manager]


@pytest.mark.parametrize("wrong", ["foreign", "withdrawn", "in another"])
def test_attach_takes_own_open_needs_of_no_other_answer(wrong):
    response = ResponseFactory()
    other = ResponseFactory(actor=response.actor)
    facts = {
        "foreign": {},
        "withdrawn": {"owner": response.actor, "state": NeedState.WITHDRAWN},
        "in another": {"owner": response.actor, "response": other},
    }
    need = NeedFactory(**facts[wrong])

    with pytest.raises(Refused):
        answering.attach(response, need, by=UserFactory())

    assert list(response.needs.all()) == []


def test_attach_takes_a_need_of_a_unit_and_lets_it_go_again():
    response, person = ResponseFactory(), UserFactory()
    need = NeedFactory(owner=TownFactory(part_of=response.actor))

    answering.attach(response, need, by=person)

    assert list(response.needs.all()) == [need]

    answering.detach(response, need, by=person)

    assert list(response.needs.all()) == []


def test_earlier_answers_are_those_of_rounds_before_not_yet_begun_from():
    now = ResponseFactory()
    before = ResponseFactory(actor=now.actor, round__opens_on="2025-01-01", round__state=RoundState.COMPILED)
    said, begun = NeedFactory.create_batch(2, owner=now.actor, response=before)
    (
        NeedFactory(owner=now.actor, response=now, begun_from=begun),
        NeedFactory(draft=True, owner=now.actor, response=before),
    )

    assert list(answering.earlier_needs(now, manager_of(now.actor))) == [said]


def test_need_has_version_of_its_round():
    response = ResponseFactory(round__form_version=3)

    need = NeedFactory(owner=response.actor, response=response)

    need.refresh_from_db()
    assert need.form_version == 3


def test_need_answers_for_its_owner():
    response = ResponseFactory()
    NeedFactory(owner=response.actor, response=response)
    NeedFactory(owner=TownFactory(part_of=response.actor), response=response)

    wrong = [
        lambda: Need.objects.filter(owner=response.actor).update(owner=TownFactory()),
        lambda: InventoryResponse.objects.update(actor=TownFactory()),
    ]
    for write in wrong:
        with pytest.raises(IntegrityError, match="whoever answers"), transaction.atomic():
            held_now(write())
    held_now()


@pytest.mark.parametrize("both", [False, True])
def test_need_answers_for_its_owner_after_a_merger(both):
    """The answer goes along; where both had one in the same round, its needs go into the other's."""
    response, into, staff = ResponseFactory(), TownFactory(), StaffFactory()
    need = NeedFactory(owner=response.actor, response=response)
    NeedFactory(owner=TownFactory(part_of=response.actor), response=response)
    theirs = ResponseFactory(round=response.round, actor=into) if both else response
    _going, seen = merging.rehearse(response.actor, into, by=staff)

    merging.merge(response.actor, into, by=staff, reason="Samma.", seen=seen)
    held_now()

    need.refresh_from_db()
    assert (need.owner, need.response) == (into, theirs)


def held_now(_written=None):
    """What the database judges as the transaction ends, judged now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("inventoryresponse_approved_was_sent_in", {"state": ResponseState.APPROVED}),
        ("inventoryresponse_abstains_with_reason", {"state": ResponseState.ABSTAINED}),
    ],
)
def test_response_is_refused_by_the_database(name, facts):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        ResponseFactory(**facts)


def test_inventoryresponse_one_per_actor():
    response = ResponseFactory()

    with pytest.raises(IntegrityError, match="inventoryresponse_one_per_actor"), transaction.atomic():
        ResponseFactory(round=response.round, actor=response.actor)


@pytest.mark.django_db(transaction=True)
def test_round_that_closes_as_an_answer_is_sent_in_takes_it_or_refuses_it():
    response, staff, manager = answer(), StaffFactory(), UserFactory()

    closed, sent = faults_at_once(
        lambda: planning.close(response.round, by=staff), lambda: answering.submit(response, by=manager)
    )

    is_refused = isinstance(sent, Refused)
    assert (closed, is_refused or sent is None) == (None, True)
    assert state_of(response) == (ResponseState.IN_PROGRESS if is_refused else ResponseState.SUBMITTED)

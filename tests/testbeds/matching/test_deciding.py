"""What people decide about matches: the table of moves, who may, both sides told, and nobody on both of them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from arena.desk.queues import waiting
from arena.outbox.letters import kinds
from arena.outbox.models import OutboundLetter
from arena.outbox.writing import words
from arena.shared.errors import Refused
from testbeds.matching import deciding
from testbeds.models import InterestNotice, Match
from testbeds.states import MATCH_LEADS_TO, MatchState, NeedState, Visibility
from tests.factories import MatchFactory, MembershipFactory, NeedFactory, SharingFactory, StaffFactory
from tests.testbeds.matching.pairs import INTEREST, NOT_READY, owner_of, pair, supplier_of

pytestmark = pytest.mark.django_db


def some_staff(match):
    return StaffFactory()


ACTS = {  # by the state that each leads to from where it may begin: who does it, and with what
    (MatchState.SUGGESTED, MatchState.INTERESTED): (deciding.declare_interest, supplier_of, INTEREST),
    (MatchState.INTERESTED, MatchState.SUGGESTED): (deciding.withdraw_interest, supplier_of, {}),
    (MatchState.SUGGESTED, MatchState.DISMISSED): (deciding.dismiss, owner_of, {"reason": "Passar inte."}),
    (MatchState.INTERESTED, MatchState.DISMISSED): (deciding.dismiss, owner_of, {"reason": "Passar inte."}),
    (MatchState.SUGGESTED, MatchState.CONTACT_OFFERED): (deciding.offer_contact, owner_of, {}),
    (MatchState.INTERESTED, MatchState.CONTACT_OFFERED): (deciding.offer_contact, owner_of, {}),
    (MatchState.DISMISSED, MatchState.SUGGESTED): (deciding.reopen, some_staff, {"reason": "Nytt."}),
    (MatchState.CONTACT_OFFERED, MatchState.CONFIRMED): (deciding.accept, supplier_of, {}),
    (MatchState.CONTACT_OFFERED, MatchState.TURNED_DOWN): (deciding.turn_down, supplier_of, {}),
    (MatchState.CONFIRMED, MatchState.ENDED): (deciding.end, owner_of, {"reason": "Klart."}),
    (MatchState.TEST_PLANNED, MatchState.ENDED): (deciding.end, supplier_of, {"reason": "Klart."}),
}
DECIDING = {
    deciding.dismiss,
    deciding.offer_contact,
    deciding.reopen,
    deciding.accept,
    deciding.turn_down,
    deciding.end,
}
LATER = {(MatchState.CONFIRMED, MatchState.TEST_PLANNED)}  # by the evaluation that is planned
MOVES = {(start, target) for start, targets in MATCH_LEADS_TO.items() for target in targets}


def letters():
    """Kind and recipient of each that waits."""
    return sorted(OutboundLetter.objects.values_list("kind", "recipient"))


def test_acts_cover_every_move_of_the_table():
    assert set(ACTS) | LATER == MOVES


def test_acts_move_along_the_table_and_leave_a_step():
    match = pair()
    people = {somebody: somebody(match) for _act, somebody, _said in ACTS.values()}
    done = []

    for (start, target), (act, somebody, said) in ACTS.items():
        stand(match, start)
        act(match, by=people[somebody], **said)
        step = match.steps.first()
        done.append((start, target) == (step.from_state, step.to_state) and step.to_state == Match.objects.get().state)
        assert (step.by, step.reason) == (people[somebody], said.get("reason", ""))

    assert done == [True] * len(ACTS)


def test_acts_are_refused_from_every_other_state():
    match = pair()
    people = {somebody: somebody(match) for _act, somebody, _said in ACTS.values()}
    starts = {}
    for (start, _target), (act, _somebody, _said) in ACTS.items():
        starts.setdefault(act, set()).add(start)
    asked = {act: (people[somebody], said) for act, somebody, said in ACTS.values()}

    taken = []
    for act, (person, said) in asked.items():
        for state in set(MatchState) - starts[act]:
            stand(match, state)
            try:
                act(match, by=person, **said)
            except Refused:
                continue
            taken.append((act, state))

    assert (taken, match.steps.count()) == ([], 0)


def stand(match, state):
    Match.objects.filter(pk=match.pk).update(state=state)
    match.refresh_from_db()


@pytest.mark.parametrize(
    ("act", "wrong_side", "start", "said"),
    [
        (deciding.declare_interest, owner_of, MatchState.SUGGESTED, INTEREST),
        (deciding.offer_contact, supplier_of, MatchState.INTERESTED, {}),
        (deciding.dismiss, supplier_of, MatchState.SUGGESTED, {"reason": "Nej."}),
        (deciding.reopen, owner_of, MatchState.DISMISSED, {"reason": "Jo."}),
        (deciding.accept, owner_of, MatchState.CONTACT_OFFERED, {}),
        (deciding.turn_down, owner_of, MatchState.CONTACT_OFFERED, {}),
        (deciding.end, some_staff, MatchState.CONFIRMED, {"reason": "Slut."}),
    ],
)
def test_act_by_the_wrong_side_is_forbidden(act, wrong_side, start, said):
    match = pair(state=start)

    with pytest.raises(PermissionDenied):
        act(match, by=wrong_side(match), **said)

    assert (Match.objects.get().state, match.steps.count()) == (start, 0)


def on_both_sides(match, how):
    person = supplier_of(match)
    if how == "shares":
        MembershipFactory(user=person, actor=SharingFactory(need=match.need).actor)
    elif how == "staff":
        person.is_staff = True
        person.save()
    else:
        MembershipFactory(user=person, actor=match.need.owner)
    return person


@pytest.mark.parametrize("how", ["owns", "shares", "staff"])
def test_person_on_both_sides_decides_nothing_and_each_attempt_is_kept(how):
    match = pair()
    person = on_both_sides(match, how)
    acts = [(start, act, said) for (start, _target), (act, _somebody, said) in ACTS.items() if act in DECIDING]

    for start, act, said in acts:
        stand(match, start)
        with pytest.raises(Refused):
            act(match, by=person, **said)
        assert Match.objects.get().state == start

    attempts = set(match.steps.values_list("act", "by"))
    assert (attempts, match.steps.count()) == ({(deciding.BOTH_SIDES, person.pk)}, len(acts))
    assert letters() == []


def test_interest_by_somebody_tied_to_the_owner_has_to_say_so():
    match = pair()
    person = on_both_sides(match, "owns")

    with pytest.raises(Refused):
        deciding.declare_interest(match, by=person, **INTEREST)
    deciding.declare_interest(match, by=person, **INTEREST | {"has_conflict": True, "conflict": "Jag arbetar där."})

    assert InterestNotice.objects.get().conflict == "Jag arbetar där."


def test_interest_with_a_tie_that_is_not_described_is_refused_by_the_database():
    match = pair()

    with pytest.raises(IntegrityError, match="interestnotice_conflict_is_described"), transaction.atomic():
        InterestNotice.objects.create(match=match, text="Vi kan.", has_conflict=True)


def test_interest_taken_back_leaves_no_words():
    match = pair()
    person = supplier_of(match)
    deciding.declare_interest(match, by=person, **INTEREST)

    deciding.withdraw_interest(match, by=person)

    assert (Match.objects.get().state, InterestNotice.objects.count()) == (MatchState.SUGGESTED, 0)


@pytest.mark.parametrize(
    "facts",
    [
        {"visibility": Visibility.OWNER, "state": NeedState.CONFIRMED, "published_at": None},
        {"state": NeedState.CONFIRMED, "published_at": None},
        {"state": NeedState.WITHDRAWN},
    ],
)
@pytest.mark.parametrize(
    ("act", "somebody", "said"),
    [(deciding.declare_interest, supplier_of, INTEREST), (deciding.offer_contact, owner_of, {})],
)
def test_contact_about_a_need_that_suppliers_cannot_meet_is_refused(facts, act, somebody, said):
    match = pair(need=NeedFactory(owner__contact_email="behov@byn.example", **facts))
    person = somebody(match)

    with pytest.raises(Refused):
        act(match, by=person, **said)

    assert (Match.objects.get().state, letters()) == (MatchState.SUGGESTED, [])


@pytest.mark.parametrize(
    ("act", "somebody", "said"),
    [(deciding.declare_interest, supplier_of, INTEREST), (deciding.offer_contact, owner_of, {})],
)
def test_contact_about_what_is_only_near_is_refused_with_what_it_lacks(act, somebody, said):
    match = pair(**NOT_READY)

    with pytest.raises(Refused, match="tillräckligt"):
        act(match, by=somebody(match), **said)


def test_contact_without_a_mailbox_is_refused():
    match = MatchFactory()

    with pytest.raises(Refused):
        deciding.offer_contact(match, by=owner_of(match))


@pytest.mark.parametrize(
    ("act", "start", "said", "kind", "to"),
    [
        (deciding.declare_interest, MatchState.SUGGESTED, INTEREST, "match_interest", "owner"),
        (deciding.offer_contact, MatchState.INTERESTED, {}, "match_contact", "supplier"),
        (deciding.accept, MatchState.CONTACT_OFFERED, {}, "match_answer", "owner"),
        (deciding.turn_down, MatchState.CONTACT_OFFERED, {"reason": "Upptagna."}, "match_answer", "owner"),
        (deciding.dismiss, MatchState.INTERESTED, {"reason": "För dyrt."}, "match_dismissed", "supplier"),
        (deciding.dismiss, MatchState.SUGGESTED, {"reason": "För dyrt."}, None, None),
        (deciding.end, MatchState.CONFIRMED, {"reason": "Klart."}, "match_ended_by_supplier", "owner"),
    ],
)
def test_act_tells_the_other_side_by_letter(act, start, said, kind, to):
    match = pair(state=start)
    sides = {"owner": owner_of(match), "supplier": supplier_of(match)}
    is_suppliers = act in (deciding.declare_interest, deciding.accept, deciding.turn_down, deciding.end)
    by = sides["supplier" if is_suppliers else "owner"]

    act(match, by=by, **said)

    assert letters() == ([(kind, sides[to].pk)] if kind else [])


def letter():
    row = OutboundLetter.objects.get()
    return OutboundLetter.letters(row.kind, [row])[row.pk], row


def test_letter_of_offered_contact_names_the_mailbox_and_no_person():
    match = pair()
    owner, _supplier = owner_of(match), supplier_of(match)

    deciding.offer_contact(match, by=owner)

    said = words(*(lambda one, row: (one, "sv", row.recipient))(*letter()))
    assert "behov@byn.example" in said.text
    assert (owner.name in said.text, owner.email in said.text) == (False, False)


def test_letter_of_offered_contact_is_not_true_once_the_need_is_only_the_owners():
    match = pair()
    owner, _supplier = owner_of(match), supplier_of(match)
    deciding.offer_contact(match, by=owner)
    was_true = letter()[0].is_still_true()

    match.need.visibility, match.need.state, match.need.published_at = Visibility.OWNER, NeedState.CONFIRMED, None
    match.need.save()

    held = OutboundLetter.objects.filter(kinds["match_contact"].guard())
    assert (was_true, letter()[0].is_still_true(), held.count()) == (True, False, 0)


def test_staff_offer_contact_for_a_documented_need(settings):
    settings.OPERATOR_EMAIL = "arenan@arena.example"
    match = pair(need=NeedFactory(documented=True))
    supplier_of(match)

    deciding.offer_contact(match, by=StaffFactory())

    one, row = letter()
    assert "arenan@arena.example" in words(one, "sv", row.recipient).text


@pytest.mark.parametrize(
    ("facts", "days", "waits"),
    [({"documented": True}, 0, True), ({}, 13, False), ({}, 15, True), ({"private": True}, 15, False)],
)
def test_interest_waits_for_staff_when_no_owner_answers(facts, days, waits):
    match = pair(need=NeedFactory(**facts), state=MatchState.INTERESTED)
    said = {"text": "Vi kan.", "has_conflict": False, "at": timezone.now() - timedelta(days=days)}
    InterestNotice.objects.create(match=match, **said)

    queue = next(queue for queue in waiting() if queue.name == "interests")

    assert [queue.as_item(row).title for row in queue.rows] == [match.need.title_sv] * waits

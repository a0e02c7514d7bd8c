"""From draft to closing memo: the table of moves, who may, and what the database guards."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from actors.states import Role
from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from testbeds import tasks
from testbeds.dialogues import closing, holding, opening, publishing
from testbeds.models import DialogueQuestion, MarketDialogue
from testbeds.states import DIALOGUE_LEADS_TO, DialogueState
from testbeds.views.needs.waiting import dialogues_waiting_for
from tests.factories import ClusterMemberFactory, MembershipFactory, NeedFactory, SharingFactory
from tests.testbeds.dialogues.situations import company, dialogue_in, let_time_pass, manager_of, respond, supplier_for

pytestmark = pytest.mark.django_db


def close(dialogue, by):
    let_time_pass(dialogue)
    closing.close_due()


def change(dialogue, by):
    holding.save(dialogue, ["En till fråga?"], by=by)


def review(dialogue, by):
    holding.review(dialogue, by=by, seen=dialogue.changed_at.isoformat())


ACTS = {
    (DialogueState.DRAFT, DialogueState.REVIEWED): review,
    (DialogueState.REVIEWED, DialogueState.PUBLISHED): lambda dialogue, by: publishing.publish(dialogue, by=by),
    (DialogueState.REVIEWED, DialogueState.DRAFT): change,
    (DialogueState.PUBLISHED, DialogueState.CLOSED): close,
    (DialogueState.CLOSED, DialogueState.SUMMARISED): lambda dialogue, by: closing.sum_up(dialogue, "Slut.", by=by),
}


def test_acts_cover_every_move_of_the_table():
    assert set(ACTS) == {(start, target) for start, targets in DIALOGUE_LEADS_TO.items() for target in targets}


@pytest.mark.parametrize(("start", "target"), ACTS)
def test_act_moves_along_the_table_and_leaves_a_step(start, target):
    dialogue = dialogue_in(start)
    person = manager_of(dialogue.owner)

    ACTS[start, target](dialogue, person)

    dialogue.refresh_from_db()
    step = dialogue.steps.get()
    by = None if target == DialogueState.CLOSED else person
    assert (dialogue.state, step.from_state, step.to_state, step.by) == (target, start, target, by)


@pytest.mark.parametrize("start", DialogueState)
@pytest.mark.parametrize("act", ["review", "publish", "change", "sum_up", "open"])
def test_act_from_anywhere_else_is_refused(act, start):
    acts = {
        "review": (review, [DialogueState.DRAFT]),
        "publish": (ACTS[DialogueState.REVIEWED, DialogueState.PUBLISHED], [DialogueState.REVIEWED]),
        "change": (change, [DialogueState.DRAFT, DialogueState.REVIEWED]),
        "sum_up": (ACTS[DialogueState.CLOSED, DialogueState.SUMMARISED], [DialogueState.CLOSED]),
        "open": (lambda dialogue, by: opening.open_answers(dialogue, by=by), DialogueState.over()),
    }
    do, allowed = acts[act]
    dialogue = dialogue_in(start)

    if start in allowed:
        do(dialogue, manager_of(dialogue.owner))
    else:
        with pytest.raises(Refused):
            do(dialogue, manager_of(dialogue.owner))


def test_change_after_review_has_to_be_reviewed_again():
    dialogue = dialogue_in(DialogueState.REVIEWED)

    holding.save(dialogue, ["Ny fråga?"], by=manager_of(dialogue.owner))

    dialogue.refresh_from_db()
    assert (dialogue.state, dialogue.reviewed_at) == (DialogueState.DRAFT, None)
    assert [question.text for question in dialogue.questions.all()] == ["Ny fråga?"]


def test_reviewer_says_yes_only_to_what_they_have_read():
    dialogue = dialogue_in()
    seen = dialogue.changed_at.isoformat()
    dialogue.save()

    with pytest.raises(Refused, match="ändrades"):
        holding.review(dialogue, by=manager_of(dialogue.owner), seen=seen)


def test_reviewer_is_somebody_else_than_the_writer_where_there_is_somebody():
    owner = NeedFactory().owner
    writer = manager_of(owner)
    alone = list(holding.reviewers_for(owner, writer))
    other = MembershipFactory(actor=owner, role=Role.READER).user

    assert alone == [writer]
    assert list(holding.reviewers_for(owner, writer)) == [other]


def test_reviewer_is_asked_by_letter_and_their_answer_goes_to_the_holder():
    dialogue = dialogue_in()
    dialogue.reviewer = MembershipFactory(actor=dialogue.owner, role=Role.READER).user
    dialogue.save()
    manager = manager_of(dialogue.owner)

    holding.ask_for_review(dialogue, by=manager)
    holding.send_back(dialogue, by=dialogue.reviewer, reason="Korta.", seen=dialogue.changed_at.isoformat())

    letters = OutboundLetter.objects.order_by("kind").values_list("kind", "recipient")
    assert list(letters) == [("dialogue_reviewed", manager.pk), ("dialogue_to_review", dialogue.reviewer.pk)]


def test_cluster_is_held_by_those_who_own_or_share_a_need_of_it_that_the_person_may_read():
    member = ClusterMemberFactory()
    sharing = SharingFactory(need=member.need)
    people = [manager_of(member.need.owner), manager_of(sharing.actor), manager_of(company())]

    found = [list(holding.holders_for(person, cluster=member.cluster)) for person in people]

    assert found == [[member.need.owner], [sharing.actor], []]


def test_clock_closes_what_is_over_and_tells_the_holder():
    dialogue, later = dialogue_in(DialogueState.PUBLISHED), dialogue_in(DialogueState.PUBLISHED)
    manager = manager_of(dialogue.owner)
    let_time_pass(dialogue)

    tasks.close_dialogues()

    states = [MarketDialogue.objects.get(pk=row.pk).state for row in (dialogue, later)]
    assert states == [DialogueState.CLOSED, DialogueState.PUBLISHED]
    assert list(OutboundLetter.objects.values_list("kind", "recipient")) == [("dialogue_closed", manager.pk)]


def test_memo_goes_to_those_who_were_told_and_those_who_answered():
    dialogue = dialogue_in(DialogueState.REVIEWED)
    told = manager_of(supplier_for(dialogue.need))
    publishing.publish(dialogue, by=manager_of(dialogue.owner))
    answering = company()
    answered = [respond(dialogue, answering).by]
    close(dialogue, None)

    closing.sum_up(dialogue, "Det finns flera sätt.", by=manager_of(dialogue.owner))

    letters = OutboundLetter.objects.filter(kind="dialogue_summed_up")
    assert set(letters.values_list("recipient", flat=True)) == {told.pk, answered[0].pk}


def test_opening_is_kept_with_who_and_when_and_once():
    dialogue = dialogue_in(DialogueState.CLOSED)
    first, second = manager_of(dialogue.owner), manager_of(dialogue.owner)

    opening.open_answers(dialogue, by=first)
    opening.open_answers(dialogue, by=second)

    dialogue.refresh_from_db()
    assert (dialogue.opened_by, dialogue.opened_at >= dialogue.closes_at) == (first, True)
    assert [(step.act, step.by) for step in dialogue.steps.all()] == [("opened", first)]


def test_holder_writes_a_draft_with_more_questions_than_boxes(client):
    need = NeedFactory()
    person = manager_of(need.owner)
    client.force_login(person)
    address = f"{reverse('needs:dialogue_add')}?need={need.slug}"
    typed = {
        "title": "Lugnare nätter",
        "text": "Vi vill veta vad som finns.",
        "closes_at_0": f"{timezone.localdate() + timedelta(days=20)}",
        "closes_at_1": "12:00",
        "reviewer": person.pk,
        "question_1": "Hur fungerar det?",
        "question_3": "Vad kostar det?",
    }

    more = client.post(address, {**typed, "go": "more"}).context["form"]
    client.post(address, typed)

    dialogue = MarketDialogue.objects.get()
    assert (len(more.boxes), more.errors, more["title"].value()) == (6, {}, "Lugnare nätter")
    assert [(row.number, row.text) for row in dialogue.questions.all()] == [
        (1, "Hur fungerar det?"),
        (2, "Vad kostar det?"),
    ]
    assert dialogue.slug == "lugnare-natter"


BREAKS = {
    "marketdialogue_about_need_or_cluster": {"need": None},
    "marketdialogue_published_after_review": {"state": DialogueState.PUBLISHED},
    "marketdialogue_opened_when_closed": {"opened_at": timezone.now()},
    "marketdialogue_summed_up_has_memo": {
        "state": DialogueState.SUMMARISED,
        "reviewed_at": timezone.now(),
        "published_at": timezone.now(),
    },
}


@pytest.mark.parametrize("constraint", BREAKS)
def test_database_refuses_what_no_dialogue_is(constraint):
    dialogue = dialogue_in()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        MarketDialogue.objects.filter(pk=dialogue.pk).update(**BREAKS[constraint])


def test_question_has_its_number_alone():
    dialogue = dialogue_in()

    with pytest.raises(IntegrityError, match="dialoguequestion_one_per_number"), transaction.atomic():
        DialogueQuestion.objects.create(dialogue=dialogue, number=1, text="Samma nummer?")


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR])
def test_only_managers_of_who_has_the_need_begin_a_dialogue(client, role):
    need = NeedFactory()
    client.force_login(MembershipFactory(actor=need.owner, role=role).user)

    response = client.get(f"{reverse('needs:dialogue_add')}?need={need.slug}")

    assert response.status_code == 403


def test_reviewer_who_has_left_the_organisation_reads_and_is_told_nothing_more(client):
    dialogue = dialogue_in()
    membership = MembershipFactory(actor=dialogue.owner, role=Role.READER)
    dialogue.reviewer = membership.user
    dialogue.save()
    holding.ask_for_review(dialogue, by=manager_of(dialogue.owner))
    letter = OutboundLetter.objects.get(kind="dialogue_to_review").letter()
    client.force_login(membership.user)
    page = reverse("needs:dialogue_review", args=[dialogue.slug])
    before = client.get(page).status_code, len([*dialogues_waiting_for(membership.user)]), letter.is_still_true()

    membership.delete()
    person = type(membership.user).objects.get(pk=membership.user.pk)

    after = client.get(page).status_code, len([*dialogues_waiting_for(person)]), letter.is_still_true()
    assert (before, after) == ((200, 1, True), (404, 0, False))

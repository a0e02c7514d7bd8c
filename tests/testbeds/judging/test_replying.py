"""The supplier comments in time, or not; the review begins either way."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from testbeds import tasks
from testbeds.evaluation_states import EvaluationState, Part
from testbeds.judging import replying
from testbeds.models import Evaluation, SupplierReply
from tests.factories import UserFactory
from tests.testbeds.judging.situations import one, with_supplier

pytestmark = pytest.mark.django_db


def letters():
    return sorted(OutboundLetter.objects.values_list("kind", flat=True))


@pytest.mark.parametrize("said", [{"text": "Vi håller inte med om punkt 3."}, {"abstains": True}])
def test_answer_is_kept_and_begins_the_review_at_once(said):
    evaluation = with_supplier()
    contact = one(evaluation, Part.SUPPLIER)

    answer = replying.reply(evaluation, by=contact, **said)

    evaluation.refresh_from_db()
    assert (evaluation.state, evaluation.steps.first().by) == (EvaluationState.REVIEW, contact)
    assert (answer.text, answer.abstains) == (said.get("text", ""), said.get("abstains", False))
    assert letters() == ["evaluation_reply_thanks", "evaluation_review_wanted"]


def test_answer_of_somebody_else_or_after_its_time_is_refused():
    evaluation, late = with_supplier(), with_supplier(days=-1)

    with pytest.raises(Refused):
        replying.reply(evaluation, abstains=True, by=UserFactory(staff=True))
    with pytest.raises(Refused, match="slut"):
        replying.reply(late, abstains=True, by=one(late, Part.SUPPLIER))

    assert not SupplierReply.objects.exists()


def test_report_that_nobody_answers_goes_on_by_the_clock():
    waiting, due = with_supplier(days=1), with_supplier(days=-1)

    tasks.close_replies()
    tasks.close_replies()

    states = dict(Evaluation.objects.values_list("pk", "state"))
    assert states == {waiting.pk: EvaluationState.REPLY, due.pk: EvaluationState.REVIEW}
    assert (due.steps.first().by_system, SupplierReply.objects.count()) == (True, 0)
    assert letters() == ["evaluation_review_wanted"]


@pytest.mark.parametrize(("days", "number"), [(4, 0), (3, 1), (0.1, 1), (-1, 0)])
def test_reminder_goes_once_when_three_days_are_left(days, number):
    with_supplier(days=days)

    tasks.remind_of_replies()
    tasks.remind_of_replies()

    assert letters() == ["evaluation_reply_reminder"] * number


def test_comment_is_asked_for_with_its_day():
    evaluation = with_supplier()

    replying.ask(evaluation.steps.first())

    assert letters() == ["evaluation_reply_wanted"]


def test_comment_on_a_report_that_comes_again_takes_the_place_of_the_first():
    evaluation = with_supplier()
    contact = one(evaluation, Part.SUPPLIER)
    replying.reply(evaluation, text="Fel siffra på sidan 2.", by=contact)
    due = timezone.now() + timedelta(days=14)
    Evaluation.objects.filter(pk=evaluation.pk).update(state=EvaluationState.REPLY, reply_due_at=due)

    replying.reply(evaluation, text="Nu stämmer det.", by=contact)

    assert [answer.text for answer in SupplierReply.objects.all()] == ["Nu stämmer det."]


@pytest.mark.parametrize("facts", [{"text": ""}, {"text": "Ja.", "abstains": True}])
def test_database_refuses_an_answer_that_says_nothing_or_both(facts):
    with pytest.raises(IntegrityError, match="supplierreply_has_text_unless_none_is_made"), transaction.atomic():
        SupplierReply.objects.create(evaluation=with_supplier(), **facts)


def test_page_keeps_what_was_typed_and_says_what_is_wrong(client):
    evaluation = with_supplier()
    client.force_login(one(evaluation, Part.SUPPLIER))
    page = reverse("evaluations:reply", args=[evaluation.slug])

    both = client.post(page, {"text": "Vi tycker något.", "abstains": "on"})
    number = client.post(page, {"text": "Kalla 19121212-1212 som vittne."})

    assert list(both.context["form"].errors) == ["abstains"]
    assert "Vi tycker något." in both.content.decode()
    assert "19121212-1212" not in number.content.decode()
    assert not SupplierReply.objects.exists()

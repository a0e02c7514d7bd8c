"""The report goes to the supplier when nothing is missing, and not before."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from arena.shared.errors import Refused
from testbeds.evaluation_rules import can_read_draft
from testbeds.evaluation_states import EvaluationState, Part
from testbeds.models import Evaluation, ReportDraft
from testbeds.reporting import drafting
from testbeds.reporting.drafting import SHORT_WORDS, words_in
from testbeds.reporting.reading import Report
from tests.factories import RoleFactory
from tests.testbeds.reporting.situations import as_if_analysed, fresh, who

pytestmark = pytest.mark.django_db


def lacking(evaluation):
    return drafting.lacks(fresh(evaluation))


def test_report_that_lacks_nothing_goes_to_the_supplier_for_fourteen_days():
    evaluation = as_if_analysed()

    sent = drafting.submit(evaluation, by=who(evaluation, Part.LEAD))

    sent = fresh(sent)
    assert sent.state == EvaluationState.REPLY
    assert timedelta(days=13, hours=23) < sent.reply_due_at - timezone.now() <= timedelta(days=14)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda one: ReportDraft.objects.update(short_sv=""), "Skriv svaret"),
        (lambda one: ReportDraft.objects.update(short_sv="ord " * (SHORT_WORDS + 2)), "Ta bort 2 ord"),
        (lambda one: one.analyses.all().delete(), "inte beräknade"),
        (lambda one: Evaluation.objects.update(data_changed_at=timezone.now()), "ändrats sedan"),
        (lambda one: one.grades.first().delete(), "betyg för varje område"),
        (lambda one: type(one.verdict).objects.update(decided_at=None), "två skriva under"),
    ],
)
def test_report_that_lacks_something_stays_and_says_what(spoil, told):
    evaluation = as_if_analysed()
    lead = who(evaluation, Part.LEAD)
    spoil(evaluation)

    with pytest.raises(Refused, match=told):
        drafting.submit(fresh(evaluation), by=lead)

    assert fresh(evaluation).state == EvaluationState.DRAFTING


def test_short_answer_is_counted_in_words():
    assert words_in("Det gick\nfortare,  med två-tre  minuter.") == 6


@pytest.mark.parametrize(
    ("part", "state", "may"),
    [
        (Part.SUPPLIER, EvaluationState.DRAFTING, False),
        (Part.SUPPLIER, EvaluationState.REPLY, True),
        (Part.ASSESSOR, EvaluationState.DRAFTING, True),
        (Part.REVIEWER, EvaluationState.REPLY, False),
        (Part.REVIEWER, EvaluationState.REVIEW, True),
        (Part.LEAD, EvaluationState.PUBLISHED, False),
    ],
)
def test_draft_is_read_by_those_whose_turn_it_is(part, state, may):
    role = RoleFactory(part=part)
    role.evaluation.state = state

    assert can_read_draft(role.user, role.evaluation) is may


def test_lead_saves_words_and_lines_and_sees_them_as_they_will_look(client):
    evaluation = as_if_analysed()
    client.force_login(who(evaluation, Part.LEAD))
    address = reverse("evaluations:report_draft", args=[evaluation.slug])
    seen = client.get(address).context["form"]["seen"].value()
    lines = {"condition_1": "Täckning", "how_1": "I alla rum", "condition_4": "Bemanning", "how_4": "Två på natten"}

    answer = client.post(address, {"short_sv": "Det gick fortare.", "go": "look", "seen": seen, **lines}, follow=True)

    assert ReportDraft.objects.get().transferability == [["Täckning", "I alla rum"], ["Bemanning", "Två på natten"]]
    assert "Två på natten" in answer.content.decode()


def test_report_in_english_says_which_words_are_swedish():
    texts = {"title": {"sv": "Tillsyn", "en": ""}, "short": {"sv": "Fort", "en": "Fast"}}
    report = Report(content={**texts, "aborted": False})

    with translation.override("en"):
        told = report.title, report.title_language, report.short, report.short_language

    assert told == ("Tillsyn", "sv", "Fast", "")

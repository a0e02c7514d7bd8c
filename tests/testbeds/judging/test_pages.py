"""The pages of judging: saved at any time, handed in once, agreed, decided, signed and approved."""

import pytest
from django.urls import reverse

from testbeds.evaluation_states import Domain, EvaluationState, Mark, Outcome, Part
from testbeds.judging import agreeing, assessing, concluding, reviewing
from testbeds.models import SupplierReply, Verdict
from tests.testbeds.judging.situations import agreed_evaluation, evaluation_in, grades, hand_in, in_review, one

pytestmark = pytest.mark.django_db


def typed(said, **more):
    return {f"{part}_{domain}": text for domain, grade in said.items() for part, text in grade.items()} | more


@pytest.fixture
def visit(client):
    def _visit(evaluation, part, page, data=None):
        client.force_login(one(evaluation, part))
        address = reverse(f"evaluations:{page}", args=[evaluation.slug])
        return client.get(address) if data is None else client.post(address, data)

    return _visit


def test_what_is_not_at_fault_is_saved_and_the_rest_says_why(visit):
    evaluation = evaluation_in()
    said = grades()
    said[Domain.ECONOMY]["reasons"] = ""

    page = visit(evaluation, Part.LEAD, "assessment", typed(said, go="save"))

    sheet = assessing.sheet_of(one(evaluation, Part.LEAD), evaluation)
    assert list(page.context["form"].errors) == [f"reasons_{Domain.ECONOMY}"]
    assert (sheet.grades.count(), sheet.handed_in_at) == (6, None)


def test_sheet_that_is_whole_is_handed_in_and_no_form_is_left(visit):
    evaluation = evaluation_in()

    visit(evaluation, Part.LEAD, "assessment", typed(grades(), go="hand_in"))
    page = visit(evaluation, Part.LEAD, "assessment")

    assert assessing.has_handed_in(one(evaluation, Part.LEAD), evaluation)
    assert 'name="mark_1"' not in page.content.decode()


def test_domain_not_judged_needs_its_reason_to_be_handed_in(visit):
    evaluation = evaluation_in()
    said = grades()
    said[Domain.ECONOMY] = {"mark": Mark.NOT_JUDGED, "reasons": "", "evidence": ""}

    page = visit(evaluation, Part.LEAD, "assessment", typed(said, go="hand_in"))

    assert list(page.context["form"].errors) == [f"reasons_{Domain.ECONOMY}"]
    assert not assessing.has_handed_in(one(evaluation, Part.LEAD), evaluation)


def test_personal_number_among_the_reasons_is_never_kept(visit):
    evaluation = evaluation_in()
    said = grades()
    said[Domain.SAFETY]["reasons"] = "Se 19121212-1212."

    page = visit(evaluation, Part.LEAD, "assessment", typed(said, go="save"))

    assert "19121212-1212" not in page.content.decode()
    assert Domain.SAFETY not in evaluation.grades.values_list("domain", flat=True)


def test_grades_are_agreed_on_the_page_where_they_stand_side_by_side(visit):
    evaluation = evaluation_in()
    hand_in(evaluation, one(evaluation, Part.LEAD))
    hand_in(evaluation, one(evaluation, Part.ASSESSOR), economy=Mark.PARTLY)

    page = visit(evaluation, Part.LEAD, "agreeing")
    visit(evaluation, Part.LEAD, "agreeing", typed(grades(), seen=page.context["form"]["seen"].value()))

    differing = [domain for domain, _said, differs, *_rest in page.context["domains"] if differs]
    assert (differing, agreeing.is_agreed(evaluation)) == ([Domain.ECONOMY], True)


def test_verdict_is_saved_and_signed_on_its_page_by_two(visit):
    evaluation = agreed_evaluation()

    form = visit(evaluation, Part.LEAD, "verdict").context["form"]
    visit(evaluation, Part.LEAD, "verdict", {"outcome": Outcome.RECOMMENDED, "seen": form["seen"].value()})
    for part in [Part.LEAD, Part.SITE_LEAD]:
        seen = visit(evaluation, part, "verdict").context["seen"]
        visit(evaluation, part, "verdict", {"go": "sign", "seen": seen})

    assert concluding.is_concluded(evaluation)


def test_barred_verdict_is_not_among_the_choices(visit):
    evaluation = agreed_evaluation(ethics=Mark.INSUFFICIENT)

    page = visit(evaluation, Part.LEAD, "verdict", {"outcome": Outcome.RECOMMENDED})

    assert list(page.context["form"].errors) == ["outcome"]
    assert not Verdict.objects.exists()


def test_reviewer_reads_the_comment_and_approves(visit):
    evaluation = in_review()
    SupplierReply.objects.create(evaluation=evaluation, text="Licensen har blivit billigare.")

    page = visit(evaluation, Part.REVIEWER, "review")
    visit(evaluation, Part.REVIEWER, "review", {"go": "approve", "seen": page.context["seen"]})

    assert "Licensen har blivit billigare." in page.content.decode()
    assert reviewing.is_approved(evaluation)


def test_reviewer_who_sends_back_says_why(visit):
    evaluation = in_review()
    seen = reviewing.mark(evaluation)

    page = visit(evaluation, Part.REVIEWER, "review", {"reason": "", "seen": seen})
    visit(evaluation, Part.REVIEWER, "review", {"reason": "Siffrorna.", "seen": seen})

    evaluation.refresh_from_db()
    assert list(page.context["form"].errors) == ["reason"]
    assert evaluation.state == EvaluationState.DRAFTING

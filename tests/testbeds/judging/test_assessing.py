"""Each grades alone, hands in once, and reads the grades of others after that."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from arena.history.models import Entry
from arena.shared.errors import Refused
from testbeds.evaluation_states import Domain, EvaluationState, Mark, Part
from testbeds.judging import agreeing, assessing
from testbeds.models import AssessmentSheet, DomainGrade
from tests.factories import UserFactory
from tests.testbeds.judging.situations import agreed_evaluation, evaluation_in, grades, hand_in, one

pytestmark = pytest.mark.django_db
SECRET = "Nattugglan skrämde dem som bor där"


@pytest.fixture
def evaluation():
    """The assessor has handed in something that the lead must not know yet."""
    evaluation = evaluation_in()
    assessor = one(evaluation, Part.ASSESSOR)
    said = grades()
    said[Domain.SAFETY]["reasons"] = SECRET
    assessing.save(evaluation, said, by=assessor)
    assessing.hand_in(evaluation, by=assessor)
    return evaluation


def test_sheets_of_others_are_read_once_ones_own_is_handed_in(evaluation):
    lead = one(evaluation, Part.LEAD)
    assessing.save(evaluation, grades(), by=lead)

    before = [sheet.assessor for sheet in assessing.sheets_for(lead, evaluation)]
    assessing.hand_in(evaluation, by=lead)
    after = [sheet.assessor for sheet in assessing.sheets_for(lead, evaluation)]

    assert (before, after) == ([lead], [one(evaluation, Part.ASSESSOR), lead])


def test_nobody_else_reads_a_sheet_on_any_page_or_in_history(client, evaluation):
    for user in [one(evaluation, Part.LEAD), one(evaluation, Part.SITE_LEAD), UserFactory(staff=True)]:
        client.force_login(user)
        for page in ["assessment", "agreeing", "verdict"]:
            said = client.get(reverse(f"evaluations:{page}", args=[evaluation.slug]), follow=True)
            assert SECRET not in said.content.decode()
        assert list(assessing.sheets_for(user, evaluation)) == []
    tables = ["testbeds_assessmentsheet", "testbeds_domaingrade"]
    assert not Entry.objects.filter(kind__in=tables).exists()


def test_sheet_without_reasons_in_each_domain_is_not_handed_in():
    evaluation = evaluation_in()
    lead = one(evaluation, Part.LEAD)
    assessing.save(evaluation, {Domain.SAFETY: grades()[Domain.SAFETY]}, by=lead)

    with pytest.raises(Refused, match="användarnas"):
        assessing.hand_in(evaluation, by=lead)

    assert not assessing.has_handed_in(lead, evaluation)


def test_sheet_that_is_handed_in_stands(evaluation):
    with pytest.raises(Refused, match="inlämnade"):
        assessing.save(evaluation, grades(Mark.PARTLY), by=one(evaluation, Part.ASSESSOR))

    assert set(DomainGrade.objects.values_list("mark", flat=True)) == {Mark.SUFFICIENT}


def test_sheet_is_only_for_those_who_grade_and_while_it_is_time():
    with pytest.raises(Refused):
        assessing.save(evaluation := evaluation_in(), grades(), by=one(evaluation, Part.SITE_LEAD))
    late = evaluation_in(EvaluationState.REVIEW)
    with pytest.raises(Refused):
        assessing.save(late, grades(), by=one(late, Part.LEAD))

    assert not AssessmentSheet.objects.exists()


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("UPDATE testbeds_domaingrade SET mark = 'partly'", "domaingrade_stands_once_handed_in"),
        ("UPDATE testbeds_domaingrade SET sheet_id = NULL", "domaingrade_stands_once_handed_in"),
        ("DELETE FROM testbeds_domaingrade", "domaingrade_stands_once_handed_in"),
        ("UPDATE testbeds_assessmentsheet SET handed_in_at = NULL", "assessmentsheet_stands_once_handed_in"),
        ("DELETE FROM testbeds_assessmentsheet", "assessmentsheet_stands_once_handed_in"),
    ],
)
def test_database_lets_the_portal_change_nothing_of_what_is_handed_in(evaluation, statement, constraint):
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE arena_app")
        with pytest.raises(IntegrityError) as refused, transaction.atomic():
            cursor.execute(statement)
        cursor.execute("UPDATE testbeds_assessmentsheet SET assessor_id = NULL")  # a person is forgotten
        cursor.execute("RESET ROLE")

    assert refused.value.__cause__.diag.constraint_name == constraint


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"domain": 2}, "domaingrade_once_per_sheet"),
        ({"domain": 8}, "domaingrade_domain_is_1_to_7"),
        ({"domain": 3, "reasons": "", "pk": None}, "domaingrade_has_reasons"),
    ],
)
def test_database_refuses_grades_that_cannot_be(evaluation, facts, constraint):
    sheet = evaluation.sheets.get()
    sheet.grades.filter(domain=3).delete()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        DomainGrade.objects.create(
            **{"evaluation": evaluation, "sheet": sheet, "mark": Mark.MOSTLY, "reasons": "Ja.", **facts}
        )


def test_database_has_one_sheet_of_each_and_one_agreed_grade_of_a_domain(evaluation):
    agreed = {"evaluation": evaluation, "domain": 2, "mark": Mark.MOSTLY, "reasons": "Ja."}
    DomainGrade.objects.create(**agreed)

    with pytest.raises(IntegrityError, match="domaingrade_agreed_once"), transaction.atomic():
        DomainGrade.objects.create(**agreed)
    with pytest.raises(IntegrityError, match="assessmentsheet_one_per_assessor"), transaction.atomic():
        AssessmentSheet.objects.create(evaluation=evaluation, assessor=one(evaluation, Part.ASSESSOR))


def test_nothing_is_agreed_before_two_have_handed_in(evaluation):
    with pytest.raises(Refused):
        agreeing.agree(evaluation, grades(), by=one(evaluation, Part.ASSESSOR))

    assert not agreeing.is_agreed(evaluation)


def test_side_by_side_marks_where_they_differ(evaluation):
    lead = one(evaluation, Part.LEAD)
    hand_in(evaluation, lead, economy=Mark.PARTLY)

    rows = agreeing.side_by_side(assessing.sheets_for(lead, evaluation))

    assert [domain for domain, _said, differs in rows if differs] == [Domain.ECONOMY]


def test_agreed_grades_are_kept_beside_the_sheets():
    evaluation = agreed_evaluation()

    agreeing.agree(evaluation, grades(safety=Mark.PARTLY), by=one(evaluation, Part.LEAD))

    agreed = agreeing.agreed(evaluation)
    assert (len(agreed), agreed[Domain.SAFETY].mark, evaluation.grades.count()) == (7, Mark.PARTLY, 21)

"""What is published stands: by no act, address or statement of the running portal is it changed or removed."""

import json
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from testbeds.evaluation_states import EvaluationState, Part
from testbeds.models import ReportVersion, TakeDown
from testbeds.reporting import following, publishing, taking_down
from testbeds.reporting.content import as_bytes, checksum_of
from testbeds.reporting.reading import report_of
from testbeds.urls.evaluations import urlpatterns
from tests.factories import EvaluationFactory, NeedFactory, ObservationFactory, RoleFactory, StaffFactory, UserFactory
from tests.testbeds.reporting.situations import (
    aborted,
    approved,
    as_if_analysed,
    as_the_portal,
    fresh,
    published,
    published_of,
)

pytestmark = pytest.mark.django_db

CHANGES = [
    "DELETE FROM testbeds_reportversion",
    "UPDATE testbeds_reportversion SET document = '', checksum = encode(sha256(''), 'hex')",
    "UPDATE testbeds_reportversion SET correction = 'Annat'",
    "DELETE FROM testbeds_evaluation",
    "UPDATE testbeds_evaluation SET state = 'drafting', published_at = NULL",
    "UPDATE testbeds_evaluation SET slug = 'en-annan'",
    "DELETE FROM testbeds_step WHERE act = 'report_version'",
    "UPDATE testbeds_step SET reason = '1 0' WHERE act = 'report_version'",
    "UPDATE testbeds_step SET reason = 'Annat' WHERE act = ''",
    "DELETE FROM testbeds_step WHERE act = ''",
    "TRUNCATE testbeds_reportversion CASCADE",
]

LISTS = [
    *("/utvarderingar/", "/utvarderingar.csv", "/utvarderingar/?q=fortare"),
    *("/sok/?q=fortare", "/api/v1/evaluations"),
]


def text_of(answer):
    return (b"".join(answer) if answer.streaming else answer.content).decode()


def test_report_is_published_once_the_reviewer_has_approved_it():
    evaluation = approved(as_if_analysed())

    publishing.publish(evaluation, by=StaffFactory())

    evaluation = fresh(evaluation)
    version = evaluation.versions.get()
    assert (evaluation.state, version.number, evaluation.published_at is not None) == ("published", 1, True)
    assert version.checksum == checksum_of(bytes(version.document))


def test_report_that_nobody_has_approved_is_not_published():
    evaluation = as_if_analysed()
    type(evaluation).objects.filter(pk=evaluation.pk).update(state=EvaluationState.REVIEW)

    with pytest.raises(Refused, match="Granskaren har inte godkänt"):
        publishing.publish(evaluation, by=StaffFactory())

    assert not evaluation.versions.exists()


def test_followers_and_those_with_a_part_are_told_once_each():
    evaluation = approved(as_if_analysed())
    follower = UserFactory()
    following.follow(evaluation, by=follower)
    assessor = RoleFactory(evaluation=evaluation, part=Part.ASSESSOR).user
    following.follow(evaluation, by=assessor)

    publishing.publish(evaluation, by=StaffFactory())

    told = list(OutboundLetter.objects.filter(kind="report_published").values_list("recipient", flat=True))
    assert sorted(told) == sorted({*evaluation.roles.values_list("user", flat=True), follower.pk})


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("make", [published, aborted])
def test_published_report_withstands_sql_of_the_portal(make, change):
    make()

    with pytest.raises((ProgrammingError, IntegrityError)):
        as_the_portal(change)


def test_aborted_test_has_a_short_public_page_with_reason_and_lessons(client):
    evaluation = aborted("Kamerorna slutade gå efter en vecka.")

    page = client.get(evaluation.get_absolute_url()).content.decode()

    assert evaluation.state == EvaluationState.ABORTED
    assert "Kamerorna slutade gå efter en vecka." in page
    report = report_of(evaluation.versions.get())
    assert (report.is_aborted, report.results, report.domains) == (True, None, [])


@pytest.mark.parametrize("make", [published, aborted])
def test_no_address_removes_a_published_report(client, make):
    evaluation = make()
    client.force_login(StaffFactory())
    of_one = [pattern.name for pattern in urlpatterns if list(pattern.pattern.converters) == ["slug"]]

    for name in of_one:
        if name != "take_down":
            client.post(reverse(f"evaluations:{name}", args=[evaluation.slug]), {})

    client.logout()
    assert client.get(evaluation.get_absolute_url()).status_code == 200
    assert evaluation.versions.count() == 1


def test_take_down_hides_the_report_in_every_channel_and_leaves_a_notice(client):
    evaluation = published()
    taking_down.take_down(
        evaluation, by=StaffFactory(), legal_ground="Domstolens dom", notice="Borttagen efter dom.", reason="Dom"
    )
    names = [("detail", []), ("json", []), ("csv", []), ("pdf", []), ("version", [1])]

    answers = [client.get(reverse(f"evaluations:{name}", args=[evaluation.slug, *rest])) for name, rest in names]

    assert {answer.status_code for answer in answers} == {451}
    texts = [answer.content.decode() for answer in answers]
    assert all("Borttagen efter dom." in text and "Tillsynen gick fortare" not in text for text in texts)
    lists = [client.get(address) for address in LISTS]
    assert not any("Tillsynen gick fortare" in text_of(answer) for answer in lists)
    assert evaluation.steps.filter(act=taking_down.NOTED, reason="Dom").exists()
    assert not type(evaluation).objects.reported().filter(pk=evaluation.pk).exists()


@pytest.mark.parametrize("change", ["DELETE FROM testbeds_takedown", "UPDATE testbeds_takedown SET notice = 'Annat'"])
def test_notice_of_a_take_down_stays(change):
    evaluation = published()
    TakeDown.objects.create(evaluation=evaluation, legal_ground="Dom", notice="Borttagen.")

    with pytest.raises(ProgrammingError, match="only ever added to"):
        as_the_portal(change)


def test_take_down_says_why():
    evaluation = published()

    with pytest.raises(IntegrityError, match="takedown_says_why"):
        TakeDown.objects.create(evaluation=evaluation, legal_ground="Dom", notice="")


def test_report_that_is_not_published_cannot_be_taken_down():
    with pytest.raises(Refused):
        taking_down.take_down(as_if_analysed(), by=StaffFactory(), legal_ground="Dom", notice="Borta.", reason="Dom")


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"number": 3}, "reportversion_numbers_follow"),
        ({"number": 1}, "reportversion_numbers_follow"),
        ({"number": 2, "correction": ""}, "reportversion_correction_is_explained"),
        ({"number": 2, "checksum": "0" * 64}, "reportversion_has_its_checksum"),
    ],
)
def test_version_follows_the_one_before_with_a_reason_and_its_checksum(facts, rule):
    evaluation = published()
    document = as_bytes({"schema": 1})
    given = {"document": document, "checksum": checksum_of(document), "correction": "Fel tal.", **facts}

    with pytest.raises(IntegrityError, match=rule):
        ReportVersion.objects.create(evaluation=evaluation, **given)


def test_version_of_a_number_is_one_even_where_the_order_is_not_guarded():
    version = published().versions.get()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE testbeds_reportversion DISABLE TRIGGER reportversion_numbers_follow")
    version.pk, version._state.adding = uuid4(), True

    with pytest.raises(IntegrityError, match="reportversion_one_per_number"):
        version.save(force_insert=True)


def test_person_follows_an_evaluation_once():
    person, evaluation = UserFactory(), EvaluationFactory()
    following.follow(evaluation, by=person)
    following.follow(evaluation, by=person)

    with pytest.raises(IntegrityError, match="following_once_per_person"):
        evaluation.followings.create(user=person)


def test_page_of_a_report_asks_the_same_of_the_database_whatever_there_is(client):
    evaluation = published_of()
    with CaptureQueriesContext(connection) as few:
        client.get(evaluation.get_absolute_url())
    measure = evaluation.plan.measures.get()
    for participant in evaluation.participants.all():
        ObservationFactory.create_batch(5, measure=measure, participant=participant)
    evaluation.needs.add(*NeedFactory.create_batch(3))

    with CaptureQueriesContext(connection) as many:
        client.get(evaluation.get_absolute_url())

    assert len(few) == len(many) <= 12


def test_document_is_the_same_bytes_whatever_the_order_it_was_gathered_in():
    document = as_bytes({"b": 1, "a": "å"})

    assert (document, json.loads(document)) == ('{"a":"å","b":1}'.encode(), {"a": "å", "b": 1})

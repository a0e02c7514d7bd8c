"""What suppliers write and show about their offerings, and the files that go with it."""

import pytest
from django.urls import reverse

from actors.models import ComplianceClaim, Evidence, OfferingVersion
from actors.trust import ComplianceState
from arena.files.models import LARGEST, StoredFile
from tests.factories import (
    ComplianceClaimFactory,
    MembershipFactory,
    OfferingFactory,
    OfferingVersionFactory,
    StaffFactory,
    StoredFileFactory,
)
from tests.files import samples

pytestmark = pytest.mark.django_db
STATED = {"topic": "data_protection", "statement": "Uppgifterna lagras i Sverige."}
REFERENCE = {"kind": "reference", "title": "Så tycker vi", "author": "Torsås", "year": 2025, "level": 0}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def offering(client):
    offering = OfferingFactory()
    client.force_login(MembershipFactory(actor=offering.actor).user)
    return offering


def add_claim(client, offering, **more):
    return client.post(reverse("offerings:add_claim", args=[offering.slug]), {**STATED, **more})


def test_claim_without_document_is_the_suppliers_own(client, offering):
    add_claim(client, offering)

    assert ComplianceClaim.objects.get().state == ComplianceState.STATED


def test_claim_with_a_file_is_documented_and_the_file_goes_out_as_an_attachment(client, offering):
    add_claim(client, offering, upload=samples.upload(name="Intyg å.pdf"))

    claim = ComplianceClaim.objects.get()
    assert (claim.state, claim.document.account) == (ComplianceState.DOCUMENTED, f"actor:{offering.actor_id}")
    client.logout()
    response = client.get(reverse("offerings:file", args=[offering.slug, claim.document_id]))
    assert response.getvalue() == samples.PDF
    told = {name: response.headers[name] for name in ["Content-Type", "Content-Length", "X-Content-Type-Options"]}
    assert told == {
        "Content-Type": "application/pdf",
        "Content-Length": str(len(samples.PDF)),
        "X-Content-Type-Options": "nosniff",
    }
    assert response.headers["Content-Disposition"] == "attachment; filename*=utf-8''Intyg%20%C3%A5.pdf"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"


@pytest.mark.parametrize(
    "upload",
    [
        samples.upload(b"<!doctype html><script>alert(1)</script>"),
        samples.upload(samples.PDF + b"\0" * LARGEST),
        samples.upload(name="811218-9876.pdf"),
        samples.upload(samples.docx(**{"word/vbaProject.bin": b"x"}), name="makro.docx"),
    ],
    ids=["page called PDF", "11 MB", "personal number", "macros"],
)
def test_claim_refuses_the_file_beside_its_field_and_keeps_what_was_typed(client, offering, upload):
    response = add_claim(client, offering, upload=upload)

    form = response.context["form"]
    assert (set(form.errors), form["statement"].value()) == ({"upload"}, STATED["statement"])
    assert (ComplianceClaim.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_claim_that_was_confirmed_falls_back_when_it_is_changed(client, offering):
    claim = ComplianceClaimFactory(offering=offering, confirmed=True)

    client.post(reverse("offerings:claim", args=[offering.slug, claim.pk]), {**STATED, "statement": "Annat."})

    claim.refresh_from_db()
    assert (claim.statement, claim.state, claim.confirmed_how) == ("Annat.", ComplianceState.STATED, "")


def test_claim_that_was_confirmed_stays_so_when_it_is_saved_unchanged(client, offering):
    claim = ComplianceClaimFactory(offering=offering, confirmed=True, **STATED)

    client.post(reverse("offerings:claim", args=[offering.slug, claim.pk]), STATED)

    claim.refresh_from_db()
    assert claim.state == ComplianceState.CONFIRMED


def test_claim_falls_back_when_its_file_is_taken_away(client, offering):
    claim = ComplianceClaimFactory(offering=offering, state=ComplianceState.DOCUMENTED, document=StoredFileFactory())
    page = reverse("offerings:claim", args=[offering.slug, claim.pk])

    client.post(page, {**STATED, "drop_document": "on"})

    claim.refresh_from_db()
    assert (claim.state, claim.document) == (ComplianceState.STATED, None)


def test_claim_of_another_offering_is_not_found(client, offering):
    claim = ComplianceClaimFactory(document=StoredFileFactory())

    urls = [("offerings:claim", claim.pk), ("offerings:file", claim.document_id)]

    answers = [client.get(reverse(url, args=[offering.slug, key])).status_code for url, key in urls]
    assert answers == [404, 404]


def test_file_whose_content_is_gone_is_not_found(client, offering):
    claim = ComplianceClaimFactory(offering=offering, document=StoredFileFactory())

    response = client.get(reverse("offerings:file", args=[offering.slug, claim.document_id]))

    assert response.status_code == 404


@pytest.mark.parametrize(
    ("typed", "faulty"),
    [
        ({"level": 1}, {"level", "upload"}),
        ({"kind": "own", "level": 1}, {"upload"}),
        ({"kind": "own", "level": 2, "link": "https://bevis.example/"}, {"design", "participants"}),
        ({"kind": "independent", "level": 4, "link": "https://bevis.example/"}, {"level", "design", "participants"}),
        ({"year": 2999}, {"year"}),
        ({"author": ""}, {"author"}),
    ],
)
def test_evidence_says_beside_the_field_what_its_level_needs(client, offering, typed, faulty):
    response = client.post(reverse("offerings:add_evidence", args=[offering.slug]), {**REFERENCE, **typed})

    assert (set(response.context["form"].errors), Evidence.objects.count()) == (faulty, 0)


def test_evidence_is_shown_with_who_says_it_and_its_level(client, offering):
    client.post(reverse("offerings:add_evidence", args=[offering.slug]), REFERENCE)

    page = client.get(offering.get_absolute_url()).text
    assert all(words in page for words in ["Så tycker vi", "Källa: Torsås, 2025.", "nivå 0 av 4"])


def test_version_of_the_future_or_here_already_is_refused(client, offering):
    there = OfferingVersionFactory(offering=offering)
    page = reverse("offerings:add_version", args=[offering.slug])

    ahead = client.post(page, {"number": "9", "released_on": "2999"})
    again = client.post(page, {"number": there.number, "released_on": "2025"})

    assert set(ahead.context["form"].errors) == {"released_on"}
    assert "Den här versionen finns redan." in again.text
    assert OfferingVersion.objects.count() == 1


def test_version_that_something_is_bound_to_says_why_it_stays(client, offering):
    version = OfferingVersionFactory(offering=offering)
    ComplianceClaimFactory(offering=offering, version=version)
    page = reverse("offerings:version", args=[offering.slug, version.pk])

    response = client.post(page, {"move": "remove"}, follow=True)

    assert "Något hör till just den här versionen." in response.text


def test_second_editor_sees_both_answers(client, offering):
    claim = ComplianceClaimFactory(offering=offering)
    page = reverse("offerings:claim", args=[offering.slug, claim.pk])
    seen = client.get(page).context["form"]["seen"].value()
    ComplianceClaim.objects.update(statement="Sparat av någon annan.")

    response = client.post(page, {**STATED, "statement": "Mitt.", "seen": seen})

    assert ("Sparat av någon annan." in response.text, ComplianceClaim.objects.get().statement) == (
        True,
        "Sparat av någon annan.",
    )


def test_staff_who_help_with_a_draft_are_remembered(client):
    offering = OfferingFactory(draft=True, actor__open_for_help=True)
    person = StaffFactory()
    client.force_login(person)

    add_claim(client, offering)

    assert [(row.act, row.decided_by) for row in offering.decisions.all()] == [("helped", person)]


def test_offering_in_an_area_of_a_national_service_asks_whether_it_exists(client, offering):
    OfferingFactory(name="1177 Journalen", offering_type="national_service", terms=["OMR07"])
    offering.terms.set(["OMR07"])

    pages = [client.get(reverse(url, args=[offering.slug])).text for url in ["offerings:edit", "offerings:manage"]]

    assert [("Finns det redan?" in page, "1177 Journalen" in page) for page in pages] == [(True, True)] * 2


def test_offering_of_another_area_is_asked_nothing(client, offering):
    OfferingFactory(offering_type="national_service", terms=["OMR07"])

    assert "Finns det redan?" not in client.get(reverse("offerings:manage", args=[offering.slug])).text


def test_national_services_stand_with_owner_and_areas(client):
    service = OfferingFactory(name="1177 Journalen", offering_type="national_service", terms=["OMR07", "VO01"])
    OfferingFactory(name="Egen produkt", terms=["OMR07"])

    page = client.get(reverse("offerings:national")).text

    assert all(words in page for words in ["1177 Journalen", service.actor.name, "Begrepp OMR07"])
    assert ("Egen produkt" in page, "Begrepp VO01" in page) == (False, False)

"""Files of reports are made for what is published, and anew when something in them changes."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from testbeds.models import ReportFile
from testbeds.needs import deciding
from testbeds.reporting.paper import filing
from testbeds.states import NeedState, Visibility
from tests.factories import NeedFactory, StaffFactory
from tests.testbeds.reporting.situations import published

pytestmark = pytest.mark.django_db


def words_of(content):
    """All that is set, in one text."""
    if isinstance(content, dict):
        return " ".join(words_of(value) for value in content.values())
    if isinstance(content, list):
        return " ".join(words_of(value) for value in content)
    return str(content)


def test_report_is_a_page_that_asks_for_patience_until_its_file_is_made(client, monkeypatch):
    evaluation = published()
    monkeypatch.setattr(filing, "pdf_of", lambda content: b"%PDF-1.7")

    early = client.get(reverse("evaluations:pdf", args=[evaluation.slug]))
    filing.make_missing()
    late = client.get(reverse("evaluations:pdf", args=[evaluation.slug]))

    assert (early.status_code, early["Retry-After"]) == (503, "300")
    assert (late.status_code, late["Content-Type"], late["Content-Language"]) == (200, "application/pdf", "sv")
    assert sorted(ReportFile.objects.values_list("language", flat=True)) == ["en", "sv"]


def test_need_that_its_owner_takes_back_leaves_the_file_at_once(monkeypatch):
    evaluation = published()
    need = NeedFactory(title_sv="Nattens hemlighet", state=NeedState.PUBLISHED)
    evaluation.needs.set([need])
    version = evaluation.versions.get()
    monkeypatch.setattr(filing, "pdf_of", lambda content: words_of(content).encode())
    filing.make_missing()
    before = bytes(filing.file_of(version, "sv").content).decode()

    deciding.set_visibility(need, Visibility.OWNER, by=StaffFactory())
    offered = filing.file_of(version, "sv")
    filing.make_missing()
    after = bytes(filing.file_of(version, "sv").content).decode()

    assert "Nattens hemlighet" in before
    assert offered is None
    assert "Nattens hemlighet" not in after


def test_file_that_is_as_it_would_be_is_not_made_again(monkeypatch):
    published()
    made = []
    monkeypatch.setattr(filing, "pdf_of", lambda content: made.append(1) or b"%PDF-1.7")

    filing.make_missing()
    filing.make_missing()

    assert len(made) == 2


def test_second_file_of_a_version_in_one_language_is_refused_by_the_database():
    version = published().versions.get()
    ReportFile.objects.create(version=version, language="sv", fingerprint="a", content=b"%PDF")

    with pytest.raises(IntegrityError, match="reportfile_one_per_language"), transaction.atomic():
        ReportFile.objects.create(version=version, language="sv", fingerprint="b", content=b"%PDF")


def test_certainty_and_grades_are_set_in_the_language_of_the_file():
    version = published().versions.get()

    sections = {one["heading"]: words_of(one["blocks"]) for one in filing.content_of(version, "sv")["sections"]}

    assert "Vad säkerheten bygger på" in sections["Samlad slutsats"]
    assert {": ja" in sections["Samlad slutsats"], ": yes" in sections["Samlad slutsats"]} == {True, False}
    assert "Bygger på" not in sections["Områden"]

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actors.models import Actor, ImportedFile
from tests.factories import ActorFactory, MembershipFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db
FAULTY = "actor_id;name;org_number\nA1;Ett;\nA2;Två;556036-0794\n".encode()


@pytest.fixture
def staff(client):
    user = StaffFactory()
    client.force_login(user)
    return user


def _upload(client, content, name="aktorer.csv"):
    return client.post(reverse("importing:upload"), {"file": SimpleUploadedFile(name, content)})


def test_page_shows_what_a_file_can_contain(client, staff):
    response = client.get(reverse("importing:upload"))

    assert response.status_code == 200
    headings = dict(response.context["headings"])
    assert headings["municipalities"][:3] == ["scb_code", "name", "official_name"]
    assert headings["actors"][:3] == ["actor_no", "actor_id", "name"]


def test_upload_shows_errors_by_row_and_column_and_changes_nothing(client, staff):
    response = _upload(client, FAULTY)

    upload = ImportedFile.objects.get()
    assert response.headers["Location"] == reverse("importing:plan", args=[upload.pk])
    page = client.get(response.headers["Location"])
    faulty, new = page.context["sections"]
    assert [row[:2] for row in faulty["rows"]] == [["Rad 3", "org_number"]]
    assert "Kontrollsiffran stämmer inte" in page.content.decode()
    assert [row[0] for row in new["rows"]] == ["Ett"]
    assert not Actor.objects.exists()


def test_approval_imports_what_the_page_showed(client, staff):
    ActorFactory(imported=True, import_key="A3", legal_name="Tre")
    _upload(client, FAULTY + b"A3;Tre AB;\n")
    url = ImportedFile.objects.get().get_absolute_url()

    response = client.post(url, {"fingerprint": ImportedFile.objects.get().fingerprint}, follow=True)

    assert sorted(Actor.objects.values_list("legal_name", flat=True)) == ["Ett", "Tre AB"]
    assert [str(message) for message in response.context["messages"]] == ["Filen är importerad."]
    assert "Nya: 1. Ändrade: 1." in response.content.decode()


def test_approval_of_something_else_is_refused_in_words(client, staff):
    _upload(client, FAULTY)

    response = client.post(ImportedFile.objects.get().get_absolute_url(), {"fingerprint": "x"}, follow=True)

    assert "Registret har ändrats" in str(*response.context["messages"])
    assert not Actor.objects.exists()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04\x00", "Kalkylbladet är skadat"),
        (b"", "tom"),
        (b"a;a\n1;2", "Samma rubrik"),
        (b"x" * (40 * 1024 * 1024 + 1), "större än 40 MB"),
    ],
)
def test_unreadable_upload_is_told_at_the_field(client, staff, content, reason):
    response = _upload(client, content)

    assert reason in response.context["form"].errors["file"][0]
    assert not ImportedFile.objects.exists()


def test_personal_number_is_refused_unseen(client, staff):
    response = _upload(client, b"actor_id,name,org_number\nA1,Ett,811218-9876")

    page = client.get(response.headers["Location"]).content.decode()
    assert "personnummer" in page
    assert "811218" not in page


def test_text_of_a_file_is_shown_as_text(client, staff):
    response = _upload(client, b"actor_id,name,<b>x\nA1,<script>alert(1)</script>,")

    page = client.get(response.headers["Location"]).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("page", ["upload", "plan", "missing"])
def test_import_is_for_staff_only(client, page):
    client.force_login(StaffFactory())
    _upload(client, FAULTY)
    url = {
        "upload": reverse("importing:upload"),
        "plan": ImportedFile.objects.get().get_absolute_url(),
        "missing": reverse("importing:plan", args=[0]),
    }[page]
    manager = MembershipFactory().user

    answers = {}
    for name, user in [("manager", manager), ("administrator", UserFactory(administrator=True))]:
        client.force_login(user)
        answers[name] = (client.get(url).status_code, client.post(url).status_code)
    client.logout()
    answers["visitor"] = (client.get(url).status_code, client.post(url).status_code)

    assert answers == {"manager": (403, 403), "administrator": (403, 403), "visitor": (302, 302)}


def test_missing_file_is_not_found_for_staff(client, staff):
    assert client.get(reverse("importing:plan", args=[0])).status_code == 404


def test_pages_cost_the_same_for_more_files(client, staff):
    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("importing:upload"))
        return len(queries)

    _upload(client, FAULTY)
    first = count()
    _upload(client, FAULTY)
    _upload(client, FAULTY)

    assert count() == first


def test_template_is_the_portals_own_file(client, staff):
    response = client.get(reverse("importing:template", args=["actors"]))

    assert response.headers["Content-Disposition"] == 'attachment; filename="actors.csv"'
    assert response.text.startswith("actor_id,name,type,")


def test_template_that_is_not_there_is_not_found(client, staff):
    assert client.get(reverse("importing:template", args=["terms"])).status_code == 404


def test_faults_are_counted_by_row_and_in_all(client, staff):
    page = client.get(_upload(client, b"actor_id;name;org_number;confidence\nA1;Ett;1;x\n").headers["Location"])

    assert page.context["faults"] == "1 rad med 2 fel: de raderna utelämnas"


def test_import_that_is_done_leads_to_what_came_in(client, staff):
    address = _upload(client, b"actor_id,name\nA1,Ett\n").headers["Location"]
    fingerprint = ImportedFile.objects.get().fingerprint

    page = client.post(address, {"fingerprint": fingerprint}, follow=True)

    assert f'<a href="{Actor.objects.get().get_absolute_url()}">Ett</a>' in page.text

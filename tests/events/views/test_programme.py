"""Programme items, speakers and materials, and the venues and projects that events share."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from actors.models import Project
from events.models import Venue
from events.states import PoolKind
from tests.factories import EventFactory, PoolFactory, ProjectFactory, RegistrationFactory, StaffFactory

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n"


@pytest.fixture
def event(client):
    client.force_login(StaffFactory())
    return EventFactory()


def page(name, event, *args):
    return reverse(f"events:{name}", args=[event.slug, *args])


def item(event, **facts):
    day = f"{timezone.localtime(event.starts_at):%Y-%m-%d}"
    return {"title_sv": "Smedja", "starts_at_0": day, "starts_at_1": "10:00"} | facts


def test_programme_item_has_seats_of_its_own_where_one_signs_up_for_it(client, event):
    client.post(page("programme_add", event), item(event, has_seats="on", seats="6"))

    pool = event.programme.get().pool
    assert (pool.kind, pool.capacity) == (PoolKind.ITEM, 6)


def test_programme_item_without_sign_up_has_no_seats(client, event):
    client.post(page("programme_add", event), item(event))

    assert (event.programme.count(), event.pools.count()) == (1, 0)


def test_programme_item_that_ends_without_a_day_ends_on_the_day_it_starts(client, event):
    client.post(page("programme_add", event), item(event, ends_at_1="11:30"))

    row = event.programme.get()
    assert row.ends_at - row.starts_at == timedelta(hours=1, minutes=30)


def test_programme_shows_the_hours_the_way_the_event_does(client, event):
    client.post(page("programme_add", event), item(event, ends_at_1="11:30"))

    assert "10.00–11.30" in client.get(page("programme", event)).content.decode()


def test_programme_item_gets_more_seats_and_its_queue_has_them(client, event):
    row = event.programme.create(title_sv="Smedja", starts_at=event.starts_at)
    pool = PoolFactory(event=event, kind=PoolKind.ITEM, item=row, capacity=0)
    waiting = RegistrationFactory(pool=pool, waiting=True)

    client.post(page("programme_item", event, row.pk), item(event, has_seats="on", seats="2"))

    waiting.refresh_from_db()
    assert waiting.state == "offered"


def test_programme_item_that_somebody_signed_up_for_is_not_taken_away(client, event):
    row = event.programme.create(title_sv="Smedja", starts_at=event.starts_at)
    RegistrationFactory(pool=PoolFactory(event=event, kind=PoolKind.ITEM, item=row))

    answer = client.post(page("programme_item", event, row.pk), {"move": "remove"}, follow=True)

    assert (event.programme.count(), "Någon har anmält sig" in answer.content.decode()) == (1, True)


def test_programme_item_that_nobody_signed_up_for_is_taken_away_with_its_seats(client, event):
    row = event.programme.create(title_sv="Smedja", starts_at=event.starts_at)
    PoolFactory(event=event, kind=PoolKind.ITEM, item=row)

    client.post(page("programme_item", event, row.pk), {"move": "remove"})

    assert (event.programme.count(), event.pools.count()) == (0, 0)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"starts_at_0": "2020-01-01"}, "starts_at"),
        ({"title_sv": ""}, "title_sv"),
        ({"has_seats": "on", "seats": "-3"}, "seats"),
        ({"ends_at_0": "2020-01-01", "ends_at_1": "09:00"}, "__all__"),
        ({"text_sv": "Fråga 19850101-1236"}, "text_sv"),
    ],
)
def test_programme_item_that_cannot_be_is_told_where(client, event, facts, field):
    answer = client.post(page("programme_add", event), item(event, **facts))

    assert (list(answer.context["form"].errors), event.programme.count()) == ([field], 0)


def test_speaker_by_function_needs_no_consent(client, event):
    client.post(page("speaker_add", event), {"function_sv": "Distriktssköterska", "place": "1"})

    assert str(event.speakers.get()) == "Distriktssköterska"


def test_speaker_by_name_needs_the_day_of_consent(client, event):
    named = {"function_sv": "Chef", "name": "Åsa Ek", "place": "1"}

    without = client.post(page("speaker_add", event), named)
    client.post(page("speaker_add", event), named | {"agreed_on": "2026-01-02"})

    assert list(without.context["form"].errors) == ["agreed_on"]
    assert event.speakers.get().name == "Åsa Ek"


def test_material_as_a_file_is_given_out_from_its_moment(client, event, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    upload = SimpleUploadedFile("bilder.pdf", PDF, content_type="application/pdf")
    client.post(page("material_add", event), {"kind": "material", "title_sv": "Bilder", "upload": upload})
    row = event.materials.get()
    file = page("material_file", event, row.pk)
    to_staff = client.get(file)
    list(to_staff.streaming_content)
    client.logout()

    before = client.get(file)
    event.materials.update(shown_at=timezone.now())
    after = client.get(file)

    assert (to_staff.status_code, before.status_code, b"".join(after.streaming_content)) == (200, 404, PDF)


@pytest.mark.parametrize(
    "facts",
    [{}, {"url": "https://www.example.se/", "upload": True}, {"upload": b"MZ\x90"}],
    ids=["none", "both", "bad"],
)
def test_material_that_is_not_one_of_file_and_address_is_told(client, event, facts):
    content = facts.pop("upload", None)
    if content:
        facts["upload"] = SimpleUploadedFile("bilder.pdf", PDF if content is True else content)

    answer = client.post(page("material_add", event), {"kind": "material", "title_sv": "Bilder"} | facts)

    assert (bool(answer.context["form"].errors), event.materials.count()) == (True, 0)


def test_recording_at_an_address_can_be_changed_and_taken_away(client, event):
    facts = {"kind": "recording", "title_sv": "Film", "url": "https://film.example.se/1"}
    client.post(page("material_add", event), facts)
    row = event.materials.get()

    client.post(page("material", event, row.pk), facts | {"title_sv": "Filmen"})
    row.refresh_from_db()
    client.post(page("material", event, row.pk), {"move": "remove"})

    assert (row.title_sv, event.materials.count()) == ("Filmen", 0)


def test_venue_says_what_is_accessible(client, event):
    client.post(reverse("events:venue_add"), {"name": "Slottet", "accessibility_sv": "Hiss och hörslinga."})

    assert Venue.objects.get(name="Slottet").accessibility == "Hiss och hörslinga."


def test_project_gets_an_address_that_stays(client, event):
    facts = {"name_sv": "Trygg vård", "funding_sv": "Betalas av regionen.", "shows_eu_mark": "on"}
    client.post(reverse("events:project_add"), facts)

    client.post(reverse("events:project", args=["trygg-vard"]), facts | {"name_sv": "Ny vård"})

    assert list(Project.objects.values_list("slug", "name_sv", "shows_eu_mark")) == [("trygg-vard", "Ny vård", True)]


def test_page_of_an_event_shows_the_funding_with_the_emblem_and_its_words(client, event):
    event.project = ProjectFactory(shows_eu_mark=True, funding_sv="Betalas av regionen.")
    event.save()

    page = client.get(event.get_absolute_url()).content.decode()

    assert ("Medfinansieras av Europeiska unionen" in page, "Betalas av regionen." in page) == (True, True)
    assert "eu" in page.split("Medfinansieras")[0].rsplit("<img", 1)[1]

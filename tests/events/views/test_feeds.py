import csv
import re
from datetime import timedelta
from io import BytesIO

import icalendar
import pytest
from defusedxml import ElementTree
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from events.models import Event, EventMove
from events.outside import sharing
from events.states import Audience, Kind, Language, Precision
from tests.factories import (
    ActorFactory,
    EventFactory,
    MunicipalityFactory,
    ParticipantFactory,
    RegistrationFactory,
    TermFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
NAMES_ORGANISER = [
    "/evenemang/natt/",
    "/evenemang/natt.ics",
    "/evenemang.ics",
    "/evenemang.atom",
    "/evenemang/evenemang.csv",
]
NOT_FOR_EVERYBODY = [
    {"draft": True},
    {"state": "scheduled", "publish_at": timezone.now(), "published_at": None},
    {"state": "skipped"},
    {"audience": Audience.UNLISTED},
    {"audience": Audience.INVITED},
]


def titles(response):
    return [str(entry["SUMMARY"]) for entry in icalendar.Calendar.from_ical(response.content).events]


def news(response):
    return [entry.find(f"{ATOM}title").text for entry in ElementTree.fromstring(response.content).iter(f"{ATOM}entry")]


def picture(response):
    return Image.open(BytesIO(response.content))


def test_one_event_is_a_file_to_keep(client):
    event = EventFactory(title_sv="Träff")

    response = client.get(f"/evenemang/{event.slug}.ics")

    assert (response["Content-Type"], titles(response)) == ("text/calendar; charset=utf-8", ["Träff"])
    assert response["Content-Disposition"] == f'attachment; filename="{event.slug}.ics"'


def test_file_of_an_event_takes_one_statement(client, django_assert_num_queries):
    event = EventFactory()

    with django_assert_num_queries(1):
        client.get(f"/evenemang/{event.slug}.ics")


@pytest.mark.parametrize("facts", [*NOT_FOR_EVERYBODY[:3], NOT_FOR_EVERYBODY[4]])
def test_file_of_what_one_may_not_read_is_not_there(client, facts):
    assert client.get(f"/evenemang/{EventFactory(**facts).slug}.ics").status_code == 404


def test_file_of_an_unlisted_event_is_for_who_has_the_address(client):
    event = EventFactory(audience=Audience.UNLISTED)

    assert client.get(f"/evenemang/{event.slug}.ics").status_code == 200


def test_feed_holds_what_the_list_shows_with_the_same_filters(client):
    right = {"kind": Kind.WORKSHOP, "language": Language.SWEDISH, "online_url": "https://mote.example/rum"}
    here = VenueFactory(municipality=MunicipalityFactory(scb_code="0883", name="Västervik"))
    wanted = EventFactory(title_sv="Rätt", **right, hybrid=True, venue=here, host=None)
    EventFactory(title_sv="Fel sort", **right | {"kind": Kind.SEMINAR}, venue=here)
    EventFactory(title_sv="Fel kommun", **right, venue=VenueFactory(municipality=MunicipalityFactory()))
    EventFactory(title_sv="Fel språk", **right | {"language": Language.ENGLISH}, venue=here)
    who = ParticipantFactory(event=wanted, name="Åsa Öberg", email="asa@hemma.example", phone="070-1234567")
    RegistrationFactory(pool__event=wanted, participant=who)

    response = client.get("/evenemang.ics?typ=workshop&kommun=0883&sprak=sv")

    text = response.content.decode().replace("\r\n ", "")
    assert titles(response) == ["Rätt"]
    assert [word for word in ("ATTENDEE", "Åsa", "hemma.example", "1234567", "mote.example") if word in text] == []
    assert "X-WR-CALNAME:Evenemang – E-hälsoarenan: Workshop · Västervik · Svenska" in text


def test_feed_says_what_it_is_called_and_when_to_come_back(client):
    EventFactory()

    whole = icalendar.Calendar.from_ical(client.get("/en/events.ics").content)

    assert (whole["NAME"], whole["X-WR-CALNAME"]) == ("Events – E-hälsoarenan", "Events – E-hälsoarenan")
    assert (whole["REFRESH-INTERVAL"].dt, whole["X-PUBLISHED-TTL"]) == (timedelta(hours=1), "PT1H")


@pytest.mark.parametrize("facts", NOT_FOR_EVERYBODY)
@pytest.mark.parametrize("address", ["/evenemang.ics", "/evenemang.atom"])
def test_feeds_hold_only_what_everybody_may_see(client, facts, address):
    EventFactory(title_sv="Hemligt", **facts)

    assert "Hemligt" not in client.get(address).content.decode()


def test_feed_keeps_what_was_cancelled_and_the_last_year(client):
    EventFactory(title_sv="Inställd", cancelled=True)
    EventFactory(title_sv="Nyss", past=True)
    long_ago = timezone.now() - timedelta(days=400)
    EventFactory(title_sv="Förr", starts_at=long_ago, ends_at=None)
    EventFactory(title_sv="Någon gång", precision=Precision.MONTH, source="Rapport")

    assert titles(client.get("/evenemang.ics")) == ["Nyss", "Inställt: Inställd"]


def test_feed_of_200_events_takes_three_statements_at_most(client):
    venue = VenueFactory(municipality=MunicipalityFactory())
    area = TermFactory(code="OMR01")
    for event in EventFactory.create_batch(200, venue=venue):
        event.terms.add(area)

    with CaptureQueriesContext(connection) as asked:
        response = client.get("/evenemang.ics")

    assert (len(titles(response)), len(asked) <= 3) == (200, True)


def test_feed_is_not_sent_again_while_nothing_is_new(client):
    event = EventFactory()
    first = client.get("/evenemang.ics")

    by_etag = client.get("/evenemang.ics", headers={"If-None-Match": first["ETag"]})
    by_date = client.get("/evenemang.ics", headers={"If-Modified-Since": first["Last-Modified"]})
    Event.objects.filter(pk=event.pk).update(title_sv="Nytt namn")
    changed = client.get("/evenemang.ics", headers={"If-None-Match": first["ETag"]})

    assert (by_etag.status_code, by_etag.content, by_date.status_code) == (304, b"", 304)
    assert (changed.status_code, titles(changed)) == (200, ["Nytt namn"])
    assert first["Cache-Control"] == "no-cache, public"


def test_feed_is_new_for_who_asks_by_date_when_an_event_has_left_it(client):
    EventFactory()
    leaving = EventFactory()
    before = timezone.now() - timedelta(days=1)
    Event.objects.update(changed_at=before)
    first = client.get("/evenemang.ics")

    leaving.audience = Audience.UNLISTED
    leaving.save()
    again = client.get("/evenemang.ics", headers={"If-Modified-Since": first["Last-Modified"]})

    assert (again.status_code, len(titles(again))) == (200, 1)


def test_feed_appears_with_publication(client):
    event = EventFactory(title_sv="Träff", draft=True)
    before = titles(client.get("/evenemang.ics"))

    Event.objects.filter(pk=event.pk).update(state="published", published_at=timezone.now())

    assert (before, titles(client.get("/evenemang.ics")), news(client.get("/evenemang.atom"))) == (
        [],
        ["Träff"],
        ["Träff"],
    )


def test_atom_tells_what_was_published_moved_or_cancelled_last_first(client):
    days = [timezone.now() - timedelta(days=day) for day in range(4)]
    EventFactory(title_sv="Ny", published_at=days[2])
    EventFactory(title_sv="Inställd", published_at=days[3], cancelled=True, cancelled_at=days[1])
    moved = EventFactory(title_sv="Flyttad", published_at=days[3], summary_sv="Om larm.", venue__name="Stadshuset")
    EventMove.objects.create(event=moved, revision=1, starts_at=moved.starts_at, mode="room")

    response = client.get("/evenemang.atom")

    entry = ElementTree.fromstring(response.content).find(f"{ATOM}entry")
    assert news(response) == ["Flyttad", "Inställt: Inställd", "Ny"]
    assert entry.find(f"{ATOM}id").text == f"urn:uuid:{moved.uid}"
    assert re.fullmatch(r".+ kl\. 09\.00–12\.00\. Stadshuset\. Om larm\.", entry.find(f"{ATOM}summary").text)


def test_atom_asks_for_the_same_choices_as_the_list(client):
    EventFactory(title_sv="Rätt", kind=Kind.MEETING), EventFactory(title_sv="Fel")

    response = client.get("/evenemang.atom?typ=meeting")

    feed = ElementTree.fromstring(response.content)
    assert news(response) == ["Rätt"]
    assert feed.find(f"{ATOM}id").text == "http://testserver/evenemang.atom?typ=meeting"
    assert feed.find(f"{ATOM}link[@rel='alternate']").get("href") == "http://testserver/evenemang/?typ=meeting"


def test_atom_ends_each_sentence_once(client):
    EventFactory(cancelled=True, venue=None, reason_sv="Talaren är sjuk.", summary_sv="Kommer du?")

    [summary] = ElementTree.fromstring(client.get("/evenemang.atom").content).iter(f"{ATOM}summary")

    assert summary.text.endswith("12.00. Talaren är sjuk. Kommer du?")


def test_atom_stands_a_title_that_xml_has_no_place_for(client):
    EventFactory(title_sv="Ett\x0btecken & <mer>", summary_sv="Om <b>larm</b>.")

    response = client.get("/evenemang.atom")

    [summary] = ElementTree.fromstring(response.content).iter(f"{ATOM}summary")
    assert (news(response), "Om &lt;b&gt;larm&lt;/b&gt;." in summary.text) == (["Etttecken & <mer>"], True)


def test_picture_shows_the_event(client):
    event = EventFactory(title_sv="Välfärdsteknik på Öland")

    response = client.get(f"/evenemang/{event.slug}/bild.png")

    assert (response["Content-Type"], picture(response).size) == ("image/png", (1200, 630))
    assert response["Cache-Control"] == "max-age=300, public"


@pytest.mark.parametrize("facts", NOT_FOR_EVERYBODY)
def test_picture_is_only_of_what_everybody_may_see(client, facts):
    assert client.get(f"/evenemang/{EventFactory(**facts).slug}/bild.png").status_code == 404


def test_picture_is_drawn_once_for_each_wording(client, monkeypatch):
    drawn = []
    monkeypatch.setattr(sharing, "_drawn", lambda entry: drawn.append(entry.title) or b"png")
    event = EventFactory(title_sv=f"Träff {timezone.now()}")
    address = f"/evenemang/{event.slug}/bild.png"

    client.get(address), client.get(address)
    Event.objects.filter(pk=event.pk).update(title_sv="Möte")
    client.get(address)

    assert drawn == [event.title_sv, "Möte"]


@pytest.mark.parametrize(("query", "found"), [("", ["Snart"]), ("?tid=tidigare", ["Förr"]), ("?typ=seminar", [])])
def test_file_of_the_list_holds_its_rows(client, query, found):
    EventFactory(title_sv="Snart", hybrid=True), EventFactory(title_sv="Förr", past=True)
    EventFactory(title_sv="Hemligt", draft=True)

    text = b"".join(client.get(f"/evenemang/evenemang.csv{query}").streaming_content).decode("utf-8-sig")

    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    assert ([row["Rubrik"] for row in rows], "mote.example" in text) == (found, False)


@pytest.mark.parametrize("address", NAMES_ORGANISER)
@pytest.mark.parametrize("state", ["draft", "submitted", "declined"])
def test_organiser_that_is_not_public_is_named_nowhere(client, state, address):
    EventFactory(slug="natt", organiser=ActorFactory(legal_name="Hemliga AB", org_number="5560360793", state=state))

    response = client.get(address)

    told = b"".join(response) if response.streaming else response.content
    assert (response.status_code, b"Hemliga" in told, b"556036" in told) == (200, False, False)

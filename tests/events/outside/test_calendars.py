from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.utils import translation

from events.models import Event
from events.outside import calendars, entries
from events.outside.entries import Seat
from events.states import Language, Precision, SeatState
from tests.factories import ActorFactory, EventFactory, MunicipalityFactory, TermFactory, VenueFactory

pytestmark = pytest.mark.django_db
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def written(**facts):
    """The file of one event, and the VEVENT in it."""
    event = EventFactory(**facts)
    text = calendars.calendar(entries.read(Event.objects.filter(pk=event.pk)))
    return event, text, icalendar.Calendar.from_ical(text).events[0]


def at(*parts):
    return datetime(*parts, tzinfo=STOCKHOLM)


def test_entry_says_what_when_and_where(settings):
    settings.MAIL_DOMAIN = "arena.example"
    venue = VenueFactory(name="Stadshuset", address="Storgatan 1", municipality=MunicipalityFactory(name="Kalmar"))
    event, _text, entry = written(
        title_sv="Trygg hemma, på Öland",
        summary_sv="Vi prövar larm; ta med frågor.",
        starts_at=at(2027, 3, 10, 9),
        ends_at=at(2027, 3, 10, 12, 30),
        venue=venue,
        room="Rum 3",
        organiser=ActorFactory(legal_name="Kalmar kommun"),
    )
    event.terms.add(TermFactory(code="OMR01", label_sv="Trygghet, larm"))

    assert entry["UID"] == f"{event.uid}@arena.example"
    assert (entry["SUMMARY"], entry["LOCATION"]) == ("Trygg hemma, på Öland", "Rum 3, Stadshuset, Storgatan 1, Kalmar")
    assert (entry.start, entry.end) == (at(2027, 3, 10, 9), at(2027, 3, 10, 12, 30))
    assert (
        entry["DESCRIPTION"] == f"Vi prövar larm; ta med frågor.\n\nLäs mer: http://testserver/evenemang/{event.slug}/"
    )
    assert (entry["STATUS"], entry["SEQUENCE"]) == ("CONFIRMED", 0)
    assert (entry["ORGANIZER"], entry["ORGANIZER"].params["CN"]) == ("mailto:arrangor@arena.example", "Kalmar kommun")


def test_entry_is_sorted_by_kind_and_areas():
    event = EventFactory()
    event.terms.set([TermFactory(code="OMR01", label_sv="Trygghet, larm"), TermFactory(code="VO01")])

    [entry] = icalendar.Calendar.from_ical(calendars.calendar(entries.read(Event.objects.all()))).events

    assert entry.categories == ["Workshop", "Trygghet, larm"]


def test_file_is_published_for_everybody_and_names_nobody():
    _event, text, entry = written(hybrid=True)
    whole = icalendar.Calendar.from_ical(text)

    assert (whole["METHOD"], whole["VERSION"]) == ("PUBLISH", "2.0")
    assert "ATTENDEE" not in entry
    assert b"mote.example" not in text


def test_lines_end_as_they_must_and_none_is_longer_than_75_octets():
    _event, text, entry = written(
        title_sv="Å" * 60 + " och " + "ö" * 80, summary_sv="Två rader\nmed é, å; ä \\ och så vidare"
    )
    lines = text.split(b"\r\n")

    assert b"\n" not in b"".join(lines)
    assert (max(len(line) for line in lines), lines[-1]) == (75, b"")
    assert [line.decode() for line in lines if line.startswith(b" ")] != []
    assert entry["SUMMARY"] == "Å" * 60 + " och " + "ö" * 80
    assert b"Tv\xc3\xa5 rader\\nmed \xc3\xa9\\, \xc3\xa5\\; \xc3\xa4 \\\\ och" in text.replace(b"\r\n ", b"")


def test_revision_is_the_sequence_and_a_correction_only_renews_the_stamp():
    event = EventFactory()
    Event.objects.filter(pk=event.pk).update(revision=3, changed_at=datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC))

    [entry] = icalendar.Calendar.from_ical(calendars.calendar(entries.read(Event.objects.all()))).events

    assert entry["SEQUENCE"] == 3
    assert entry.DTSTAMP == entry.LAST_MODIFIED == datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_cancelled_event_says_so_and_why():
    _event, _text, entry = written(cancelled=True, title_sv="Träff", reason_sv="För få anmälda.")

    assert (entry["STATUS"], entry["SUMMARY"]) == ("CANCELLED", "Inställt: Träff")
    assert entry["DESCRIPTION"].startswith("För få anmälda.\n\n")


def test_english_file_speaks_english_and_marks_what_is_only_in_swedish():
    with translation.override("en"):
        event, _text, entry = written(online=True, title_sv="Träff", language=Language.BOTH)
        _other, _text, translated = written(title_sv="Träff", title_en="Meeting")

    assert (entry["LOCATION"], entry["URL"]) == ("Online", f"http://testserver/en/events/{event.slug}/")
    assert (entry["SUMMARY"], entry["SUMMARY"].params["LANGUAGE"]) == ("Träff", "sv")
    assert (translated["SUMMARY"], translated["SUMMARY"].params["LANGUAGE"]) == ("Meeting", "en")


def test_town_is_named_once():
    venue = VenueFactory(
        name="Folkets hus", address="Nygatan 2, Kalmar", municipality=MunicipalityFactory(name="Kalmar")
    )

    _event, _text, entry = written(venue=venue)

    assert entry["LOCATION"] == "Folkets hus, Nygatan 2, Kalmar"


def test_hybrid_event_is_held_in_both_places():
    _event, _text, entry = written(hybrid=True, venue=VenueFactory(name="Stadshuset"))

    assert entry["LOCATION"] == "Stadshuset och online"


def test_day_without_time_is_the_whole_day():
    start, end = at(2019, 5, 7), at(2019, 5, 8)
    _event, _text, entry = written(starts_at=start, ends_at=end, precision=Precision.DAY, source="Årsrapport")

    assert (entry.start, entry.end, entry["TRANSP"]) == (date(2019, 5, 7), date(2019, 5, 9), "TRANSPARENT")


@pytest.mark.parametrize("precision", [Precision.MONTH, Precision.YEAR])
def test_month_or_year_stands_in_no_calendar(precision):
    EventFactory(precision=precision, source="Årsrapport")

    assert list(Event.objects.in_calendars()) == []


@pytest.mark.parametrize(
    ("start", "hours"),
    [((2027, 3, 27, 23), 5), ((2027, 3, 28, 3), 2), ((2027, 10, 30, 22), 7), ((2027, 10, 31, 10), 2)],
)
def test_times_are_right_when_the_clocks_change(start, hours):
    starts_at = at(*start)
    ends_at = (starts_at.astimezone(UTC) + timedelta(hours=hours)).astimezone(STOCKHOLM)
    _event, text, entry = written(starts_at=starts_at, ends_at=ends_at)

    assert f"DTSTART;TZID=Europe/Stockholm:{starts_at:%Y%m%dT%H%M%S}" in text.decode()
    assert f"DTEND;TZID=Europe/Stockholm:{ends_at:%Y%m%dT%H%M%S}" in text.decode()
    assert (entry.start.astimezone(UTC), entry.end.astimezone(UTC)) == (starts_at, ends_at)


@pytest.mark.parametrize(
    ("moment", "hours"),
    [
        ((2026, 7, 1, 12), 2),
        ((2027, 3, 28, 1, 59), 1),
        ((2027, 3, 28, 3), 2),
        ((2027, 10, 31, 1), 2),
        ((2027, 10, 31, 3), 1),
    ],
)
def test_zone_in_the_file_has_the_offsets_of_sweden(moment, hours):
    _event, text, _entry = written()
    [zone] = icalendar.Calendar.from_ical(text).timezones

    assert datetime(*moment, tzinfo=zone.to_tz(lookup_tzid=False)).utcoffset() == timedelta(hours=hours)
    assert text.count(b"BEGIN:VTIMEZONE") == 1


@pytest.mark.parametrize(
    ("seat", "status", "words"),
    [
        (Seat(SeatState.CONFIRMED, "room"), "CONFIRMED", "Du har en plats i lokalen."),
        (
            Seat(SeatState.CONFIRMED, "online", "https://mote.example/"),
            "CONFIRMED",
            "Du är med online.\nhttps://mote.example/",
        ),
        (Seat(SeatState.WAITING, "room"), "TENTATIVE", "Du står på väntelistan."),
        (Seat(SeatState.OFFERED, "room"), "TENTATIVE", "Du har fått erbjudande om en plats. Svara innan det går ut."),
        (Seat(SeatState.HELD, "room"), "TENTATIVE", "En plats hålls åt dig tills du har bekräftat."),
    ],
)
def test_own_calendar_says_how_one_stands(seat, status, words):
    EventFactory()
    [entry] = entries.read(Event.objects.all())

    [mine] = icalendar.Calendar.from_ical(calendars.calendar([entry._replace(seat=seat)])).events

    assert (mine["STATUS"], mine["DESCRIPTION"].rpartition("\n\n")[0]) == (status, words)


def test_file_holds_no_control_characters_whatever_was_typed():
    EventFactory(title_sv="Trygg\x07 hemma\x1b", room="Rum\x08", organiser=ActorFactory(legal_name="Byn\x7f"))

    text = calendars.calendar(entries.read(Event.objects.all()), "Sök: \x0clarm", "https://arena.example/")

    [entry] = icalendar.Calendar.from_ical(text).events
    assert {sign for sign in text.decode() if not sign.isprintable()} == {"\r", "\n"}
    assert entry["SUMMARY"] == "Trygg hemma"


@pytest.mark.parametrize("break_", ["\x85", "\u2028", "\u2029"])
def test_file_has_no_line_more_to_a_program_that_ends_lines_as_unicode_does(break_):
    EventFactory(title_sv=f"Hemma{break_}ATTACH:https://annat.example", room=f"\u202eRum{break_}BEGIN:VALARM")

    text = calendars.calendar(entries.read(Event.objects.all())).decode()

    assert [line for line in text.splitlines() if line.startswith(("ATTACH", "BEGIN:VALARM"))] == []
    assert "\u202e" not in text

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils.html import strip_tags

from events.models import EventMove
from events.states import Audience, EventState, Language, Precision, SignUp
from events.templatetags.event_json_ld import event_json_ld
from tests.factories import ActorFactory, EventFactory, MunicipalityFactory, VenueFactory

pytestmark = pytest.mark.django_db


def at(*parts):
    return datetime(*parts, tzinfo=ZoneInfo("Europe/Stockholm"))


def described(event):
    return json.loads(strip_tags(event_json_ld(event)))["@graph"][0]


def moved_from(event, *starts):
    for revision, start in enumerate(starts, 1):
        EventMove.objects.create(event=event, revision=revision, starts_at=start, mode=event.mode)
    event.revision = len(starts)
    event.save()
    return event


def test_event_in_a_room_is_told_with_its_place_and_offset():
    venue = VenueFactory(name="Stadshuset", address="Storgatan 1", municipality=MunicipalityFactory(name="Kalmar"))
    organiser = ActorFactory(legal_name="Kalmar kommun")
    event = EventFactory(
        title_sv="Träff", starts_at=at(2027, 3, 27, 9), ends_at=at(2027, 3, 28, 9), venue=venue, organiser=organiser
    )

    facts = described(event)

    assert (facts["startDate"], facts["endDate"]) == ("2027-03-27T09:00+01:00", "2027-03-28T09:00+02:00")
    assert facts["eventStatus"] == "https://schema.org/EventScheduled"
    assert facts["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert facts["location"] == {
        "@type": "Place",
        "name": "Stadshuset",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Storgatan 1",
            "addressLocality": "Kalmar",
            "addressCountry": "SE",
        },
    }
    assert facts["organizer"]["name"] == "Kalmar kommun"
    assert facts["image"] == f"http://testserver/evenemang/{event.slug}/bild.png"


def test_moved_event_keeps_every_former_start():
    first, second = at(2027, 2, 1, 9), at(2027, 2, 15, 9)
    event = moved_from(EventFactory(starts_at=at(2027, 3, 1, 9), ends_at=None), first, second)

    facts = described(event)

    assert facts["eventStatus"] == "https://schema.org/EventRescheduled"
    assert facts["previousStartDate"] == ["2027-02-15T09:00+01:00", "2027-02-01T09:00+01:00"]
    assert facts["startDate"] == "2027-03-01T09:00+01:00"


def test_event_that_only_changed_rooms_is_still_as_scheduled():
    event = EventFactory()
    facts = described(moved_from(event, event.starts_at))

    assert (facts["eventStatus"], "previousStartDate" in facts) == ("https://schema.org/EventScheduled", False)


def test_cancelled_event_keeps_its_date():
    event = moved_from(EventFactory(cancelled=True, starts_at=at(2027, 3, 1, 9), ends_at=None), at(2027, 2, 1, 9))

    facts = described(event)

    assert (facts["eventStatus"], facts["startDate"]) == (
        "https://schema.org/EventCancelled",
        "2027-03-01T09:00+01:00",
    )


def test_hybrid_event_is_mixed_and_tells_no_link_to_the_meeting():
    event = EventFactory(hybrid=True)

    facts = described(event)

    assert facts["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [place["@type"] for place in facts["location"]] == ["Place", "VirtualLocation"]
    assert facts["location"][1]["url"] == f"http://testserver/evenemang/{event.slug}/"
    assert event.online_url not in event_json_ld(event)


def test_online_event_is_somewhere_by_its_page():
    event = EventFactory(online=True)

    facts = described(event)

    assert (facts["eventAttendanceMode"], facts["location"]["@type"]) == (
        "https://schema.org/OnlineEventAttendanceMode",
        "VirtualLocation",
    )


def test_sign_up_is_told_while_it_is_open():
    is_open, elsewhere = EventFactory(), EventFactory(sign_up=SignUp.NONE)

    assert described(is_open)["offers"]["url"].startswith(f"http://testserver/evenemang/{is_open.slug}/")
    assert "offers" not in described(elsewhere)


@pytest.mark.parametrize(
    ("precision", "said"), [(Precision.DAY, "2019-05-07"), (Precision.MONTH, "2019-05"), (Precision.YEAR, "2019")]
)
def test_time_is_told_as_exactly_as_it_is_known(precision, said):
    event = EventFactory(starts_at=at(2019, 5, 7), ends_at=None, precision=precision, source="Rapport")

    assert described(event)["startDate"] == said


def test_languages_spoken_are_told():
    assert described(EventFactory(language=Language.BOTH))["inLanguage"] == ["sv", "en"]


@pytest.mark.parametrize(
    "facts",
    [{"draft": True}, {"state": EventState.SKIPPED}, {"audience": Audience.UNLISTED}, {"audience": Audience.INVITED}],
)
def test_nothing_is_told_of_what_is_not_for_everybody(facts):
    assert event_json_ld(EventFactory(**facts)) == ""

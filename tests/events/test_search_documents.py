"""What is searched and counted for an event follows whatever it is made of."""

import pytest

from actors.models import Term
from actors.searching import question
from events.models import Event, EventSearch
from events.states import SECTOR_OF, EventState, Mode
from tests.factories import ActorFactory, EventFactory, MunicipalityFactory, OfferingFactory, TermFactory, VenueFactory

pytestmark = pytest.mark.django_db


def found(q):
    return [event.slug for event in Event.objects.matching(question(q))]


def facets(event):
    return EventSearch.objects.get(event=event).facets


def test_document_has_the_words_of_both_languages_and_of_what_belongs_to_the_event():
    organiser = ActorFactory(legal_name="Vårdförbundet Ölandet")
    event = EventFactory(
        title_sv="Trygg natt", title_en="Safe night", text_sv="Sensorer provas.", organiser=organiser, slug="natt"
    )
    event.offerings.add(OfferingFactory(name="Golvvakten"))
    event.speakers.create(function_sv="Omvårdnadschef")
    event.programme.create(title_sv="Rundvandring", starts_at=event.starts_at)

    words = ["natten", "safe", "sensor", "Ölandet", "golvvakten", "omvårdnadschefer", "rundvandringen", "Lokal"]
    assert {word: found(word) for word in words} == {word: ["natt"] for word in words}


def test_document_knows_the_codes_of_every_filter():
    venue = VenueFactory(municipality=MunicipalityFactory(scb_code="0883"))
    organiser = ActorFactory(actor_type=TermFactory(code="AKT02"))
    event = EventFactory(mode=Mode.HYBRID, language="both", venue=venue, organiser=organiser)
    event.terms.add(TermFactory(code="OMR04"), TermFactory(code="VO01"))

    assert set(facets(event)) == {"workshop", "room", "online", "0883", "sv", "en", "municipality", "OMR04", "VO01"}


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({"online": True}, {"workshop", "online", "sv"}),
        ({"language": "en"}, {"workshop", "room", "utanfor", "en"}),
    ],
)
def test_document_of_an_event_elsewhere_names_no_municipality(facts, codes):
    assert set(facets(EventFactory(**facts))) == codes


def test_document_gives_each_type_of_actor_the_sector_that_participants_get():
    events = {code: EventFactory(organiser=ActorFactory(actor_type=TermFactory(code=code))) for code in SECTOR_OF}

    assert {code: sector in facets(events[code]) for code, sector in SECTOR_OF.items()} == dict.fromkeys(
        SECTOR_OF, True
    )


def test_document_follows_a_venue_an_actor_an_offering_and_a_town_that_change():
    town, organiser, offering = MunicipalityFactory(scb_code="0883"), ActorFactory(), OfferingFactory()
    venue = VenueFactory(municipality=town)
    event = EventFactory(venue=venue, organiser=organiser, slug="dag")
    event.offerings.add(offering)

    for row, field, value in [
        (venue, "name", "Folketshus"),
        (town, "name", "Vimmerbyhult"),
        (organiser, "display_name", "Östanvinden"),
        (offering, "name", "Nattugglan"),
    ]:
        type(row).objects.filter(pk=row.pk).update(**{field: value})

    words = ["Folketshus", "Vimmerbyhult", "Östanvinden", "Nattugglan"]
    assert {word: found(word) for word in words} == {word: ["dag"] for word in words}


def test_document_of_a_replaced_term_has_the_code_of_its_heir():
    former, heir = TermFactory(code="OMR90"), TermFactory(code="OMR91")
    event = EventFactory()
    event.terms.add(former)

    Term.objects.filter(pk=former.pk).update(replaced_by=heir, is_active=False)

    assert "OMR91" in facets(event)
    assert "OMR90" not in facets(event)


def test_document_is_shown_since_the_event_was_published_and_never_anew():
    event = EventFactory(draft=True)
    assert EventSearch.objects.get(event=event).shown_since is None

    Event.objects.filter(pk=event.pk).update(state=EventState.PUBLISHED, published_at=event.created_at)
    first = EventSearch.objects.get(event=event).shown_since
    Event.objects.filter(pk=event.pk).update(title_sv="Nytt namn")

    assert first is not None
    assert EventSearch.objects.get(event=event).shown_since == first


def test_document_goes_with_its_event():
    event = EventFactory(draft=True)

    event.delete()

    assert EventSearch.objects.count() == 0

"""Example events to try the portal with, dated from today and marked as examples; no such event is held."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from actors.models import Actor, Municipality, Offering, Project, User
from arena.shared.slugs import unique_slug
from events.models import Attendance, Event, Pool, Question, Venue
from events.reminding import ruling
from events.seats.registering import Person, Wish, register
from events.states import EventState, Kind, Language, Mode, PoolKind, QuestionKind, Sector

FRIDAY = 5
STAFF = "personal@arena.example"
PEOPLE = ["foretag@arena.example", "kommun@arena.example", "utvarderare@arena.example"]
ACCESS_SV = "Exempel: entré i markplan, hiss, hörslinga, toalett för rullstol och ett tyst rum."
ACCESS_EN = "Example: step-free entrance, lift, hearing loop, accessible toilet and a quiet room."
REAL_PROJECT = {
    "name_sv": "E-hälsoarenan 2019–2022",
    "name_en": "The e-health arena 2019–2022",
    "starts_on": "2019-08-01",
    "ends_on": "2022-11-30",
    "funding_sv": "Betalades till hälften av EU-medel genom Tillväxtverket, till 30 procent av Region Kalmar län och "
    "till 20 procent av Linnéuniversitetet.",
    "funding_en": "Half was paid with EU funds through Tillväxtverket, 30 per cent by Region Kalmar län and 20 per "
    "cent by Linnaeus University.",
    "shows_eu_mark": True,
    "source": "Region Kalmar län, pressmeddelande 2019-06-13",
}
EXAMPLE_PROJECT = {
    "name_sv": "Exempelprojektet",
    "name_en": "The example project",
    "funding_sv": "Exempel: här står vem som betalar för evenemanget.",
    "funding_en": "Example: here it says who pays for the event.",
    "source": "Exempel",
}


@transaction.atomic
def make_examples():
    """Add projects, and example events where none is to come; say how many events were added."""
    Project.objects.get_or_create(slug="e-halsoarenan-2019-2022", defaults=REAL_PROJECT)
    if Event.objects.filter(is_example=True).upcoming().exists():
        return 0
    to_come = [night_workshop(), signing_show(), benefit_seminar()]
    for event in to_come:
        ruling.usual(event, by=event.host)
    last_training()
    return len(to_come) + 1


def night_workshop():
    """A hybrid workshop with seats kept for municipalities, questions and a few who have signed up."""
    event = _event(
        "Exempel: Workshop om trygg natt",
        "Example: Workshop on safe nights",
        days=24,
        hours=(13, 16),
        kind=Kind.WORKSHOP,
        mode=Mode.HYBRID,
        online_url="https://mote.example/trygg-natt",
        asks_care_needs=True,
        summary_sv="Ett påhittat evenemang, så att du kan prova att anmäla dig.",
        summary_en="An invented event, so that you can try signing up.",
        text_sv="Vi går igenom hur tillsyn på natten kan ordnas **utan att väcka** den som sover.\n\n- Behoven i "
        "verksamheten\n- Vad som finns i dag\n- Hur ett test kan läggas upp",
        text_en="We look at how night-time supervision can be arranged **without waking** those who sleep.\n\n- The "
        "needs of the service\n- What exists today\n- How a test can be set up",
        terms=["OMR02", "VO01"],
        offering="exempel-lugn-natt",
    )
    release = event.starts_at - timedelta(days=7)
    Pool.objects.create(event=event, kind=PoolKind.ROOM, capacity=7)
    Pool.objects.create(
        event=event, kind=PoolKind.ROOM, capacity=3, reserved_for=Sector.MUNICIPALITY, opens_to_all_at=release
    )
    Pool.objects.create(event=event, kind=PoolKind.ONLINE, capacity=40)
    Question.objects.create(
        event=event,
        kind=QuestionKind.CHOICE,
        label_sv="Har du arbetat med tillsyn på natten?",
        label_en="Have you worked with supervision at night?",
        options_sv=["Ja", "Nej"],
        options_en=["Yes", "No"],
    )
    event.speakers.create(function_sv="Nattsjuksköterska (exempel)", function_en="Night nurse (example)")
    _sign_up(event, "foretag@arena.example")
    _sign_up(event, "kommun@arena.example")
    return event


def signing_show():
    """A full room with a waiting list."""
    event = _event(
        "Exempel: Leverantörsvisning av digital signering",
        "Example: Supplier showing of digital signing",
        days=12,
        hours=(9, 12),
        kind=Kind.SUPPLIER_SHOWING,
        mode=Mode.ROOM,
        summary_sv="Ett påhittat evenemang som är fullt, så att du kan prova väntelistan.",
        summary_en="An invented event that is full, so that you can try the waiting list.",
        text_sv="Företag visar hur läkemedel kan signeras på plats.",
        text_en="Companies show how medicines can be signed for on the spot.",
        terms=["OMR04"],
        offering="exempel-ratt-dos",
    )
    Pool.objects.create(event=event, kind=PoolKind.ROOM, capacity=2)
    for email in PEOPLE:
        _sign_up(event, email)
    return event


def benefit_seminar():
    event = _event(
        "Exempel: Seminarium om nyttan av e-hälsa",
        "Example: Seminar on the benefit of e-health",
        days=38,
        hours=(10, 11),
        kind=Kind.SEMINAR,
        mode=Mode.ONLINE,
        online_url="https://mote.example/nytta",
        language=Language.BOTH,
        summary_sv="Ett påhittat seminarium online, på svenska och engelska.",
        summary_en="An invented online seminar, in Swedish and English.",
        text_sv="Hur vet man att något blev bättre?",
        text_en="How does one know that something became better?",
        terms=["OMR01"],
    )
    Pool.objects.create(event=event, kind=PoolKind.ONLINE, capacity=None)
    return event


def last_training():
    """Held some days ago, so that attendance waits to be taken."""
    event = _event(
        "Exempel: Utbildning för superanvändare",
        "Example: Training for super users",
        days=14,
        hours=(13, 15),
        kind=Kind.TRAINING,
        mode=Mode.ROOM,
        summary_sv="Ett påhittat evenemang som har hållits, så att du kan prova att ta närvaro.",
        summary_en="An invented event that has been held, so that you can try taking attendance.",
        text_sv="En eftermiddag om att stötta sina kollegor.",
        text_en="An afternoon on supporting one's colleagues.",
        terms=["KOMP20"],
    )
    Pool.objects.create(event=event, kind=PoolKind.ROOM, capacity=12)
    for email in PEOPLE:
        _sign_up(event, email)
    past = {"starts_at": event.starts_at - timedelta(days=17), "ends_at": event.ends_at - timedelta(days=17)}
    Event.objects.filter(pk=event.pk).update(slug=_slug(event.title_sv, past["starts_at"]), **past)
    first = event.participants.first()
    Attendance.objects.create(participant=first, was_there=True, how=PoolKind.ROOM)
    return event


def _event(title_sv, title_en, *, days, hours, terms, offering=None, **facts):
    day = timezone.localtime().replace(minute=0, second=0, microsecond=0) + timedelta(days=days)
    day += timedelta(days=max(0, 8 - day.isoweekday()) if day.isoweekday() > FRIDAY else 0)
    start, end = (day.replace(hour=hour) for hour in hours)
    event = Event.objects.create(
        slug=_slug(title_sv, start),
        title_sv=title_sv,
        title_en=title_en,
        starts_at=start,
        ends_at=end,
        state=EventState.PUBLISHED,
        published_at=timezone.now(),
        is_example=True,
        organiser_name="Exempelarrangören",
        mailbox=STAFF,
        host=User.objects.filter(email=STAFF).first(),
        project=Project.objects.get_or_create(slug="exempelprojektet", defaults=EXAMPLE_PROJECT)[0],
        venue=None if facts["mode"] == Mode.ONLINE else _venue(),
        **facts,
    )
    event.terms.set(terms)
    event.offerings.set(Offering.objects.filter(slug=offering))
    return event


def _slug(title, start):
    return unique_slug(Event.objects, f"{title} {start:%Y-%m-%d}")


def _venue():
    facts = {"accessibility_sv": ACCESS_SV, "accessibility_en": ACCESS_EN, "address": "Exempelgatan 1, Kalmar"}
    town = Municipality.objects.filter(scb_code="0880").first()
    return Venue.objects.get_or_create(name="Exempellokalen", defaults={**facts, "municipality": town})[0]


def _sign_up(event, email):
    user = User.objects.filter(email=email).first()
    if user:
        actor = Actor.objects.filter(memberships__user=user).first()
        kind = PoolKind.ONLINE if event.mode == Mode.ONLINE else PoolKind.ROOM
        register(event, [Person(user.name, email, actor=actor, sector=Sector.OTHER)], Wish(kind), user=user)

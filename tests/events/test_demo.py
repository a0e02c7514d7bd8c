import pytest
from django.core.management import CommandError, call_command

from actors.models import Project
from events.demo import make_examples
from events.documented import load_documented
from events.models import Event, ReminderRun
from events.states import EventState, Precision, SignUp
from tests.events.invariants import broken
from tests.factories import ActorFactory, TermFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_load_documented_adds_only_what_was_an_event_and_only_once():
    organiser = ActorFactory(legal_name="E-hälsomyndigheten")

    added = [load_documented(), load_documented()]

    assert added == [19, 0]
    day_of_ehealth = Event.objects.get(import_key="E09")
    assert (day_of_ehealth.title, day_of_ehealth.precision, day_of_ehealth.documented_participants) == (
        "eHälsodagen 2015",
        Precision.YEAR,
        900,
    )
    assert (day_of_ehealth.organiser, day_of_ehealth.sign_up) == (organiser, SignUp.NONE)
    assert not Event.objects.filter(source="").exists()
    assert Event.objects.past().count() == 19


def test_load_documented_keeps_what_was_written_since():
    load_documented()
    Event.objects.filter(import_key="E09").update(title_sv="Annat")

    load_documented()

    assert Event.objects.get(import_key="E09").title_sv == "Annat"


def test_make_examples_are_marked_and_dated_from_today():
    for code in ("OMR01", "OMR02", "OMR04", "VO01", "KOMP20"):
        TermFactory(code=code, vocabulary=code.rstrip("0123456789"))
    for name in ("foretag", "kommun", "utvarderare", "personal"):
        UserFactory(email=f"{name}@arena.example")

    added = [make_examples(), make_examples()]

    events = Event.objects.all()
    assert added == [4, 0]
    assert {event.is_example for event in events} == {True}
    assert [event.title_sv[:8] for event in events] == ["Exempel:"] * 4
    assert {event.state for event in events} == {EventState.PUBLISHED}
    assert Event.objects.upcoming().count() == 3
    assert {event.starts_at.astimezone().isoweekday() > 5 for event in Event.objects.upcoming()} == {False}
    assert broken() == []
    assert Project.objects.filter(shows_eu_mark=True).count() == 1
    assert ReminderRun.objects.filter(state="planned").values("event").distinct().count() == 3


def test_load_events_outside_the_demonstration_is_refused(settings):
    settings.DEMO = False

    with pytest.raises(CommandError):
        call_command("load_events")

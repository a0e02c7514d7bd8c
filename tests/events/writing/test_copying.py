from datetime import UTC, datetime, timedelta

import pytest

from events.models import Event, Series
from events.states import EventState
from events.writing import copying
from events.writing.copying import Part
from tests.events.ready import invited, ready_draft
from tests.factories import ParticipantFactory, PoolFactory, ReminderRuleFactory, StaffFactory

pytestmark = pytest.mark.django_db

AT = datetime(2027, 3, 24, 8, tzinfo=UTC)  # 09:00 in the winter's time
LATER = datetime(2027, 3, 31, 7, tzinfo=UTC)  # 09:00 in the summer's


@pytest.fixture
def event():
    event = ready_draft(
        starts_at=AT,
        ends_at=AT + timedelta(hours=3),
        sign_up_until=datetime(2027, 3, 22, 22, 59, tzinfo=UTC),
        text_sv="Text",
        title_en="Title",
    )
    PoolFactory(event=event, reserved_for="municipality", capacity=4, opens_to_all_at=AT - timedelta(days=7))
    event.questions.create(kind="text", label_sv="Vad undrar du?")
    event.speakers.create(function_sv="Enhetschef", name="Anna", agreed_on="2026-11-01")
    item = event.programme.create(title_sv="Pass", starts_at=AT + timedelta(hours=1))
    PoolFactory(event=event, kind="item", item=item, capacity=3)
    ReminderRuleFactory(event=event, version=2)
    return event


def test_copy_is_a_draft_with_everything_but_people(event):
    ParticipantFactory(event=event)
    invited(event)

    new = copying.copy(event, LATER, by=None)

    assert (new.state, new.title_sv, new.title_en, new.text_sv) == (EventState.DRAFT, event.title_sv, "Title", "Text")
    assert sorted(new.pools.values_list("kind", "reserved_for", "capacity"), key=str) == sorted(
        event.pools.values_list("kind", "reserved_for", "capacity"), key=str
    )
    assert [question.label_sv for question in new.questions.all()] == ["Vad undrar du?"]
    assert (new.participants.count(), new.invitations.count()) == (0, 0)
    assert (new.slug, new.uid, new.revision) != (event.slug, event.uid, event.revision)


def test_copy_names_no_speaker_anew(event):
    new = copying.copy(event, LATER, by=None)

    assert list(new.speakers.values_list("function_sv", "name", "agreed_on")) == [("Enhetschef", "", None)]


def test_copy_keeps_times_of_the_clock_over_a_change_of_clocks(event):
    new = copying.copy(event, LATER, by=None)

    assert new.ends_at - new.starts_at == timedelta(hours=3)
    assert new.sign_up_until == datetime(2027, 3, 29, 21, 59, tzinfo=UTC)
    assert new.programme.get().starts_at == LATER + timedelta(hours=1)
    assert new.pools.get(reserved_for="municipality").opens_to_all_at == datetime(2027, 3, 24, 8, tzinfo=UTC)


@pytest.mark.parametrize("part", Part.values)
def test_copy_takes_only_the_chosen_part(event, part):
    new = copying.copy(event, LATER, by=None, parts=[part])

    taken = {
        Part.TEXTS: bool(new.text_sv),
        Part.SEATS: new.pools.exclude(kind="item").exists(),
        Part.QUESTIONS: new.questions.exists(),
        Part.SPEAKERS: new.speakers.exists(),
        Part.PROGRAMME: new.programme.exists(),
        Part.REMINDERS: new.reminder_rules.exists(),
    }
    assert [name for name, is_there in taken.items() if is_there] == [part]


def test_copy_has_its_own_reminders_and_those_of_a_series_that_it_is_not_in(event):
    event.series = Series.objects.create(title="Serie")
    event.save()
    ReminderRuleFactory(event=None, series=event.series, minutes=30)

    alone, within = copying.copy(event, LATER, by=None), copying.copy(event, LATER, by=None, series=event.series)

    assert sorted(alone.reminder_rules.values_list("minutes", "version", "series")) == [(30, 1, None), (120, 1, None)]
    assert list(within.reminder_rules.values_list("minutes", flat=True)) == [120]


def test_copy_asks_for_a_time_to_come(client, event):
    client.force_login(StaffFactory())

    response = client.post(f"/evenemang/{event.slug}/kopiera/", {"title": "Ny", "starts_at": "2020-01-01 09:00"})

    assert set(response.context["form"].errors) == {"starts_at"}
    assert Event.objects.count() == 1


def test_copy_leads_to_the_new_draft(client, event):
    staff = StaffFactory()
    client.force_login(staff)

    response = client.post(
        f"/evenemang/{event.slug}/kopiera/", {"title": "Del två", "starts_at_0": "2027-04-01", "starts_at_1": "09:00"}
    )

    new = Event.objects.exclude(pk=event.pk).get()
    assert response.url == f"/evenemang/{new.slug}/andra/"
    assert (new.slug, new.made_by, new.questions.count()) == ("del-tva", staff, 0)

"""Where a reminder is written: looked at before it is saved, and kept from what somebody else saved."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from events.letters.messages import PLACEHOLDERS
from events.models import ReminderRule
from events.reminding import planning, ruling
from tests.events.reminder_pages import DAY_BEFORE, page
from tests.factories import (
    EventFactory,
    RegistrationFactory,
    ReminderFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff")]


@pytest.fixture
def event():
    """One has a seat."""
    return RegistrationFactory().event


def test_new_reminder_is_planned_as_it_is_saved(client, event, staff):
    answer = client.post(page("reminder_add", event), DAY_BEFORE, follow=True)

    rule = event.reminder_rules.get()
    assert (rule.days, rule.minutes, rule.to, rule.by) == (1, None, ["confirmed"], staff)
    assert event.reminder_runs.get().due_at == planning.due_at(rule, event)
    assert "Påminnelsen är tillagd." in answer.text


def test_changed_time_makes_a_new_version_and_changed_words_none(client, event):
    client.post(page("reminder_add", event), DAY_BEFORE)
    rule = event.reminder_rules.get()
    seen = client.get(page("reminder_edit", event, rule.pk)).context["form"]["seen"].value()

    client.post(page("reminder_edit", event, rule.pk), DAY_BEFORE | {"seen": seen, "text_sv": "Välkommen!"})
    after_words = event.reminder_rules.get()
    seen = client.get(page("reminder_edit", event, rule.pk)).context["form"]["seen"].value()
    client.post(
        page("reminder_edit", event, rule.pk), DAY_BEFORE | {"seen": seen, "text_sv": "Välkommen!", "days": "2"}
    )

    assert (after_words.version, after_words.text_sv) == (1, "Välkommen!")
    assert event.reminder_rules.get().version == 2


def test_two_who_change_the_same_reminder_are_told(client, event):
    rule = ruling.usual(event, None)[1]
    opened = client.get(page("reminder_edit", event, rule.pk)).context["form"]["seen"].value()
    ReminderRule.objects.filter(pk=rule.pk).update(days=3)

    answer = client.post(page("reminder_edit", event, rule.pk), DAY_BEFORE | {"seen": opened, "days": "2"})

    assert [conflict.name for conflict in answer.context["form"].conflicts] == ["days"]
    assert event.reminder_rules.get(pk=rule.pk).days == 3


def test_page_of_what_has_gone_says_what_a_change_means(client):
    rule = ReminderFactory().run.rule

    answer = client.get(page("reminder_edit", rule.event, rule.pk))

    assert "den som redan har fått den får den inte igen" in answer.text


def test_preview_keeps_nothing_and_shows_time_number_and_letters(client, event):
    answer = client.post(page("reminder_add", event), DAY_BEFORE | {"go": "look", "text_sv": "Hej hej"})

    preview = answer.context["preview"]
    assert (preview.number, preview.is_past, [language for language, _words in preview.letters]) == (
        1,
        False,
        ["sv", "en"],
    )
    assert (preview.sentence, preview.problems) == ("Dagen före kl. 09.00, till dem som har plats", [])
    assert ("Hej hej" in preview.letters[0][1].text, event.reminder_rules.count()) == (True, 0)


def test_preview_is_fetched_alone_while_one_writes(client, event):
    answer = client.post(page("reminder_add", event), DAY_BEFORE | {"go": "look"}, headers={"HX-Request": "true"})

    assert ("<html" in answer.text, 'id="reminder-shown"' in answer.text) == (False, True)


def test_preview_shows_the_words_of_the_portal_where_none_are_written(client, event):
    [(_sv, swedish), (_en, english)] = client.get(page("reminder_add", event)).context["preview"].letters

    assert (event.title_sv in swedish.subject, event.title_sv in english.subject) == (True, True)
    assert str(event.participants.get().key) not in swedish.text


def test_preview_warns_of_a_time_that_has_passed(client):
    event = EventFactory(starts_at=timezone.now() + timedelta(hours=1), ends_at=timezone.now() + timedelta(hours=3))

    answer = client.post(page("reminder_add", event), DAY_BEFORE | {"go": "look", "days": "5"})

    assert answer.context["preview"].is_past is True
    assert "Den tiden har passerat, och inget skickas." in answer.text


@pytest.mark.parametrize(
    ("answers", "due", "note"),
    [
        ({}, "lördag 27 mars 2027 kl. 09.00 (svensk tid)", "Klockan ställs om däremellan. Påminnelsen går vid det"),
        (
            {"clockwork": "elapsed", "hours": "12"},
            "lördag 27 mars 2027 kl. 21.00 (svensk tid)",
            "Klockan ställs om däremellan. Tiden räknas som den faktiskt går.",
        ),
        ({"clockwork": "elapsed", "hours": "2"}, "söndag 28 mars 2027 kl. 08.00 (svensk tid)", ""),
    ],
)
def test_preview_tells_of_clocks_that_are_changed_in_between(client, answers, due, note):
    morning = datetime(2027, 3, 28, 8, tzinfo=UTC)  # at ten, some hours after the clock was set forward
    event = EventFactory(starts_at=morning, ends_at=morning + timedelta(hours=2))

    preview = client.post(page("reminder_add", event), DAY_BEFORE | answers | {"go": "look"}).context["preview"]

    assert preview.due == due
    assert (preview.clock_note[: len(note)], bool(preview.clock_note)) == (note, bool(note))


def test_preview_names_what_hinders_and_shows_what_can_be_shown(client, event):
    answer = client.post(page("reminder_add", event), DAY_BEFORE | {"go": "look", "text_sv": "Hej {namn}"})

    preview = answer.context["preview"]
    assert [(field.name, words.partition(".")[0]) for field, words in preview.problems] == [
        ("text_sv", "{namn} finns inte")
    ]
    assert (bool(preview.due), preview.letters) == (True, [])


def test_typed_text_is_kept_beside_the_error(client, event):
    answer = client.post(page("reminder_add", event), DAY_BEFORE | {"to": [], "text_sv": "Ta med dator."})

    assert list(answer.context["form"].errors) == ["to"]
    assert "Ta med dator." in answer.text


def test_markup_in_a_text_is_shown_as_it_was_typed(client, event):
    answer = client.post(page("reminder_add", event), DAY_BEFORE | {"go": "look", "text_sv": "<b>1</b>"})

    assert ("<b>1" in answer.text, "&lt;b&gt;1" in answer.text) == (False, True)


@pytest.mark.parametrize("word", PLACEHOLDERS)
def test_every_word_in_braces_is_explained_beside_the_form(client, event, word):
    answer = client.get(page("reminder_add", event))

    assert word in dict(answer.context["placeholders"])

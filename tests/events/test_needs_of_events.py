"""An event names the needs that it is about; each reader meets those that they may read, on both pages."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template

from events.forms.events import EventForm
from events.writing.copying import copy
from testbeds.needs import deciding
from testbeds.states import Visibility
from tests.factories import EventFactory, MembershipFactory, NeedFactory, StaffFactory
from tests.factories.events import in_days

pytestmark = pytest.mark.django_db
TOLD = Template("{% load event_needs %}{% needs_of_event event %}")


def told(event, user):
    return TOLD.render(Context({"event": event, "user": user}))


@pytest.fixture
def event():
    event = EventFactory()
    event.needs.add(
        NeedFactory(title_sv="Till alla"),
        NeedFactory(title_sv="Till arenan", for_arena=True),
        NeedFactory(title_sv="Bara vårt", private=True),
    )
    return event


def test_event_page_shows_each_reader_the_needs_that_they_may_read(event):
    readers = [AnonymousUser(), MembershipFactory().user, StaffFactory()]

    seen = [
        ["Till alla" in page, "Till arenan" in page, "Bara vårt" in page] for page in map(told, [event] * 3, readers)
    ]

    assert seen == [[True, False, False], [True, True, False], [True, True, False]]


def test_need_page_shows_the_events_about_it_and_no_draft():
    need, draft = NeedFactory(), EventFactory(draft=True)
    event = EventFactory(title_sv="Natten")
    need.events.add(event, draft)

    page = Template("{% load event_needs %}{% events_about_need need %}").render(Context({"need": need}))

    assert ("Natten" in page, draft.title_sv in page) == (True, False)


def test_event_form_neither_shows_nor_keeps_a_need_that_its_owner_has_taken_back(event):
    need = event.needs.get(title_sv="Till alla")
    deciding.set_visibility(need, Visibility.OWNER, by=MembershipFactory(actor=need.owner).user)

    asked = EventForm(instance=event)["needs"].value()

    assert asked == f"Till arenan ({event.needs.get(title_sv='Till arenan').slug})"


def test_event_form_finds_a_need_by_its_title_and_none_that_is_private(event):
    private = event.needs.get(title_sv="Bara vårt")
    field = EventForm(instance=event).fields["needs"]

    assert [need.title_sv for need in field.clean("till arenan")] == ["Till arenan"]
    with pytest.raises(Exception, match="hittades inte"):
        field.clean(private.title_sv)


def test_copy_of_an_event_is_about_the_same_needs(event):
    new = copy(event, in_days(60), by=StaffFactory())

    assert set(new.needs.values_list("title_sv", flat=True)) == {"Till alla", "Till arenan"}

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actors.models import Project
from events.models import Event
from events.states import EventState, Mode
from events.writing import previewing, publishing
from tests.events.ready import invited, ready_draft
from tests.factories import (
    ActorFactory,
    EventFactory,
    OfferingFactory,
    ProjectFactory,
    StaffFactory,
    TermFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db

ADD = "/evenemang/nytt/"


@pytest.fixture
def staff(client):
    person = StaffFactory()
    client.force_login(person)
    return person


def typed(**facts):
    """What a browser sends from the form of a workshop."""
    usual = {
        **{"kind": "workshop", "title_sv": "Sensorer i hemmet", "mode": "online", "sign_up": "portal"},
        **{"audience": "public", "language": "sv", "has_waiting_list": "on", "online_url": "https://mote.example/"},
        **{"starts_at_0": "2027-05-03", "starts_at_1": "09:00", "ends_at_1": "12:00"},
    }
    return {name: value for name, value in (usual | facts).items() if value is not None}


def edit(event):
    return reverse("events:edit", args=[event.slug])


def kept(client, event, **facts):
    """The answers of the form as it stands, with some changed."""
    form = client.get(edit(event)).context["form"]
    sent = {}
    for bound in form:
        value = bound.value()
        if value not in (None, False, "", []):
            sent[bound.html_name] = "on" if value is True else value
    return sent | facts


def test_add_keeps_a_draft_with_its_seats(client, staff):
    response = client.post(ADD, typed(mode="hybrid", venue=VenueFactory().pk, seats_room="10"))

    event = Event.objects.get()
    assert response.url.startswith(f"/evenemang/{event.slug}/publicera/")
    assert (event.state, event.slug, event.made_by) == (EventState.DRAFT, "sensorer-i-hemmet", staff)
    assert list(event.pools.values_list("kind", "capacity")) == [("room", 10), ("online", None)]


def test_add_takes_the_end_on_the_same_day(client, staff):
    client.post(ADD, typed())

    event = Event.objects.get()
    assert (event.starts_at, event.ends_at) == (
        datetime(2027, 5, 3, 7, tzinfo=UTC),
        datetime(2027, 5, 3, 10, tzinfo=UTC),
    )


@pytest.mark.parametrize(("day", "code"), [("2027-03-28", "skipped"), ("2027-10-31", "twice")])
def test_add_asks_about_the_hour_when_clocks_change(client, staff, day, code):
    response = client.post(ADD, typed(starts_at_0=day, starts_at_1="02:30"))

    assert [fault.code for fault in response.context["form"].errors.as_data()["starts_at"]] == [code]
    assert 'value="Sensorer i hemmet"' in response.content.decode()
    assert not Event.objects.exists()


def test_add_lasts_as_long_as_the_clock_truly_goes(client, staff):
    night = {"starts_at_0": "2027-10-30", "starts_at_1": "22:00", "ends_at_0": "2027-10-31", "ends_at_1": "04:00"}

    client.post(ADD, typed(**night))

    event = Event.objects.get()
    assert (event.ends_at - event.starts_at).total_seconds() == 7 * 3600


def test_add_fills_in_what_the_latest_one_had(client, staff):
    project, venue = ProjectFactory(), VenueFactory()
    EventFactory(made_by=staff, project=project, venue=venue, mailbox="arena@arena.example", organiser=ActorFactory())

    form = client.get(ADD).context["form"]

    asked = {name: form[name].value() for name in ("project", "venue", "mailbox", "host", "mode", "kind")}
    assert asked == {
        **{"project": project.pk, "venue": venue.pk, "mailbox": "arena@arena.example"},
        **{"host": staff.pk, "mode": "hybrid", "kind": "workshop"},
    }


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("title_sv", {"title_sv": ""}),
        ("ends_at", {"ends_at_1": "08:00"}),
        ("sign_up_url", {"sign_up": "elsewhere"}),
        ("title_en", {"text_en": "Only text"}),
        ("sign_up_until", {"sign_up_from": "2027-05-02 09:00", "sign_up_until": "2027-05-01 09:00"}),
        ("organiser", {"organiser": "Finns inte AB"}),
        ("offerings", {"offerings": "Finns inte"}),
        ("seats_room", {"seats_room": "0"}),
        ("text_sv", {"text_sv": "Ring 19811218-9876"}),
    ],
)
def test_add_says_what_is_wrong_at_the_field(client, staff, field, facts):
    response = client.post(ADD, typed(**facts))

    assert set(response.context["form"].errors) == {field}
    assert "19811218-9876" not in response.content.decode()
    assert not Event.objects.exists()


def test_add_finds_offerings_and_organiser_by_name_or_address(client, staff):
    first, second = OfferingFactory(name="Nattlarm"), OfferingFactory()
    organiser = ActorFactory(legal_name="Löftet AB")

    client.post(
        ADD,
        typed(
            organiser="löftet ab", offerings=f"nattlarm\nhttps://arena.example/erbjudanden/{second.slug}/\n{first.slug}"
        ),
    )

    event = Event.objects.get()
    assert (event.organiser, set(event.offerings.all())) == (organiser, {first, second})


def test_add_names_those_that_a_part_of_a_name_could_be(client, staff):
    offerings = [OfferingFactory(name=f"Nattlarm {kind}") for kind in ("Bas", "Plus")]

    response = client.post(ADD, typed(offerings="nattlarm"))

    fault = response.context["form"].errors["offerings"][0]
    assert all(f"{offering.name} ({offering.slug})" in fault for offering in offerings)


def test_edit_reads_back_what_was_written(client, staff):
    event = ready_draft(organiser=ActorFactory(), starts_at="2027-10-31T01:30Z", ends_at="2027-10-31T05:00Z")
    event.offerings.add(OfferingFactory(), OfferingFactory())
    event.terms.add(TermFactory(code="OMR01"))
    offerings, before = set(event.offerings.all()), Event.objects.values().get()

    client.post(edit(event), kept(client, event))

    after = Event.objects.values().get()
    assert {name for name in before if before[name] != after[name]} == {"changed_at"}
    assert (set(event.offerings.all()), event.terms.count()) == (offerings, 1)


def test_edit_by_two_at_once_lets_the_second_choose(client, staff):
    event = ready_draft()
    opened = kept(client, event, title_sv="Min rubrik")
    Event.objects.update(title_sv="Din rubrik")

    response = client.post(edit(event), opened)

    assert [conflict.name for conflict in response.context["form"].conflicts] == ["title_sv"]
    assert Event.objects.get().title_sv == "Din rubrik"


def test_edit_of_what_is_published_moves_nothing(client, staff):
    event = publishing.publish(ready_draft())
    before = (event.starts_at, event.mode, event.venue)

    client.post(
        edit(event),
        kept(client, event, title_sv="Ny rubrik", starts_at="2028-01-01 09:00", mode="online", venue=""),
    )

    event = Event.objects.get()
    assert (event.title_sv, (event.starts_at, event.mode, event.venue)) == ("Ny rubrik", before)


def test_edit_of_what_is_published_must_keep_what_was_needed(client, staff):
    event = publishing.publish(ready_draft())

    response = client.post(edit(event), kept(client, event, mailbox=""))

    assert response.context["form"].non_field_errors()
    assert Event.objects.get().mailbox == "arrangor@arena.example"


@pytest.mark.parametrize("is_published", [True, False])
def test_edit_of_the_online_link_reminds_of_letters_that_have_gone(client, staff, is_published):
    event = publishing.publish(ready_draft()) if is_published else ready_draft()

    answer = client.post(edit(event), kept(client, event, online_url="https://nytt.example/rum"), follow=True)

    assert [message.level_tag for message in answer.context["messages"]] == ["success", "warning"][: 1 + is_published]
    assert Event.objects.get().online_url == "https://nytt.example/rum"


def test_edit_writes_nothing_that_is_sent_beside_it(client, staff):
    event = ready_draft()

    client.post(
        edit(event), kept(client, event, state="published", slug="tagen", revision="7", published_at="2020-01-01")
    )

    assert Event.objects.values_list("state", "slug", "revision", "published_at").get() == (
        *("draft", event.slug),
        *(0, None),
    )


def test_text_is_shown_as_it_will_look_and_nothing_is_saved(client, staff):
    response = client.post(ADD, typed(title_sv="", text_sv="Vi **provar**", text_en="<b>no</b>", go="show-text"))

    page = response.content.decode()
    assert "Vi <strong>provar</strong>" in page
    assert "&lt;b&gt;no&lt;/b&gt;" in page
    assert 'role="alert"' not in page
    assert not Event.objects.exists()


def test_text_is_shown_as_a_fragment_too(client, staff):
    address, text = reverse("events:markdown_preview"), {"text_sv": "Vi **provar** 19811218-9876"}

    fragment = client.post(address, text, headers={"HX-Request": "true"}).content.decode()

    assert "Vi <strong>provar</strong>" in fragment
    assert "19811218-9876" not in fragment
    assert fragment.strip() in client.post(address, text).content.decode()


def test_hybrid_workshop_is_published_in_three_pages(client, staff):
    """One form, one look, one button: what the usual one needs is on the first page."""
    EventFactory(made_by=staff, past=True, organiser_name="Arenan", project=ProjectFactory(), venue=VenueFactory())
    form = client.get(ADD).context["form"]
    filled_in = {name: form[name].value() for name in ("project", "venue", "mailbox", "host")}

    said = client.post(ADD, typed(mode="hybrid", organiser_name="Arenan", seats_room="10", **filled_in))
    client.post(said.url, {"go": "publish"})

    event = Event.objects.latest("pk")
    assert (event.state, event.mode, Project.objects.count()) == (EventState.PUBLISHED, Mode.HYBRID, 1)
    assert client.get(event.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("name", ["invitations", "preview_links"])
def test_lists_of_an_event_ask_the_same_for_one_row_and_for_three(client, staff, name):
    event = ready_draft()
    page = reverse(f"events:{name}", args=[event.slug])

    def add_row(number):
        invited(event, f"person{number}@arena.example", by=staff)
        previewing.make(event, by=staff)

    def statements():
        client.get(page)
        with CaptureQueriesContext(connection) as asked:
            client.get(page)
        return len(asked)

    add_row(1)
    for_one = statements()
    add_row(2), add_row(3)

    assert statements() == for_one

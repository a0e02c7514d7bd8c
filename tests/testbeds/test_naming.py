"""Nobody reads of a need in the log who may not read the need: not in a page, not as a number, not as a deed."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from actors.forms.organisation import OrganisationForm
from actors.states import Role
from arena.history import acting
from arena.history.models import Deed, Entry
from testbeds.models import InterestNotice, Need
from testbeds.needs import deciding
from testbeds.states import Visibility
from tests.factories import EventFactory, MembershipFactory, OfferingFactory, TermFactory, UserFactory
from tests.factories.needs import ClusterMemberFactory, DialogueFactory, MatchFactory, NeedFactory, TownFactory

pytestmark = pytest.mark.django_db

SECRET = "Fallen på Ekbacken"


@pytest.fixture
def manager():
    return MembershipFactory(actor=TownFactory(), role=Role.MANAGER)


@pytest.fixture
def need(manager):
    """A private need, with everything that can point to it; logged and shared in deeds that did nothing else."""
    TermFactory(code="OMR01")
    town = TownFactory()
    with acting(by=manager.user, act="needs:add"):
        need = NeedFactory(owner=manager.actor, title_sv=SECRET, private=True, terms=["OMR01"])
    with acting(by=manager.user, act="needs:share"):
        need.sharings.create(actor=town, note=SECRET)
    with acting(act="everything else"):
        need.assignments.create(user=UserFactory(staff=True))
        ClusterMemberFactory(need=need, cluster__title_sv=SECRET)
        DialogueFactory(need=need, owner=manager.actor, title=SECRET).questions.create(number=1, text=SECRET)
        InterestNotice.objects.create(match=MatchFactory(need=need), text=SECRET, has_conflict=False)
        event = EventFactory()
        event.needs.add(need)
    return need


def log(person, **asked):
    client = Client()
    client.force_login(person)
    return client.get(reverse("actors:log"), asked)


def kinds_in(page):
    return {kind for story in page.context["stories"] for _act, _number, kind in story.sums}


def test_log_of_the_staff_says_nothing_of_a_private_need(need):
    """Asked for by kind too, where only a number would stand; and the deeds that did nothing else are not there."""
    staff = UserFactory(staff=True)
    tables = {entry.kind for entry in Entry.objects.about(need)}

    shown = [log(staff), *(log(staff, kind=table) for table in tables)]

    assert {"testbeds_need", "testbeds_need_terms", "testbeds_clustermember", "events_event_needs"} < tables
    assert [SECRET in page.content.decode() for page in shown] == [False] * len(shown)
    readable = Entry.objects.visible_to(staff)
    assert readable.about(need).count() == 0
    assert {deed.act for deed in Deed.objects.with_entries(readable)}.isdisjoint({"needs:add", "needs:share"})


def test_log_of_an_administrator_counts_no_private_need(need):
    technician = UserFactory(administrator=True)

    assert "behov" not in kinds_in(log(technician))
    assert "behov" in kinds_in(_published(need, technician))


def _published(need, person):
    Need.objects.filter(pk=need.pk).update(visibility=Visibility.PUBLIC, published_at="2026-01-01T00:00Z")
    return log(person)


def test_log_tells_the_staff_whom_the_owner_has_let_in(need):
    guest = need.assignments.get().user

    assert SECRET in log(guest).content.decode()


def test_histories_of_the_actor_and_the_offering_keep_it_from_staff_and_tell_its_members(client, need, manager):
    offering = OfferingFactory(actor=manager.actor)
    Need.objects.filter(pk=need.pk).update(solved_by=offering)
    pages = [reverse("actors:history", args=[manager.actor.slug])]
    pages.append(reverse("offerings:history", args=[offering.slug]))

    told = {}
    for name, person in [("staff", UserFactory(staff=True)), ("manager", manager.user)]:
        client.force_login(person)
        told[name] = ["behov" in str(sorted(kinds_in(client.get(page)))) for page in pages]

    assert told == {"staff": [False, False], "manager": [True, True]}


def test_history_of_the_need_itself_is_its_owners(client, need, manager):
    client.force_login(manager.user)

    page = client.get(reverse("needs:history", args=[need.slug]))

    assert SECRET in page.content.decode()


def test_log_of_an_event_keeps_the_need_that_it_is_about(client, need):
    event = need.events.get()
    client.force_login(UserFactory(staff=True))

    page = client.get(reverse("events:log", args=[event.slug]))

    assert "behov" not in str(sorted(kinds_in(page)))


def test_need_that_is_gone_is_read_of_by_nobody(manager):
    draft = NeedFactory(owner=manager.actor, draft=True, title_sv=SECRET)
    deciding.discard(draft)

    readers = [manager.user, UserFactory(staff=True)]

    assert [Entry.objects.visible_to(one).filter(kind="testbeds_need").count() for one in readers] == [0, 0]


def test_every_reading_of_the_log_goes_through_the_one_door():
    """What asks for entries without asking who reads them is named here, with its reason."""
    spared = {
        "actors/forms/history.py",  # the question alone; the page asks who reads
        "actors/forms/drafts.py",  # who saved last what the person is writing on
    }
    root = Path(settings.BASE_DIR)
    rooms = [root / room for room in ("actors", "arena", "events", "testbeds")]
    found = {path for room in rooms for path in room.rglob("*.py") if "arena/history/" not in path.as_posix()}

    closed = {
        path.relative_to(root).as_posix()
        for path in found
        if re.search(r"Entry\.objects(?!\.visible_to\()", path.read_text())
    }

    assert closed == spared


def test_who_helps_with_the_facts_of_an_actor_is_not_told_who_logged_its_private_need(need, manager):
    form = OrganisationForm(instance=need.owner)

    assert form.last_saved is None

    with acting(by=manager.user):
        type(need.owner).objects.filter(pk=need.owner_id).update(summary_sv="Vård i länet.")
    assert OrganisationForm(instance=need.owner).last_saved[0] == str(manager.user)

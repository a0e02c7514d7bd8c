"""Every change is signed: by whom, which way and by what."""

import pytest
from celery import shared_task
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command

from actors.models import Actor, User
from arena.celery import app
from arena.history import acting, record_export
from arena.history.models import Entry
from arena.history.states import Channel
from tests.factories import ActorFactory, UserFactory

pytestmark = pytest.mark.django_db


def signature():
    return Entry.objects.select_related("context").last().context.metadata


def test_acting_signs_what_is_done_inside_it():
    person = UserFactory()

    with acting(channel=Channel.IMPORT, by=person, reason="Länets lista"):
        ActorFactory(actor_type=None)

    assert signature() == {"channel": "import", "user": person.pk, "reason": "Länets lista"}


def test_acting_inside_acting_says_more_of_the_same():
    with acting(channel=Channel.WEB, act="importing:plan"), acting(channel=Channel.IMPORT):
        ActorFactory(actor_type=None)

    assert signature() == {"channel": "import", "act": "importing:plan"}


def test_command_signs_by_its_name():
    person = UserFactory()

    call_command("grant_staff", person.email)

    entry = Entry.objects.filter(kind="actors_user", act="changed").get()
    assert entry.after == {"is_staff": True}
    assert entry.context.metadata == {"channel": "command", "act": "grant_staff"}


def test_task_signs_by_its_name():
    @shared_task(name="tests.rename")
    def rename():
        Actor.objects.update(note="Av klockan.")

    ActorFactory(actor_type=None)
    app.tasks["tests.rename"]()

    assert signature() == {"channel": "clock", "act": "tests.rename"}


def test_export_is_kept_with_how_many_and_by_which_filters():
    person = UserFactory()

    record_export("actors", by=person, rows=12, query={"q": "larm"}, about=[person])

    entry = Entry.objects.get(act="exported")
    assert (entry.kind, entry.after) == ("actors", {"rows": 12, "query": {"q": "larm"}})
    assert (entry.about, entry.context.user_id) == ([f"actors_user:{person.pk}"], person.pk)


def test_export_by_a_visitor_names_nobody():
    record_export("actors", by=AnonymousUser(), rows=1)

    assert Entry.objects.get(act="exported").context.metadata == {"channel": "web"}


def test_signature_holds_no_personal_data():
    with acting(channel=Channel.WEB, by=UserFactory(email="tyra@arena.example", name="Tyra Öhlund")):
        User.objects.update(language="en")

    assert set(signature()) == {"channel", "user"}

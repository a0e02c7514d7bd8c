"""The database stopped at once while letters leave, and started again; and connections to it cut."""

import signal

import pytest
from django.db import connection

from arena.boot import owner
from arena.boot.postgres import Postgres
from arena.boot.programs import argv
from arena.outbox.models import OutboundLetter
from arena.outbox.states import State
from tests.faults import people
from tests.faults.reckoning import Reckoning, settle
from tests.faults.waiting import wait_for

AT_ONCE = signal.SIGQUIT  # an immediate shutdown: what is open is cut, and the next start recovers


@pytest.fixture
def cluster(portal, folder, django_db_blocker):
    """A PostgreSQL of the drill's own, kept as carefully as in earnest, which the portal and this process work on."""
    owner.make_own_folder(folder / "p")
    server = Postgres(folder, folder / "p")
    server.process = server.start()
    portal.environ["DATABASE_URL"] = server.url
    assert portal.start(argv("django-admin migrate --verbosity 0")).wait(300) == 0
    connection.close()
    before = {name: connection.settings_dict[name] for name in ("NAME", "USER", "HOST")}
    connection.settings_dict.update(NAME="portal", USER="portal", HOST=str(folder / "p"))
    yield server
    portal.end_all()
    connection.close()
    connection.settings_dict.update(before)
    server.process.send_signal(signal.SIGINT)
    server.process.wait(60)


def cut_connections():
    """Those of everybody but ourselves; how many there were."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return cursor.fetchone()[0]


def open_letters():
    return OutboundLetter.objects.exclude(state__in=State.ended())


def test_connection_cut_while_a_letter_leaves_loses_and_doubles_none(portal, post, figures):
    """The worker that hears the yes finds the database again, and writes it down."""
    people.remind(people.full_event(4))

    with post.holding(".") as reached:
        timer = portal.timer()
        reached()
        cut = cut_connections()
    timer.wait(120)

    settle()
    reckoning = Reckoning(post)
    figures.add("Connection to the database cut inside DATA", 1, reckoning)
    assert cut > 0
    assert (reckoning.broken(), reckoning.states, reckoning.doubles) == ([], {State.SENT: 4}, 0)


@pytest.mark.faults
@pytest.mark.parametrize("rounds", [5])
def test_database_stopped_at_once_and_started_again_loses_none(cluster, portal, post, figures, rounds):
    """The worker stays, and goes on by itself when the database is back."""
    post.rule("answer", at=".", answer="250 2.0.0 slowly", seconds=0.02)
    worker, ended = portal.worker(), []
    for _round in range(rounds):
        event, before = people.full_event(60), post.number_taken()
        people.move(event, minutes=10)
        people.let_held_leave()
        people.remind(event)
        portal.wake()
        wait_for(lambda before=before: post.number_taken() > before + 10, "nothing leaves")
        connection.close()
        cluster.process.send_signal(AT_ONCE)
        ended.append(cluster.process.wait(60))
        cluster.process = cluster.start()
        wait_for(lambda: portal.wake() or not _ready().exists(), "the worker has not found the database again")

    assert worker.poll() is None
    settle()
    reckoning = Reckoning(post, doubts=rounds * 2)  # both processes of the worker may stand inside DATA
    figures.add("Database stopped at once and started again", rounds, reckoning)
    assert len(ended) == rounds
    assert reckoning.broken() == []


def _ready():
    return OutboundLetter.objects.filter(state=State.READY)

"""Pages, calendars and sign-up of the events, beside bare Django with the same rows on the same kind of server."""

import statistics
import threading
import time

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from actors.models import User
from tests.bench import events, load
from tests.bench.event_report import EventReport
from tests.bench.serving import serving
from tests.bench.test_bench import BARE, MEASURED, weight

pytestmark = pytest.mark.bench

ROUNDS, SECONDS = 3, 3
PAGES = [  # title, portal, bare, limit
    ("Event list, 30 of 200 rows", "/evenemang/", "/events/", 0.6),
    ("Event page", "/evenemang/evenemang-7/", "/events/evenemang-7/", 0.35),
    ("Calendar file of one event", "/evenemang/evenemang-7.ics", "/events/evenemang-7.ics", 0.5),
    ("Calendar feed of 200 events", "/evenemang.ics", "/events.ics", 0.7),
]
SEATS, CLIENTS, ATTEMPTS = 500, 32, 640
SALES = 20
CSRF = "b" * 32
FORM = {
    "csrfmiddlewaretoken": CSRF,
    "name": "Någon",
    "actor": "none",
    "sector": "business",
    "municipality": "elsewhere",
}
PLENTY = {"SIGN_UPS_PER_MINUTE": "10000000", "SIGN_UPS_PER_HOUR": "10000000"}


def test_measure_events(bench, database, portal_here):
    figures = EventReport()
    cursor = bench.cursor()

    events.fill(cursor, events=200)
    with serving(database) as (portal, _web), serving(database, **BARE) as (bare, _process):
        for title, path, bare_path, limit in PAGES:
            rates = in_turn((portal, path), (bare, bare_path))
            figures.page(title, *rates, limit, *weight(portal_here, path), p95_by_p50(portal, path))
    for title, facts in growing():
        events.fill(cursor, **facts)
        with serving(database) as (portal, _web):
            figures.growth(title, *[per_request(portal, path) for _title, path, *_rest in PAGES[:2]])
    figures.write(MEASURED)


def test_measure_sign_up_at_events(bench, database, portal_here):
    figures = EventReport("events-sign-up")
    cursor = bench.cursor()
    cursor.execute("CREATE TABLE bench_pool (id bigserial PRIMARY KEY, capacity integer, taken integer DEFAULT 0)")
    cursor.execute("CREATE TABLE bench_seat (id bigserial PRIMARY KEY, pool_id bigint, name text, state text)")
    events.fill(cursor, events=20)
    cookies = [session(key) for key, _email in events.people(cursor, ATTEMPTS)]

    with serving(database | PLENTY) as (portal, _web), serving(database, **BARE) as (bare, _process):
        sell(cursor, portal, cookies)
        rounds = [(sell(cursor, portal, cookies)[0], sell_bare(cursor, bare)) for _ in range(ROUNDS)]
    figures.sign_up(*[statistics.median(rates) for rates in zip(*rounds, strict=True)])
    for workers in (2, 4, 8):
        with serving(database | PLENTY, workers=workers) as (portal, _web):
            sales = [sell(cursor, portal, cookies)[1:] for _ in range(SALES)]
        figures.sales(workers, sales, SEATS)
    figures.write(MEASURED)
    assert figures.all_exact


def in_turn(*asked):
    """Answers per second of each, by turns, so that a busy moment of the machine meets both."""
    for port, path in asked:
        load.per_second(port, [path], seconds=1)
    rounds = [[load.per_second(port, [path], seconds=SECONDS) for port, path in asked] for _ in range(ROUNDS)]
    return [statistics.median(rates) for rates in zip(*rounds, strict=True)]


def growing():
    """Ten times the events, and ten times the registrations, twice."""
    for number in (200, 2_000, 20_000):
        yield f"{number:,} events with 2 registrations", {"events": number, "each": 2}
    for each in (10, 100, 1_000):
        yield f"200 events with {each:,} registrations", {"events": 200, "each": each}


def per_request(port, path):
    """Milliseconds, the median of many asked one after the other."""
    with load.Connection(port) as connection:
        load.milliseconds(connection.get, [path] * 50)
        return statistics.median(load.milliseconds(connection.get, [path] * 300))


def p95_by_p50(port, path):
    with load.Connection(port) as connection:
        times = load.milliseconds(connection.get, [path] * 300)
    return load.p95(times) / statistics.median(times)


def session(key):
    """The cookie of somebody who is signed in."""
    user, store = User.objects.get(pk=key), SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return f"sessionid={store.session_key}; csrftoken={CSRF}"


def sell(cursor, port, cookies):
    """All of them want a seat at the same event: attempts per second, confirmed, and what the counter says."""
    slug, pool = events.sale(cursor, SEATS)
    path = f"/evenemang/{slug}/anmalan/"
    rate = attempts_per_second(port, lambda connection, turn: connection.post(path, FORM, cookies[turn]), {302})
    return rate, *events.sold(cursor, pool)


def sell_bare(cursor, port):
    cursor.execute("INSERT INTO bench_pool (capacity) VALUES (%s) RETURNING id", [SEATS])
    path = f"/sign-up/{cursor.fetchone()[0]}/"
    return attempts_per_second(port, lambda connection, _turn: connection.post(path, FORM), {200})


def attempts_per_second(port, attempt, right):
    """Every attempt once, from as many clients as there are, each with a connection of its own."""
    wrong = []

    def go(first):
        with load.Connection(port) as connection:
            for turn in range(first, ATTEMPTS, CLIENTS):
                status = attempt(connection, turn)
                if status not in right:
                    wrong.append(status)

    threads = [threading.Thread(target=go, args=[first]) for first in range(CLIENTS)]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    return ATTEMPTS / (time.monotonic() - begun)

"""One run of every measurement, beside what bare Django and raw SQL need for the same rows."""

import gzip
import statistics

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arena.boot import places
from tests.bench import data, large, load, raw, report
from tests.bench.serving import memory_of_a_worker, serving

pytestmark = pytest.mark.bench

MEASURED = places.ROOT / "docs" / "measured.md"
ROUNDS, SECONDS = 3, 3
MANY = 100_000
BARE = {"DJANGO_SETTINGS_MODULE": "tests.bench.bare.settings", "application": "tests.bench.bare.wsgi:application"}
WITH_ACCOUNTS = BARE | {"DJANGO_SETTINGS_MODULE": "tests.bench.bare.accounts"}
PAGES = {
    "start": ("Start page", "/", "/start/"),
    "actors": ("Actor list, 30 of 400 rows", "/aktorer/", "/actors/"),
    "actor": ("Actor page", "/aktorer/aktor-7/", "/actors/aktor-7/"),
    "search": ("Offering search over 2,000 rows", "/erbjudanden/", "/search/"),
}


def test_measure(bench, database, portal_here):
    figures = report.Report()

    with serving(database, **WITH_ACCOUNTS) as (port, process):
        load.per_second(port, ["/accounts/login/", "/actors/"], seconds=SECONDS)
        bare_memory = memory_of_a_worker(process)
    with serving(database) as (portal, web), serving(database, **BARE) as (bare, _process):
        for page, (title, path, bare_path) in PAGES.items():
            rates = answers_per_second(bench, page, (portal, paths(page, path)), (bare, paths(page, bare_path)))
            figures.page(title, *rates, *weight(portal_here, paths(page, path)[0]))
        portal_memory = memory_of_a_worker(web)
        data.load(bench.cursor(), 5_000, MANY)
        warm_up(bench)
        figures.slow("Offering search over 100,000 rows: rows, total and choices", *slow(bench, portal))
    figures.memory(portal_memory, bare_memory)
    figures.write(MEASURED)


def test_measure_a_million(bench, database):
    large.measure(database["DATABASE_URL"], bench, lambda: serving(database), MEASURED)


def paths(page, path):
    return [load.search_path(path, q) for q in data.SEARCHES] if page == "search" else [path]


def answers_per_second(bench, page, portal, bare):
    """Portal, bare Django and raw SQL in turn, so that a busy moment of the machine meets all three."""
    ask = raw.asker(bench, raw.PAGES[page])
    rounds = []
    for port, asked in (portal, bare):
        load.per_second(port, asked, seconds=1)
    for _ in range(ROUNDS):
        questions = (data.SEARCHES * 3 if page == "search" else [None] * 300)[:300]
        rounds.append(
            (
                load.per_second(*portal, seconds=SECONDS),
                load.per_second(*bare, seconds=SECONDS),
                1000 / statistics.mean(load.milliseconds(ask, questions)),
            )
        )
    return [statistics.median(rates) for rates in zip(*rounds, strict=True)]


def weight(client, path):
    """Statements when a process has nothing kept, and bytes as they are sent."""
    with CaptureQueriesContext(connection) as statements:
        answer = client.get(path)
    assert answer.status_code == 200
    return len(statements), len(gzip.compress(answer.content, 6))


def warm_up(bench):
    """What lies in memory when the first is measured lies there for the second too."""
    load.milliseconds(raw.asker(bench, [raw.SEARCH]), data.SEARCHES)


def slow(bench, port):
    """The portal's p95 and that of raw SQL, in milliseconds."""
    ask = raw.asker(bench, [raw.SEARCH, raw.CHOICES])
    asked = [load.search_path("/erbjudanden/", q) for q in data.SEARCHES]
    by_hand = load.milliseconds(ask, data.SEARCHES)
    with load.Connection(port) as connection:
        return load.p95(load.milliseconds(connection.get, asked)), load.p95(by_hand)

"""Searching a million offerings beside ranking every hit, and beside the same search over a tenth of them."""

import random
import re
import statistics
import time
from urllib.parse import urlencode

from actors.states import OfferingType
from tests.bench import data, load, millions, raw
from tests.bench.serving import memory_of_a_worker

TENTH, ALL = 100_000, 1_000_000
ACTORS = 5_000
SEARCHES, LOOKS = 60, 1_000
ADDRESS = re.compile(rb'href="/erbjudanden/([a-z0-9-]+)/"')


def questions():
    """Two words, one telling and one plain, with some choices in two filters."""
    chance = random.Random(7)  # noqa: S311
    telling = millions.Language(random.Random(2019)).words[:200]  # noqa: S311
    areas = [f"OMR{number:02}" for number in range(1, 22)]
    for _ in range(SEARCHES):
        q = f"{chance.choice(telling)} {chance.choice([word for word in data.PLAIN if len(word) > 4])}"
        yield q, (chance.sample(OfferingType.values, 3), chance.sample(areas, 5))


def path(q, groups):
    types, areas = groups
    return f"/erbjudanden/?{urlencode({'q': q, 'typ': types, 'omrade': areas}, doseq=True)}"


def measure(figures, bench, serving):
    asked = list(questions())
    millions.load(bench.cursor(), ACTORS, TENTH)
    with serving() as (port, _process):
        tenth = load.p95(_times(port, [path(*one) for one in asked]))
    millions.load(bench.cursor(), ACTORS, ALL)
    with serving() as (port, process):
        _searches(figures, bench, port, asked, tenth)
        _suggestions(figures, bench, port)
        _memory(figures, port, process)


def _times(port, paths):
    with load.Connection(port) as connection:
        load.milliseconds(connection.get, paths[:4])
        return load.milliseconds(connection.get, paths)


def _searches(figures, bench, port, asked, tenth):
    """Portal and plain way in turn, question by question, so that both meet the same moments of the machine."""
    cursor = bench.cursor()
    cursor.execute("SET max_parallel_workers_per_gather = 0")
    quick, plain, common = [], [], []
    with load.Connection(port) as connection:
        for q, groups in asked:
            begun = time.perf_counter()
            page = connection.get(path(q, groups))
            middle = time.perf_counter()
            first = raw.every_hit(cursor, q, groups)
            quick.append((middle - begun) * 1000)
            plain.append((time.perf_counter() - middle) * 1000)
            shown = [slug.decode() for slug in dict.fromkeys(ADDRESS.findall(page))][:20]
            common.append(len(set(shown) & set(first)) / max(1, len(first)))
    ours, theirs = load.p95(quick), load.p95(plain)
    figures.search("Two words, two filters, p95 in ms", f"{ours:.0f}", f"{theirs:.0f}", ours / theirs, "at most 0.25")
    figures.search("Of the first twenty, in common", "", "", statistics.mean(common), "at least 0.80")
    figures.search("p95 against 100,000 offerings", f"{ours:.0f}", f"{tenth:.0f}", ours / tenth, "at most 8")


def _suggestions(figures, bench, port):
    cursor = bench.cursor()
    typed = [word[:length] for word in data.SEARCHES for length in (3, 5)]
    by_hand = load.p95(load.milliseconds(lambda word: raw.suggesting(cursor, word), [_folded(word) for word in typed]))
    ours = load.p95(_times(port, [load.search_path("/sok/forslag/", word) for word in typed]))
    figures.search("Suggestions, p95 in ms", f"{ours:.1f}", f"{by_hand:.1f}", ours / by_hand, "at most 2")


def _folded(word):
    return word.translate(str.maketrans("åäö", "aao"))


def _memory(figures, port, process):
    paths = [load.search_path("/erbjudanden/", f"{word} {number}") for number, word in enumerate(data.SEARCHES)]
    with load.Connection(port) as connection:
        for turn in range(100):
            connection.get(paths[turn % len(paths)])
        before = memory_of_a_worker(process)
        for turn in range(LOOKS):
            connection.get(paths[turn % len(paths)])
    after = memory_of_a_worker(process)
    figures.search("A web worker after 1,000 searches, MB", f"{after:.0f}", f"{before:.0f}", after / before, "flat")

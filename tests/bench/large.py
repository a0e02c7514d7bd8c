"""Searching a million offerings beside ranking every hit, and beside the same search over a tenth of them.

Questions are drawn by how common their words are, before anything is measured: as many of each pair of kinds. Every
question has choices in two filters, which leave about a tenth of the offerings.
"""

import random
import re
import statistics
import time
from urllib.parse import urlencode

from actors.states import OfferingType
from tests.bench import data, load, millions, raw, report
from tests.bench.serving import memory_of_a_worker

TENTH, ALL = 100_000, 1_000_000
ACTORS = 5_000
OF_EACH, LOOKS = 4, 300
PAIRS = ["common common", "common middle", "common rare", "middle middle", "middle rare", "rare rare"]
ADDRESS = re.compile(rb'href="/erbjudanden/([a-z0-9-]+)/"')
HEADING = f"""
Two words, two filters; {OF_EACH} questions of each pair of kinds, drawn with a fixed seed. Common words stand in half
of the offerings, middle ones in some thousands, rare ones in few. Both ways in turn, question by question.

| Over 1,000,000 offerings | Portal | In the same run | Ratio | Promise |
|---|---:|---:|---:|---:|
"""


def questions():
    """A pair of kinds, its two words, and the choices."""
    chance = random.Random(7)  # noqa: S311
    telling = millions.Language().words
    words = {"common": [it for it in data.PLAIN if len(it) > 4], "middle": telling[:200], "rare": telling[2_000:]}
    areas = [f"OMR{number:02}" for number in range(1, 22)]
    return [
        (pair, " ".join(chance.choice(words[kind]) for kind in pair.split()), _choices(chance, areas))
        for pair in PAIRS
        for _question in range(OF_EACH)
    ]


def _choices(chance, areas):
    return chance.sample(OfferingType.values, 3), chance.sample(areas, 5)


def path(q, groups):
    types, areas = groups
    return f"/erbjudanden/?{urlencode({'q': q, 'typ': types, 'omrade': areas}, doseq=True)}"


def measure(address, bench, serving, written):
    millions.load(address, ACTORS, TENTH)
    with serving() as (port, _process):
        tenth = small(port)
    millions.load(address, ACTORS, ALL)
    with serving() as (port, process):
        rows = [*searches(bench, port, tenth), suggestions(bench, port), memory(port, process)]
    write(rows, written)


def write(rows, path):
    report.put(path, "large", HEADING.lstrip() + "\n".join(rows))


def row(title, portal, other, ratio, promise=""):
    return f"| {title} | {portal} | {other} | {ratio:.2f} | {promise} |"


def small(port):
    """The portal's p95 over a tenth."""
    return load.p95(_times(port, [path(q, groups) for _pair, q, groups in questions()]))


def _times(port, paths):
    """Each once; what a process works out first of all is worked out before."""
    with load.Connection(port) as connection:
        load.milliseconds(connection.get, [load.search_path("/erbjudanden/", "uppvärmning"), paths[0]])
        return load.milliseconds(connection.get, paths)


def _once(port, path):
    """By a connection of its own: a kept one is closed while the plain way takes its time."""
    with load.Connection(port) as connection:
        return connection.get(path)


def searches(bench, port, tenth):
    """Portal and plain way in turn, question by question, so that both meet the same moments of the machine."""
    cursor = bench.cursor()
    cursor.execute("SET max_parallel_workers_per_gather = 0; SET jit = off")
    found = []
    _once(port, load.search_path("/erbjudanden/", "uppvärmning"))
    for pair, q, groups in questions():
        begun = time.perf_counter()
        page = _once(port, path(q, groups))
        middle = time.perf_counter()
        first = raw.every_hit(cursor, q, groups)
        shown = [slug.decode() for slug in dict.fromkeys(ADDRESS.findall(page))][:20]
        common = len(set(shown) & set(first)) / len(first) if first else None
        found.append((pair, (middle - begun) * 1000, (time.perf_counter() - middle) * 1000, common))
    _pairs, quick, plain, common = zip(*found, strict=True)
    ours, theirs = load.p95(quick), load.p95(plain)
    return [
        row("p95 in ms, beside ranking every hit", f"{ours:.0f}", f"{theirs:.0f}", ours / theirs, "at most 0.25"),
        row("Of the first twenty, in common, where there are hits", "", "", _mean(common), "at least 0.80"),
        *(_of_a_pair(pair, [facts[1:] for facts in found if facts[0] == pair]) for pair in PAIRS),
        row("p95 in ms, beside 100,000 offerings", f"{ours:.0f}", f"{tenth:.0f}", ours / tenth, "at most 8"),
    ]


def _mean(shares):
    """Of the questions that have hits: no hits in common with none says nothing."""
    return statistics.mean([share for share in shares if share is not None] or [0])


def _of_a_pair(pair, facts):
    quick, plain, common = (list(column) for column in zip(*facts, strict=True))
    ours, theirs = statistics.median(quick), statistics.median(plain)
    title = f"{pair.replace(' ', ' + ')}: median in ms; {_mean(common):.2f} in common"
    return row(title.capitalize(), f"{ours:.0f}", f"{theirs:.0f}", ours / theirs)


def suggestions(bench, port):
    cursor = bench.cursor()
    typed = [word[:length] for word in data.SEARCHES for length in (3, 5)]
    by_hand = load.p95(load.milliseconds(lambda word: raw.suggesting(cursor, word), [_folded(word) for word in typed]))
    ours = load.p95(_times(port, [load.search_path("/sok/forslag/", word) for word in typed]))
    return row("Suggestions, p95 in ms, beside SQL", f"{ours:.1f}", f"{by_hand:.1f}", ours / by_hand, "at most 2")


def _folded(word):
    return word.translate(str.maketrans("åäö", "aao"))


def memory(port, process):
    paths = [load.search_path("/erbjudanden/", f"{word} {number}") for number, word in enumerate(data.SEARCHES)]
    with load.Connection(port) as connection:
        for turn in range(LOOKS // 5):
            connection.get(paths[turn % len(paths)])
        before = memory_of_a_worker(process)
        for turn in range(LOOKS):
            connection.get(paths[turn % len(paths)])
    after = memory_of_a_worker(process)
    return row(
        f"A web worker in MB, after {LOOKS} more searches", f"{after:.0f}", f"{before:.0f}", after / before, "flat"
    )

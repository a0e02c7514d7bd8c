"""A million offerings to search: two words in a name, twenty-two in a text, some words common and most rare.

How often a word comes follows Zipf's law, as words do; the same rows in every run. The database itself draws the words
and writes the rows, without triggers; documents are made by two connections, and the indexes at the end.
"""

import bisect
import contextlib
import io
import itertools
import random
from concurrent.futures import ThreadPoolExecutor

import psycopg2

from actors.states import OfferingType
from tests.bench import data

SHORT = [beginning + ending for beginning in data.BEGINNINGS for ending in data.ENDINGS]
LONG = [a + b + ending for a in data.BEGINNINGS for b in data.BEGINNINGS if a != b for ending in data.ENDINGS]
SLOTS = 1 << 18  # a word has as many as it is common
ROWS_AT_A_TIME = 50_000
HURRY = "SET synchronous_commit = off; SET maintenance_work_mem = '256MB'; SET work_mem = '128MB'; SET jit = off"
INDEXES = (
    "SELECT indexname, indexdef FROM pg_indexes"
    " WHERE tablename = 'actors_offeringsearch' AND indexdef NOT LIKE '%UNIQUE%'"
)
OFFERINGS = f"""
    INSERT INTO actors_offering (id, slug, state, name, problem_sv, offering_type, actor_id %(unsaid)s)
    SELECT number, 'erbjudande-' || number, 'published', upper(left(name, 1)) || substr(name, 2), text,
           (%%(kinds)s)[1 + mod(hashint8extended(number, 8) & 2147483647, cardinality(%%(kinds)s))],
           1 + mod(number, %%(actors)s) %(values)s
    FROM (
        SELECT number, string_agg(telling, ' ') FILTER (WHERE place < 2) AS name,
               string_agg(any_word, ' ') FILTER (WHERE place >= 2) AS text
        FROM generate_series(%%(first)s::bigint, %%(last)s) AS number
        CROSS JOIN generate_series(0, 23) AS place
        JOIN bench_word ON slot = (hashint8extended(number * 32 + place, 7) & {SLOTS - 1})::int
        GROUP BY number
    ) AS said
"""  # noqa: S608
TERMS = """
    INSERT INTO actors_offering_terms (offering_id, term_id)
    SELECT number, (%(codes)s)[1 + mod(hashint8extended(number, %(seed)s) & 2147483647, cardinality(%(codes)s))]
    FROM generate_series(1, %(offerings)s::bigint) AS number
"""


class Language:
    """Words with their shares: telling ones in the names, and plain ones between them in the texts."""

    def __init__(self):
        chance = random.Random(2019)  # noqa: S311
        chance.shuffle(short := list(SHORT))
        chance.shuffle(long := list(LONG))
        self.words = short + long
        self.weights = list(itertools.accumulate(1 / rank for rank in range(1, len(self.words) + 1)))
        share = self.weights[-1] * 3 / len(data.PLAIN)  # three plain words for each telling one
        self.all = [*data.PLAIN, *self.words]
        plain = [share * place for place in range(1, len(data.PLAIN) + 1)]
        self.all_weights = [*plain, *(plain[-1] + weight for weight in self.weights)]

    def slots(self):
        """A telling word and any word for each slot."""
        for slot in range(SLOTS):
            yield slot, _drawn(self.words, self.weights, slot), _drawn(self.all, self.all_weights, slot)


def _drawn(words, weights, slot):
    return words[bisect.bisect_left(weights, (slot + 0.5) * weights[-1] / SLOTS)]


def load(address, actors, offerings):
    """Fill the registry anew; the documents are written at the end."""
    with _connected(address) as cursor:
        data.load(cursor, actors, 0)
        cursor.execute("CREATE TEMP TABLE bench_word (slot integer, telling text, any_word text)")
        words = "".join(f"{slot}\t{telling}\t{any_word}\n" for slot, telling, any_word in Language().slots())
        cursor.copy_expert("COPY bench_word FROM STDIN", io.StringIO(words))
        cursor.execute(f"ANALYZE bench_word; {INDEXES}")
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {name}")
        _rows(cursor, actors, offerings)
        middle = offerings // 2
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(_documents, [address] * 2, [1, middle + 1], [middle, offerings]))
        for _name, definition in indexes:
            cursor.execute(definition)
        cursor.execute("SELECT nextval('registry_version')")
        cursor.execute("VACUUM ANALYZE")


def _rows(cursor, actors, offerings):
    _triggers(cursor, "DISABLE")
    unsaid = data.unsaid(cursor, "actors_offering", data.OFFERING)
    added = {
        "unsaid": "".join(f", {name}" for name in unsaid),
        "values": "".join(f", '{it}'" for it in unsaid.values()),
    }
    for first in range(1, offerings + 1, ROWS_AT_A_TIME):
        drawn = {"first": first, "last": min(offerings, first + ROWS_AT_A_TIME - 1), "actors": actors}
        cursor.execute(OFFERINGS % added, drawn | {"kinds": OfferingType.values})
    vocabularies = data.codes(cursor)
    for seed, name in enumerate(["OMR", "VO", "MG"], 20):
        cursor.execute(TERMS, {"codes": vocabularies[name], "seed": seed, "offerings": offerings})
    _triggers(cursor, "ENABLE")
    cursor.execute("ANALYZE actors_offering; ANALYZE actors_offering_terms")


def _triggers(cursor, state):
    for table in ("actors_offering", "actors_offering_terms"):
        cursor.execute(f"ALTER TABLE {table} {state} TRIGGER ALL")


def _documents(address, first, last):
    with _connected(address) as cursor:
        cursor.execute("SELECT refresh_offering_search(array(SELECT generate_series(%s::bigint, %s)))", [first, last])


@contextlib.contextmanager
def _connected(address):
    """A cursor of a connection of its own, each statement by itself."""
    with contextlib.closing(psycopg2.connect(address)) as connection:
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute(HURRY)
        yield cursor

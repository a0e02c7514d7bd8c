"""A million offerings to search: two words in a name, twenty-two in a text, some words common and most rare.

How often a word comes follows Zipf's law, as words do; the same rows in every run. The tables are filled without
triggers and the large indexes are built at the end, as anyone would load a million rows.
"""

import io
import itertools
import random

from actors.states import OfferingType
from tests.bench import data

SHORT = [beginning + ending for beginning in data.BEGINNINGS for ending in data.ENDINGS]
LONG = [a + b + ending for a in data.BEGINNINGS for b in data.BEGINNINGS if a != b for ending in data.ENDINGS]
INDEXES = (
    "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'actors_offeringsearch' AND indexdef LIKE '%%gin%%'"
)
ROWS_AT_A_TIME = 20_000


class Language:
    """Words drawn as often as their rank says: common ones in the text between rare ones in the names."""

    def __init__(self, chance):
        self.chance = chance
        chance.shuffle(short := list(SHORT))
        chance.shuffle(long := list(LONG))
        self.words = short + long
        self.weights = list(itertools.accumulate(1 / rank for rank in range(1, len(self.words) + 1)))
        share = self.weights[-1] * 3 / len(data.PLAIN)  # three plain words for each telling one
        self.all = [*data.PLAIN, *self.words]
        self.all_weights = list(itertools.accumulate([share] * len(data.PLAIN), initial=0))[1:]
        self.all_weights += [self.all_weights[-1] + weight for weight in self.weights]

    def telling(self, count):
        return self.chance.choices(self.words, cum_weights=self.weights, k=count)

    def text(self):
        return " ".join(self.chance.choices(self.all, cum_weights=self.all_weights, k=22))


def load(cursor, actors, offerings):
    """Fill the registry anew; the documents are written in one statement at the end."""
    chance = random.Random(2019)  # noqa: S311
    language = Language(chance)
    cursor.execute("SET synchronous_commit = off; SET maintenance_work_mem = '256MB'; SET work_mem = '64MB'")
    data.load(cursor, actors, 0)
    vocabularies = data.codes(cursor)
    codes = [vocabularies[name] for name in ("OMR", "VO", "MG")]
    kinds = chance.choices(OfferingType.values, k=offerings)
    rows = (_offering(number, kind, language, actors) for number, kind in enumerate(kinds, 1))
    terms = ((number, term) for number in range(1, offerings + 1) for term in map(chance.choice, codes))
    cursor.execute(INDEXES)
    indexes = cursor.fetchall()
    for name, _definition in indexes:
        cursor.execute(f"DROP INDEX {name}")
    _copy(cursor, "actors_offering", data.OFFERING, rows)
    _copy(cursor, "actors_offering_terms", ("offering_id", "term_id"), terms)
    cursor.execute("ANALYZE actors_offering; ANALYZE actors_offering_terms")
    cursor.execute("SELECT refresh_offering_search(NULL), nextval('registry_version')")
    for _name, definition in indexes:
        cursor.execute(definition)
    cursor.execute("VACUUM ANALYZE")


def _offering(number, kind, language, actors):
    name = " ".join(language.telling(2)).capitalize()
    return number, f"erbjudande-{number}", "published", name, language.text(), kind, 1 + number % actors


def _copy(cursor, table, columns, rows):
    unsaid = data.unsaid(cursor, table, columns)
    columns, rest = (*columns, *unsaid), "".join(f"\t{value}" for value in unsaid.values())
    cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    while lines := ["\t".join(map(str, row)) + rest for row in itertools.islice(rows, ROWS_AT_A_TIME)]:
        cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", io.StringIO("\n".join(lines) + "\n"))
    cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL")

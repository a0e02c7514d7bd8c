"""Rows to measure on: made up, but with the words, lengths and spread of the real ones; the same in every run."""

import io
import random

from actors.states import OfferingType

BEGINNINGS = (
    *("trygghets", "läkemedels", "natt", "fall", "hem", "vård", "omsorgs", "anhörig", "distans", "kvälls", "larm"),
    *("journal", "remiss", "schema", "planerings", "rehab", "tränings", "kost", "syn", "hörsel", "kommunikations"),
    *("boende", "nyckel", "sensor", "kamera", "insulin", "sår", "blodtrycks", "demens", "personal", "besöks"),
)
ENDINGS = (
    *("larm", "stöd", "tillsyn", "automat", "tjänst", "plan", "möte", "system", "lås", "mätning", "robot", "app"),
    *("register", "signering", "kedja", "central", "kort", "uppföljning", "bedömning", "utbildning"),
)
PLAIN = (
    *("hjälper", "minskar", "ökar", "när", "som", "och", "för", "personalen", "brukaren", "kommunen", "ensamma"),
    *("äldre", "natten", "dagen", "utan", "resor", "tryggt", "snabbt", "enkelt", "flera", "samma", "besök", "bättre"),
)
SEARCHES = [beginning + ending for beginning in BEGINNINGS for ending in ENDINGS[::4]]


def tables(actors, offerings, terms, towns):
    """The rows of each table as text to copy in."""
    chance = random.Random(2019)  # noqa: S311
    yield "actors_actor", ACTOR, [_actor(number, chance, terms, towns) for number in range(1, actors + 1)]
    yield "actors_actor_areas", ("actor_id", "term_id"), _chosen(range(1, actors + 1), terms["OMR"], 3, chance)
    yield (
        "actors_actorcompetence",
        ("actor_id", "term_id", "stance"),
        [(*row, "has") for row in _chosen(range(1, actors + 1), terms["KOMP"], 4, chance)],
    )
    yield "actors_offering", OFFERING, [_offering(number, chance, actors) for number in range(1, offerings + 1)]
    chosen = terms["OMR"], terms["VO"], terms["MG"]
    rows = [row for codes in chosen for row in _chosen(range(1, offerings + 1), codes, 2, chance)]
    yield "actors_offering_terms", ("offering_id", "term_id"), rows


ACTOR = ("id", "slug", "state", "legal_name", "summary_sv", "actor_type_id", "municipality_id")
OFFERING = ("id", "slug", "state", "name", "problem_sv", "offering_type", "actor_id")
UNSAID = {
    "boolean": "f",
    "smallint": "0",
    "integer": "0",
    "timestamp with time zone": "2026-11-22 12:00:00+00",
}  # any other column is left empty


def _actor(number, chance, terms, towns):
    name = f"{_word(chance).capitalize()} {chance.choice(['AB', 'kommun', 'förening', 'i Kalmar'])} {number}"
    kind, town = chance.choice(terms["AKT"]), chance.choice([*towns, None])
    return number, f"aktor-{number}", "published", name, _sentence(chance, 20), kind, town


def _offering(number, chance, actors):
    kind, actor = chance.choice(OfferingType.values), chance.randint(1, actors)
    name = f"{_word(chance).capitalize()} {number}"
    return number, f"erbjudande-{number}", "published", name, _sentence(chance, 22), kind, actor


def _word(chance):
    return chance.choice(BEGINNINGS) + chance.choice(ENDINGS)


def _sentence(chance, length):
    words = [_word(chance) if chance.random() < 0.25 else chance.choice(PLAIN) for _ in range(length)]
    return f"{' '.join(words).capitalize()}."


def _chosen(keys, codes, most, chance):
    return [(key, code) for key in keys for code in chance.sample(codes, chance.randint(1, most))]


def load(cursor, actors, offerings):
    """Empty the registry and fill it: without triggers, the search documents written in one go at the end."""
    terms = codes(cursor)
    cursor.execute("SELECT array_agg(scb_code::text ORDER BY scb_code) FROM actors_municipality")
    (towns,) = cursor.fetchone()
    cursor.execute("TRUNCATE actors_actor, actors_offering CASCADE")
    for table, columns, rows in tables(actors, offerings, terms, towns):
        extra = unsaid(cursor, table, columns)
        columns, rest = (*columns, *extra), tuple(extra.values())
        text = "".join("\t".join("\\N" if cell is None else str(cell) for cell in (*row, *rest)) + "\n" for row in rows)
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", io.StringIO(text))
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    cursor.execute("SELECT refresh_actor_search(NULL), refresh_offering_search(NULL), nextval('registry_version')")
    cursor.execute("VACUUM ANALYZE")


def codes(cursor):
    """The codes of each vocabulary."""
    cursor.execute("SELECT vocabulary, array_agg(code::text ORDER BY code) FROM actors_term GROUP BY 1")
    return dict(cursor.fetchall())


def unsaid(cursor, table, columns):
    """The columns that want a value and get none from here, each with the emptiest it takes."""
    cursor.execute(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s AND is_nullable = 'NO'"
        " AND column_default IS NULL AND is_identity = 'NO' AND is_generated = 'NEVER' AND column_name <> ALL (%s)",
        [table, list(columns)],
    )
    return {name: UNSAID.get(kind, "") for name, kind in cursor.fetchall()}

"""What the pages ask the database for, written by hand: the limit that no page can be faster than."""

from actors.searching import parts

SHOWN = "a.state IN ('published', 'dormant', 'closed')"
PUBLIC = f"o.state IN ('published', 'retired') AND {SHOWN}"
ASKED = "SELECT ranked::text, anything::text, wide::text FROM search_question(%s, %s)"
FOUND = f"""
    FROM actors_offering AS o
    JOIN actors_actor AS a ON a.id = o.actor_id
    JOIN actors_offeringsearch AS s ON s.offering_id = o.id
    WHERE {PUBLIC} AND s.vector @@ %(wide)s::tsquery
"""
SEARCH = f"""
    SELECT o.slug, o.name, o.problem_sv, o.problem_en, o.offering_type, o.state, a.display_name, a.legal_name
    {FOUND} ORDER BY ts_rank(s.vector, %(ranked)s::tsquery) DESC, o.name_key, o.id LIMIT 30
"""
SEARCH_KEYS = f"""
    SELECT o.slug {FOUND} ORDER BY ts_rank(s.vector, %(ranked)s::tsquery) DESC, o.name_key, o.id LIMIT 20
"""
CHOICES = (
    f"SELECT code, count(*) FROM (SELECT unnest(s.facets || '{{*}}'::text[]) AS code {FOUND}) AS hits GROUP BY code"  # noqa: S608
)

ACTORS = """
    SELECT slug, display_name, legal_name, summary_sv, actor_type_id, municipality_id, state, is_example
    FROM actors_actor WHERE state IN ('published', 'dormant', 'closed') ORDER BY name_key, id LIMIT 30
"""
ACTOR = """
    SELECT a.*, t.label_sv, m.name FROM actors_actor AS a
    LEFT JOIN actors_term AS t ON t.code = a.actor_type_id
    LEFT JOIN actors_municipality AS m ON m.scb_code = a.municipality_id
    WHERE a.slug = 'aktor-7' AND a.state IN ('published', 'dormant', 'closed')
"""
AREAS = "SELECT t.* FROM actors_term AS t JOIN actors_actor_areas AS x ON x.term_id = t.code WHERE x.actor_id = 7"
KNOWS = "SELECT t.* FROM actors_term AS t JOIN actors_actorcompetence AS x ON x.term_id = t.code WHERE x.actor_id = 7"
OFFERS = "SELECT slug, name, problem_sv, state FROM actors_offering WHERE actor_id = 7 ORDER BY name_key"
PER_TOWN = f"SELECT a.municipality_id, count(*) FROM actors_actor AS a WHERE {SHOWN} GROUP BY 1"  # noqa: S608
OFFERINGS = f"SELECT count(*) FROM actors_offering AS o JOIN actors_actor AS a ON a.id = o.actor_id WHERE {PUBLIC}"  # noqa: S608

PAGES = {
    "start": [PER_TOWN, OFFERINGS],
    "actors": [ACTORS],
    "actor": [ACTOR, AREAS, KNOWS, OFFERS],
    "search": [SEARCH],
}


def question(cursor, q):
    """The search as the database understands it."""
    cursor.execute(ASKED, [q, parts(q)])
    return dict(zip(("ranked", "anything", "wide"), cursor.fetchone(), strict=True))


def every_hit(cursor, q, groups):
    """The plain way over a large table: all that match are ranked, every choice is counted; the keys of the first."""
    asked = question(cursor, q)
    chosen = [" | ".join(f"'f:{code}'" for code in codes) for codes in groups]
    without = [chosen[:place] + chosen[place + 1 :] for place in range(len(chosen))]
    cursor.execute(SEARCH_KEYS, asked | {"wide": _narrowed(asked["wide"], chosen)})
    first = [key for (key,) in cursor.fetchall()]
    for rest in [chosen, *without]:
        cursor.execute(CHOICES, asked | {"wide": _narrowed(asked["wide"], rest)})
        cursor.fetchall()
    return first


def _narrowed(query, chosen):
    return " & ".join(f"({part})" for part in [query, *chosen])


def asker(connection, statements):
    """ask(q) runs the statements and reads their rows."""
    cursor = connection.cursor()

    def ask(q=None):
        asked = question(cursor, q) if q else None
        for statement in statements:
            cursor.execute(statement, asked)
            cursor.fetchall()

    return ask


def suggesting(cursor, typed):
    """The same four looks that the suggestions take, by hand."""
    cursor.execute(SUGGESTED, {"begins": f"{typed}%", "word": f"'{typed}':*"})
    return cursor.fetchall()


OF_ACTORS = "FROM actors_actor AS a JOIN actors_actorsearch AS s ON s.actor_id = a.id"
OF_OFFERINGS = (
    "FROM actors_offering AS o JOIN actors_actor AS a ON a.id = o.actor_id"
    " JOIN actors_offeringsearch AS s ON s.offering_id = o.id"
)
BEGINS, HAS = "s.name LIKE %(begins)s", "s.name_words @@ %(word)s::tsquery AND NOT s.name LIKE %(begins)s"
SUGGESTED = f"""
    (SELECT 'a', a.legal_name, a.slug {OF_ACTORS} WHERE {SHOWN} AND {BEGINS} ORDER BY s.name LIMIT 8) UNION ALL
    (SELECT 'a', a.legal_name, a.slug {OF_ACTORS} WHERE {SHOWN} AND {HAS} LIMIT 8) UNION ALL
    (SELECT 'o', o.name, o.slug {OF_OFFERINGS} WHERE {PUBLIC} AND {BEGINS} ORDER BY s.name LIMIT 8) UNION ALL
    (SELECT 'o', o.name, o.slug {OF_OFFERINGS} WHERE {PUBLIC} AND {HAS} LIMIT 8)
"""

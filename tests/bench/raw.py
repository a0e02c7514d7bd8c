"""What the pages ask the database for, written by hand: the limit that no page can be faster than."""

SHOWN = "a.state IN ('published', 'dormant', 'closed')"
PUBLIC = f"o.state IN ('published', 'retired') AND {SHOWN}"
QUERY = "(websearch_to_tsquery('swedish', %(q)s) || websearch_to_tsquery('swedish', folded(%(q)s)))"
FOUND = f"""
    FROM actors_offering AS o
    JOIN actors_actor AS a ON a.id = o.actor_id
    JOIN actors_offeringsearch AS s ON s.offering_id = o.id
    WHERE {PUBLIC} AND (s.vector @@ {QUERY} OR s.text LIKE '%%' || search_part(%(q)s) || '%%')
"""
SEARCH = f"""
    SELECT o.slug, o.name, o.problem_sv, o.problem_en, o.offering_type, o.state, a.display_name, a.legal_name
    {FOUND} ORDER BY ts_rank(s.vector, {QUERY}) DESC, o.name_key, o.id LIMIT 30
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


def asker(connection, statements):
    """ask(q) runs the statements and reads their rows."""
    cursor = connection.cursor()

    def ask(q=None):
        for statement in statements:
            cursor.execute(statement, {"q": q} if q else None)
            cursor.fetchall()

    return ask

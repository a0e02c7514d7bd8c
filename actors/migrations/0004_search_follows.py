"""Keep the search documents right: whatever they are made of, a change is followed in the same transaction.

`refresh_actor_search(ids)` and `refresh_offering_search(ids)` write the documents of those rows, or of all rows when
`ids` is null, in one statement. `registry_version` moves on with every change, so that a web process knows when what it
has kept is old.
"""

from django.db import migrations

REFRESH = """
CREATE SEQUENCE registry_version;

CREATE FUNCTION refresh_actor_search(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO actors_actorsearch (actor_id, facets, text, vector)
    SELECT actor.id,
           array_remove(
               array[actor.actor_type_id, coalesce(actor.municipality_id, 'utanfor')] || knows.codes, NULL),
           folded(concat_ws(E'\\n', names, labels, summaries, around)),
           setweight(search_words(names), 'A') || setweight(search_words(labels), 'B')
               || setweight(search_words(summaries), 'C') || setweight(search_words(around), 'D')
    FROM actors_actor AS actor
    LEFT JOIN actors_municipality AS municipality ON municipality.scb_code = actor.municipality_id
    CROSS JOIN LATERAL (
        SELECT array_agg(term.code::text ORDER BY term.code) FILTER (WHERE term.vocabulary <> 'AKT') AS codes,
               string_agg(concat_ws(' ', term.label_sv, term.label_en, term.synonyms), E'\\n') AS words
        FROM actors_term AS term
        WHERE term.code = actor.actor_type_id
           OR term.code IN (SELECT term_id FROM actors_actor_areas WHERE actor_id = actor.id)
           OR term.code IN (
               SELECT term_id FROM actors_actorcompetence WHERE actor_id = actor.id AND stance <> 'seeking')
    ) AS knows
    CROSS JOIN LATERAL (
        SELECT string_agg(name, E'\\n') AS offerings
        FROM actors_offering WHERE actor_id = actor.id AND state IN ('published', 'retired')
    ) AS offers
    CROSS JOIN LATERAL (
        SELECT string_agg(coalesce(former.legal_name || ' ' || former.display_name, relation.from_name), E'\\n') AS was
        FROM actors_actorrelation AS relation
        LEFT JOIN actors_actor AS former ON former.id = relation.from_actor_id
        WHERE relation.to_actor_id = actor.id AND relation.kind = 'succeeded_by'
          AND (former.id IS NULL OR former.state IN ('published', 'dormant', 'closed', 'merged'))
    ) AS history
    CROSS JOIN LATERAL (
        SELECT concat_ws(' ', actor.display_name, actor.legal_name) AS names,
               concat_ws(E'\\n', municipality.name, knows.words) AS labels,
               concat_ws(E'\\n', actor.summary_sv, actor.summary_en) AS summaries,
               concat_ws(
                   E'\\n', offers.offerings, history.was, actor.country, actor.org_number,
                   left(actor.org_number, 6) || '-' || right(actor.org_number, 4)
               ) AS around
    ) AS document
    WHERE ids IS NULL OR actor.id = ANY (ids)
    ON CONFLICT (actor_id) DO UPDATE
        SET facets = EXCLUDED.facets, text = EXCLUDED.text, vector = EXCLUDED.vector;
$$;

CREATE FUNCTION refresh_offering_search(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO actors_offeringsearch (offering_id, facets, text, vector)
    SELECT offering.id,
           array_remove(
               array[nullif(offering.offering_type, ''), coalesce(actor.municipality_id, 'utanfor')]
                   || about.codes, NULL),
           folded(concat_ws(E'\\n', offering.name, labels, problems, around)),
           setweight(search_words(offering.name), 'A') || setweight(search_words(labels), 'B')
               || setweight(search_words(problems), 'C') || setweight(search_words(around), 'D')
    FROM actors_offering AS offering
    JOIN actors_actor AS actor ON actor.id = offering.actor_id
    LEFT JOIN actors_municipality AS municipality ON municipality.scb_code = actor.municipality_id
    CROSS JOIN LATERAL (
        SELECT array_agg(term.code::text ORDER BY term.code) AS codes,
               string_agg(concat_ws(' ', term.label_sv, term.label_en, term.synonyms), E'\\n') AS words
        FROM actors_offering_terms AS chosen JOIN actors_term AS term ON term.code = chosen.term_id
        WHERE chosen.offering_id = offering.id
    ) AS about
    CROSS JOIN LATERAL (
        SELECT concat_ws(E'\\n', actor.display_name, actor.legal_name, about.words) AS labels,
               concat_ws(E'\\n', offering.problem_sv, offering.problem_en) AS problems,
               concat_ws(E'\\n', offering.users, offering.standards, municipality.name) AS around
    ) AS document
    WHERE ids IS NULL OR offering.id = ANY (ids)
    ON CONFLICT (offering_id) DO UPDATE
        SET facets = EXCLUDED.facets, text = EXCLUDED.text, vector = EXCLUDED.vector;
$$;

CREATE FUNCTION follow_registry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids bigint[];
BEGIN
    IF TG_NARGS > 0 THEN
        EXECUTE TG_ARGV[1] INTO ids;
        IF ids IS NULL THEN
            RETURN NULL;
        END IF;
        EXECUTE format('SELECT %I($1)', TG_ARGV[0]) USING ids;
    END IF;
    PERFORM nextval('registry_version');
    RETURN NULL;
END $$;
"""

REMOVE = """
DROP FUNCTION follow_registry();
DROP FUNCTION refresh_offering_search(bigint[]);
DROP FUNCTION refresh_actor_search(bigint[]);
DROP SEQUENCE registry_version;
"""

ACTORS, OFFERINGS = "refresh_actor_search", "refresh_offering_search"

# Table, the events that matter, whose documents they touch, and which: a query over the rows that `changed`.
FOLLOWED = [
    ("actors_actor", "INSERT UPDATE", ACTORS, "SELECT array_agg(id) FROM changed"),
    (
        "actors_actor",
        "UPDATE",
        ACTORS,
        "SELECT array_agg(relation.to_actor_id) FROM changed "
        "JOIN actors_actorrelation AS relation ON relation.from_actor_id = changed.id "
        "WHERE relation.kind = ''succeeded_by'' AND relation.to_actor_id IS NOT NULL",
    ),
    (
        "actors_actor",
        "UPDATE",
        OFFERINGS,
        "SELECT array_agg(offering.id) FROM actors_offering AS offering JOIN changed ON changed.id = offering.actor_id",
    ),
    ("actors_actor_areas", "INSERT UPDATE DELETE", ACTORS, "SELECT array_agg(DISTINCT actor_id) FROM changed"),
    ("actors_actorcompetence", "INSERT UPDATE DELETE", ACTORS, "SELECT array_agg(DISTINCT actor_id) FROM changed"),
    (
        "actors_actorrelation",
        "INSERT UPDATE DELETE",
        ACTORS,
        "SELECT array_agg(DISTINCT to_actor_id) FROM changed WHERE to_actor_id IS NOT NULL",
    ),
    ("actors_offering", "INSERT UPDATE", OFFERINGS, "SELECT array_agg(id) FROM changed"),
    ("actors_offering", "INSERT UPDATE DELETE", ACTORS, "SELECT array_agg(DISTINCT actor_id) FROM changed"),
    (
        "actors_offering_terms",
        "INSERT UPDATE DELETE",
        OFFERINGS,
        "SELECT array_agg(DISTINCT offering_id) FROM changed",
    ),
    (
        "actors_term",
        "UPDATE",
        ACTORS,
        "SELECT array_agg(id) FROM (SELECT id FROM actors_actor JOIN changed ON code = actor_type_id "
        "UNION SELECT actor_id FROM actors_actor_areas JOIN changed ON code = term_id "
        "UNION SELECT actor_id FROM actors_actorcompetence JOIN changed ON code = term_id)",
    ),
    (
        "actors_term",
        "UPDATE",
        OFFERINGS,
        "SELECT array_agg(DISTINCT offering_id) FROM actors_offering_terms JOIN changed ON code = term_id",
    ),
    (
        "actors_municipality",
        "UPDATE",
        ACTORS,
        "SELECT array_agg(id) FROM actors_actor JOIN changed ON scb_code = municipality_id",
    ),
    (
        "actors_municipality",
        "UPDATE",
        OFFERINGS,
        "SELECT array_agg(offering.id) FROM actors_offering AS offering JOIN actors_actor AS actor "
        "ON actor.id = offering.actor_id JOIN changed ON scb_code = municipality_id",
    ),
]
# Nothing to write, but what a process has kept is old.
NOTICED = [("actors_term", "INSERT DELETE"), ("actors_municipality", "INSERT DELETE"), ("actors_actor", "DELETE")]


def triggers():
    """A statement's changes are followed together, however many rows it touched."""
    for number, (table, events, refresh, query) in enumerate(FOLLOWED, 1):
        for event in events.split():
            rows = "OLD" if event == "DELETE" else "NEW"
            yield (
                f"CREATE TRIGGER follow_{number}_{event.lower()} AFTER {event} ON {table} "
                f"REFERENCING {rows} TABLE AS changed FOR EACH STATEMENT "
                f"EXECUTE FUNCTION follow_registry('{refresh}', '{query}')",
                f"DROP TRIGGER follow_{number}_{event.lower()} ON {table}",
            )
    for table, events in NOTICED:
        for event in events.split():
            yield (
                f"CREATE TRIGGER notice_{event.lower()} AFTER {event} ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION follow_registry()",
                f"DROP TRIGGER notice_{event.lower()} ON {table}",
            )


class Migration(migrations.Migration):
    dependencies = [("actors", "0003_search_documents")]

    operations = [
        migrations.RunSQL(REFRESH, REMOVE),
        *[migrations.RunSQL(create, drop) for create, drop in triggers()],
        migrations.RunSQL(
            "SELECT refresh_actor_search(NULL); SELECT refresh_offering_search(NULL);", migrations.RunSQL.noop
        ),
    ]

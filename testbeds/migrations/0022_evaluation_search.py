"""Search documents of the evaluations and testbeds that everybody may read, kept right by the database.

What nobody else may read has no document at all. Nothing of needs comes into one: a need has its own, and its own
readers. Of a report only its newest version is told; what was taken down leaves but its title, as on the notice.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

TIE = """
ALTER TABLE testbeds_evaluationsearch ADD CONSTRAINT evaluationsearch_of_evaluation
    FOREIGN KEY (evaluation_id) REFERENCES testbeds_evaluation ON DELETE CASCADE;
ALTER TABLE testbeds_testbedsearch ADD CONSTRAINT testbedsearch_of_testbed
    FOREIGN KEY (testbed_id) REFERENCES testbeds_testbed ON DELETE CASCADE;
"""

EVALUATIONS = r"""
CREATE FUNCTION refresh_evaluation_search(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO testbeds_evaluationsearch
        (evaluation_id, facets, name, name_words, vector, shown_since, told_sv, told_en)
    SELECT evaluation.id, facets,
           folded(evaluation.title_sv),
           named || to_tsvector('simple', folded(names)) || facet_words(facets),
           setweight(named, 'A') || setweight(search_words(labels), 'B')
               || setweight(search_words(concat_ws(E'\n', told, told_in_english)), 'C')
               || setweight(search_words(around), 'D') || facet_words(facets),
           CASE WHEN is_reported AND NOT is_taken_down THEN now() END,
           told,
           coalesce(told_in_english, '')
    FROM testbeds_evaluation AS evaluation
    JOIN actors_offering AS offering ON offering.id = evaluation.offering_id
    JOIN actors_actor AS supplier ON supplier.id = offering.actor_id
    JOIN actors_actor AS site ON site.id = evaluation.site_id
    LEFT JOIN actors_actor AS whole ON whole.id = site.part_of_id
    LEFT JOIN testbeds_testbed AS testbed ON testbed.id = evaluation.testbed_id AND testbed.state <> 'draft'
    LEFT JOIN testbeds_evaluationplan AS plan ON plan.evaluation_id = evaluation.id
    LEFT JOIN actors_municipality AS town
        ON town.scb_code = coalesce(site.municipality_id, whole.municipality_id) AND site.actor_type_id <> 'AKT03'
    CROSS JOIN LATERAL (
        SELECT evaluation.published_at IS NOT NULL
                   AND evaluation.state IN ('published', 'followed_up', 'aborted') AS is_reported,
               EXISTS (SELECT FROM testbeds_takedown WHERE evaluation_id = evaluation.id) AS is_taken_down
    ) AS standing
    LEFT JOIN LATERAL (
        SELECT convert_from(document, 'UTF8') AS content FROM testbeds_reportversion
        WHERE evaluation_id = evaluation.id AND is_reported AND NOT is_taken_down
        ORDER BY number DESC LIMIT 1
    ) AS version ON true
    CROSS JOIN LATERAL (
        SELECT CASE WHEN version.content IS JSON OBJECT THEN version.content::jsonb END AS report
    ) AS newest
    CROSS JOIN LATERAL (
        SELECT array_agg(DISTINCT code ORDER BY code) AS codes, string_agg(DISTINCT code, ' ') AS words
        FROM (
            SELECT coalesce(current_term(term.replaced_by_id), term.code) AS code
            FROM actors_offering_terms AS chosen JOIN actors_term AS term ON term.code = chosen.term_id
            WHERE chosen.offering_id = evaluation.offering_id
        ) AS term
    ) AS about
    CROSS JOIN LATERAL (
        SELECT concat_ws(' ', evaluation.title_sv, evaluation.title_en) AS names,
               concat_ws(
                   E'\n', offering.name, supplier.display_name, supplier.legal_name, site.display_name,
                   site.legal_name, whole.display_name, whole.legal_name, testbed.name_sv, testbed.name_en,
                   town.name, about.words
               ) AS labels,
               CASE WHEN is_taken_down THEN ''
                    WHEN is_reported THEN coalesce(
                        nullif(report -> 'short' ->> 'sv', ''), report ->> 'lessons', evaluation.lessons_sv)
                    ELSE coalesce(plan.question, '') END AS told,
               report -> 'short' ->> 'en' AS told_in_english,
               concat_ws(
                   E'\n', report ->> 'interpretation', report ->> 'economy', report ->> 'limits',
                   report ->> 'lessons', report -> 'verdict' ->> 'conditions', report -> 'verdict' ->> 'reasons'
               ) AS around,
               array_remove(
                   array[
                       CASE WHEN evaluation.state = 'aborted' THEN 'aborted'
                            WHEN evaluation.state = 'dropped' THEN 'dropped'
                            WHEN is_reported THEN 'reported'
                            ELSE 'under_way' END,
                       report -> 'verdict' ->> 'outcome',
                       'y' || extract(year FROM evaluation.published_at AT TIME ZONE 'Europe/Stockholm'),
                       coalesce(town.scb_code, 'utanfor')
                   ] || about.codes,
                   NULL
               ) AS facets
    ) AS document
    CROSS JOIN LATERAL (SELECT search_words(names)) AS found(named)
    WHERE (ids IS NULL OR evaluation.id = ANY (ids))
      AND evaluation.state NOT IN ('proposal', 'planning')
      AND (evaluation.state <> 'dropped' OR plan.frozen_at IS NOT NULL)
    ON CONFLICT (evaluation_id) DO UPDATE
        SET facets = EXCLUDED.facets, name = EXCLUDED.name, name_words = EXCLUDED.name_words,
            vector = EXCLUDED.vector, told_sv = EXCLUDED.told_sv, told_en = EXCLUDED.told_en,
            shown_since = coalesce(testbeds_evaluationsearch.shown_since, EXCLUDED.shown_since);
$$;
"""

TESTBEDS = r"""
CREATE FUNCTION refresh_testbed_search(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO testbeds_testbedsearch (testbed_id, facets, name, name_words, vector, shown_since)
    SELECT testbed.id, facets,
           folded(testbed.name_sv),
           named || to_tsvector('simple', folded(names)) || facet_words(facets),
           setweight(named, 'A') || setweight(search_words(labels), 'B') || setweight(search_words(summaries), 'C')
               || setweight(search_words(around), 'D') || facet_words(facets),
           CASE WHEN testbed.state = 'published' THEN now() END
    FROM testbeds_testbed AS testbed
    JOIN actors_actor AS host ON host.id = testbed.host_id
    LEFT JOIN actors_actor AS whole ON whole.id = host.part_of_id
    LEFT JOIN actors_municipality AS town
        ON town.scb_code = coalesce(host.municipality_id, whole.municipality_id) AND host.actor_type_id <> 'AKT03'
    CROSS JOIN LATERAL (
        SELECT array_agg(DISTINCT code ORDER BY code) AS codes, string_agg(DISTINCT code, ' ') AS words
        FROM (
            SELECT coalesce(current_term(term.replaced_by_id), term.code) AS code
            FROM testbeds_testbed_terms AS chosen JOIN actors_term AS term ON term.code = chosen.term_id
            WHERE chosen.testbed_id = testbed.id
        ) AS term
    ) AS about
    CROSS JOIN LATERAL (
        SELECT concat_ws(' ', testbed.name_sv, testbed.name_en) AS names,
               concat_ws(
                   E'\n', host.display_name, host.legal_name, whole.display_name, whole.legal_name, town.name,
                   about.words
               ) AS labels,
               concat_ws(E'\n', testbed.summary_sv, testbed.summary_en) AS summaries,
               concat_ws(E'\n', testbed.equipment, testbed.systems, testbed.gives, testbed.cost_terms) AS around,
               array_remove(
                   array[testbed.kind::text, testbed.state::text, coalesce(town.scb_code, 'utanfor')] || about.codes,
                   NULL
               ) AS facets
    ) AS document
    CROSS JOIN LATERAL (SELECT search_words(names)) AS found(named)
    WHERE (ids IS NULL OR testbed.id = ANY (ids)) AND testbed.state <> 'draft'
    ON CONFLICT (testbed_id) DO UPDATE
        SET facets = EXCLUDED.facets, name = EXCLUDED.name, name_words = EXCLUDED.name_words,
            vector = EXCLUDED.vector, shown_since = coalesce(testbeds_testbedsearch.shown_since, EXCLUDED.shown_since);
$$;
"""

WORDS = r"""
-- The words that help with typos come with a document, and leave with the last that had them.
CREATE FUNCTION follow_public_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    said text[] := '{}';
    left_out text[] := '{}';
BEGIN
    IF TG_OP <> 'INSERT' THEN
        left_out := array(
            SELECT DISTINCT word FROM was, unnest(tsvector_to_array(vector)) AS word WHERE word ~ '^[a-z]{4,}$'
        );
    END IF;
    IF TG_OP <> 'DELETE' THEN
        said := array(
            SELECT DISTINCT word FROM changed, unnest(tsvector_to_array(vector)) AS word WHERE word ~ '^[a-z]{4,}$'
        );
        INSERT INTO actors_searchword (word) SELECT one FROM unnest(said) AS one
        WHERE NOT EXISTS (SELECT FROM actors_searchword AS kept WHERE kept.word = one);
    END IF;
    PERFORM drop_words(array(SELECT unnest(left_out) EXCEPT SELECT unnest(said)));
    RETURN NULL;
END $$;
"""
SEEN = {
    "INSERT": "NEW TABLE AS changed",
    "UPDATE": "OLD TABLE AS was NEW TABLE AS changed",
    "DELETE": "OLD TABLE AS was",
}

OF_ACTORS = """
SELECT array_agg(DISTINCT evaluation.id) FROM testbeds_evaluation AS evaluation
JOIN actors_offering AS offering ON offering.id = evaluation.offering_id
JOIN actors_actor AS actor ON actor.id IN (evaluation.site_id, offering.actor_id)
JOIN changed ON changed.id IN (actor.id, actor.part_of_id)
"""
HOSTS = """
SELECT array_agg(DISTINCT testbed.id) FROM testbeds_testbed AS testbed
JOIN actors_actor AS actor ON actor.id = testbed.host_id JOIN changed ON changed.id IN (actor.id, actor.part_of_id)
"""
OF_OFFERINGS = "SELECT array_agg(evaluation.id) FROM testbeds_evaluation AS evaluation JOIN changed ON "

# Kind, table, the changes that matter, and whose documents they touch: a query over the rows that `changed`.
FOLLOWED = [
    ("evaluation", "testbeds_evaluation", "INSERT UPDATE", "SELECT array_agg(id) FROM changed"),
    ("evaluation", "testbeds_reportversion", "INSERT", "SELECT array_agg(DISTINCT evaluation_id) FROM changed"),
    ("evaluation", "testbeds_takedown", "INSERT", "SELECT array_agg(evaluation_id) FROM changed"),
    ("evaluation", "actors_offering", "UPDATE", OF_OFFERINGS + " changed.id = evaluation.offering_id"),
    (
        *("evaluation", "actors_offering_terms", "INSERT UPDATE DELETE"),
        OF_OFFERINGS + " changed.offering_id = evaluation.offering_id",
    ),
    (
        *("evaluation", "testbeds_testbed", "UPDATE"),
        OF_OFFERINGS + " changed.id = evaluation.testbed_id",
    ),
    ("evaluation", "actors_actor", "UPDATE", OF_ACTORS),
    (
        *("evaluation", "actors_municipality", "UPDATE"),
        "SELECT array_agg(evaluation_id) FROM testbeds_evaluationsearch JOIN changed ON facets @> array[scb_code]",
    ),
    (
        *("evaluation", "actors_term", "UPDATE"),
        "WITH RECURSIVE astray(code) AS (SELECT code FROM changed UNION "
        "SELECT term.code FROM actors_term AS term JOIN astray ON term.replaced_by_id = astray.code) "
        "SELECT array_agg(DISTINCT evaluation.id) FROM testbeds_evaluation AS evaluation "
        "JOIN actors_offering_terms AS chosen USING (offering_id) JOIN astray ON code = term_id",
    ),
    ("testbed", "testbeds_testbed", "INSERT UPDATE", "SELECT array_agg(id) FROM changed"),
    (
        *("testbed", "testbeds_testbed_terms", "INSERT UPDATE DELETE"),
        "SELECT array_agg(DISTINCT testbed_id) FROM changed",
    ),
    ("testbed", "actors_actor", "UPDATE", HOSTS),
    (
        *("testbed", "actors_municipality", "UPDATE"),
        "SELECT array_agg(testbed_id) FROM testbeds_testbedsearch JOIN changed ON facets @> array[scb_code]",
    ),
    (
        *("testbed", "actors_term", "UPDATE"),
        "WITH RECURSIVE astray(code) AS (SELECT code FROM changed UNION "
        "SELECT term.code FROM actors_term AS term JOIN astray ON term.replaced_by_id = astray.code) "
        "SELECT array_agg(DISTINCT testbed_id) FROM testbeds_testbed_terms JOIN astray ON code = term_id",
    ),
]


def triggers():
    """A statement's changes are followed together, however many rows it touched."""
    for kind, table, events, query in FOLLOWED:
        for event in events.split():
            rows, name = ("OLD" if event == "DELETE" else "NEW"), f"follow_{kind}s_{event.lower()}"
            yield (
                f"CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {rows} TABLE AS changed "
                f"FOR EACH STATEMENT EXECUTE FUNCTION follow_registry('refresh_{kind}_search', '{query}')",
                f"DROP TRIGGER {name} ON {table}",
            )
    for kind in ("evaluation", "testbed"):
        yield (
            f"CREATE TRIGGER notice_delete AFTER DELETE ON testbeds_{kind} "
            "FOR EACH STATEMENT EXECUTE FUNCTION follow_registry()",
            f"DROP TRIGGER notice_delete ON testbeds_{kind}",
        )
        for event, rows in SEEN.items():
            yield (
                f"CREATE TRIGGER follow_words_{event.lower()} AFTER {event} ON testbeds_{kind}search "
                f"REFERENCING {rows} FOR EACH STATEMENT EXECUTE FUNCTION follow_public_words()",
                f"DROP TRIGGER follow_words_{event.lower()} ON testbeds_{kind}search",
            )


def document(kind, *more):
    """The table of the documents of one kind."""
    fields = [
        ("facets", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), size=None)),
        ("name", models.TextField(db_collation="C")),
        ("name_words", django.contrib.postgres.search.SearchVectorField()),
        ("vector", django.contrib.postgres.search.SearchVectorField()),
        ("shown_since", models.DateTimeField(null=True)),
        (
            kind,
            models.OneToOneField(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                primary_key=True,
                related_name="search",
                serialize=False,
                to=f"testbeds.{kind}",
            ),
        ),
        *more,
    ]
    gin = django.contrib.postgres.indexes.GinIndex
    indexes = [
        *(gin(fields=[field], name=f"{kind}search_{field}") for field in ("facets", "name_words", "vector")),
        *(models.Index(fields=[field], name=f"{kind}search_{field}") for field in ("name", "shown_since")),
    ]
    name = {"evaluation": "EvaluationSearch", "testbed": "TestbedSearch"}[kind]
    return migrations.CreateModel(name=name, fields=fields, options={"abstract": False, "indexes": indexes})


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0021_adopting"), ("actors", "0025_projects")]

    operations = [
        document("evaluation", ("told_sv", models.TextField()), ("told_en", models.TextField())),
        document("testbed"),
        migrations.RunSQL(TIE, migrations.RunSQL.noop),
        migrations.RunSQL(
            EVALUATIONS + TESTBEDS + WORDS,
            "DROP FUNCTION refresh_evaluation_search(bigint[]), refresh_testbed_search(bigint[]), "
            "follow_public_words() CASCADE",
        ),
        *[migrations.RunSQL(create, drop) for create, drop in triggers()],
        migrations.RunSQL(
            "SELECT refresh_evaluation_search(NULL); SELECT refresh_testbed_search(NULL)", migrations.RunSQL.noop
        ),
    ]

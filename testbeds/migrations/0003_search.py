"""A search document per need, kept right by the database: whatever it is made of is followed in the same transaction.

Made like those of events. Which document is shown is decided by the lists. What differs is who may learn its words:
parts of words and typos are looked for among the words of public needs alone, so a word comes there when a need becomes
public and leaves, in the same transaction, with the last public row that had it.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

TIE = """
ALTER TABLE testbeds_needsearch ADD CONSTRAINT needsearch_of_need
    FOREIGN KEY (need_id) REFERENCES testbeds_need ON DELETE CASCADE
"""

REFRESH = r"""
CREATE FUNCTION refresh_need_search(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO testbeds_needsearch
        (need_id, facets, name, name_words, vector, is_public, shown_since, arena_since)
    SELECT need.id, facets,
           folded(need.title_sv),
           named || to_tsvector('simple', folded(names)) || facet_words(facets),
           setweight(named, 'A') || setweight(search_words(labels), 'B') || setweight(search_words(problems), 'C')
               || setweight(search_words(around), 'D') || facet_words(facets),
           shown.publicly,
           CASE WHEN shown.publicly THEN now() END,
           CASE WHEN need.published_at IS NOT NULL THEN now() END
    FROM testbeds_need AS need
    CROSS JOIN LATERAL (SELECT need.published_at IS NOT NULL AND need.visibility = 'public') AS shown(publicly)
    CROSS JOIN LATERAL (
        SELECT array_agg(DISTINCT code ORDER BY code) AS codes, string_agg(DISTINCT code, ' ') AS words
        FROM (
            SELECT coalesce(current_term(term.replaced_by_id), term.code) AS code
            FROM testbeds_need_terms AS chosen JOIN actors_term AS term ON term.code = chosen.term_id
            WHERE chosen.need_id = need.id
        ) AS term
    ) AS about
    CROSS JOIN LATERAL (
        SELECT string_agg(concat_ws(' ', has.display_name, has.legal_name), E'\n') AS names_of,
               array_agg(coalesce(has.municipality_id, whole.municipality_id))
                   FILTER (WHERE 'AKT02' IN (has.actor_type_id, whole.actor_type_id)) AS seats
        FROM (
            SELECT need.owner_id AS id
            UNION SELECT actor_id FROM testbeds_needsharing WHERE need_id = need.id
        ) AS involved
        JOIN actors_actor AS has ON has.id = involved.id AND has.state IN ('published', 'dormant', 'closed')
        LEFT JOIN actors_actor AS whole
            ON whole.id = has.part_of_id AND whole.state IN ('published', 'dormant', 'closed')
    ) AS people
    CROSS JOIN LATERAL (
        SELECT array_agg(municipality_id) AS towns FROM testbeds_need_municipalities WHERE need_id = need.id
    ) AS told
    CROSS JOIN LATERAL (
        SELECT array_agg(scb_code ORDER BY scb_code) AS codes, string_agg(name, ' ') AS called
        FROM actors_municipality WHERE scb_code = ANY (people.seats || told.towns)
    ) AS town
    CROSS JOIN LATERAL (
        SELECT concat_ws(' ', need.title_sv, need.title_en) AS names,
               concat_ws(E'\n', people.names_of, town.called, about.words) AS labels,
               concat_ws(E'\n', need.problem_sv, need.problem_en) AS problems,
               concat_ws(
                   E'\n', need.affected, need.consequences, need.wished_state, need.noticed_by, need.tried,
                   need.constraints, need.required_standards, need.host_unit, need.solved_how
               ) AS around,
               array_remove(
                   array[need.state::text, need.origin, nullif(need.hosting, '')]
                       || coalesce(town.codes::text[], array['utanfor']) || about.codes,
                   NULL
               ) AS facets
    ) AS document
    CROSS JOIN LATERAL (SELECT search_words(names)) AS found(named)
    WHERE ids IS NULL OR need.id = ANY (ids)
    ON CONFLICT (need_id) DO UPDATE
        SET facets = EXCLUDED.facets, name = EXCLUDED.name, name_words = EXCLUDED.name_words,
            vector = EXCLUDED.vector, is_public = EXCLUDED.is_public,
            shown_since = coalesce(testbeds_needsearch.shown_since, EXCLUDED.shown_since),
            arena_since = coalesce(testbeds_needsearch.arena_since, EXCLUDED.arena_since);
$$;
"""

WORDS = r"""
-- Forget the words that no other document has. Every table of documents is asked, also of rooms that come later.
CREATE FUNCTION drop_words(words text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    document regclass;
BEGIN
    IF words = '{}' THEN
        RETURN;
    END IF;
    -- Two needs that stop being public at once, with one word: the later waits, and sees that the earlier is gone.
    PERFORM pg_advisory_xact_lock('testbeds_needsearch'::regclass::bigint);
    words := array(
        SELECT word FROM unnest(words) AS word
        WHERE NOT EXISTS (SELECT FROM testbeds_needsearch WHERE is_public AND vector @@ any_of(array[word]))
    );
    FOR document IN
        SELECT attrelid FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE attname = 'name_words' AND relkind = 'r' AND pg_table_is_visible(attrelid)
          AND attrelid <> 'testbeds_needsearch'::regclass
    LOOP
        EXECUTE format(
            'SELECT array(SELECT word FROM unnest($1) AS word'
            '             WHERE NOT EXISTS (SELECT FROM %s WHERE vector @@ any_of(array[word])))',
            document) INTO words USING words;
    END LOOP;
    DELETE FROM actors_searchword WHERE word = ANY (words);
END $$;

CREATE FUNCTION follow_need_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    said text[] := '{}';
    left_out text[] := '{}';
BEGIN
    IF TG_OP <> 'INSERT' THEN
        left_out := array(
            SELECT DISTINCT word FROM was, unnest(tsvector_to_array(vector)) AS word
            WHERE is_public AND word ~ '^[a-z]{4,}$'
        );
    END IF;
    IF TG_OP <> 'DELETE' THEN
        said := array(
            SELECT DISTINCT word FROM changed, unnest(tsvector_to_array(vector)) AS word
            WHERE is_public AND word ~ '^[a-z]{4,}$'
        );
        INSERT INTO actors_searchword (word) SELECT one FROM unnest(said) AS one
        WHERE NOT EXISTS (SELECT FROM actors_searchword AS kept WHERE kept.word = one);
    END IF;
    PERFORM drop_words(array(SELECT unnest(left_out) EXCEPT SELECT unnest(said)));
    RETURN NULL;
END $$;
CREATE TRIGGER follow_words_insert AFTER INSERT ON testbeds_needsearch
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION follow_need_words();
CREATE TRIGGER follow_words_update AFTER UPDATE ON testbeds_needsearch
    REFERENCING OLD TABLE AS was NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION follow_need_words();
CREATE TRIGGER follow_words_delete AFTER DELETE ON testbeds_needsearch
    REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION follow_need_words();
"""

OF_ACTORS = """
SELECT array_agg(DISTINCT need.id) FROM testbeds_need AS need
LEFT JOIN testbeds_needsharing AS sharing ON sharing.need_id = need.id
JOIN actors_actor AS actor ON actor.id IN (need.owner_id, sharing.actor_id)
JOIN changed ON changed.id IN (actor.id, actor.part_of_id)
"""

# Table, the changes that matter, and whose documents they touch: a query over the rows that `changed`.
FOLLOWED = [
    ("testbeds_need", "INSERT UPDATE", "SELECT array_agg(id) FROM changed"),
    *(
        (part, "INSERT UPDATE DELETE", "SELECT array_agg(DISTINCT need_id) FROM changed")
        for part in ["testbeds_need_terms", "testbeds_need_municipalities", "testbeds_needsharing"]
    ),
    ("actors_actor", "UPDATE", OF_ACTORS),
    (
        "actors_municipality",
        "UPDATE",
        "SELECT array_agg(need_id) FROM testbeds_needsearch JOIN changed ON facets @> array[scb_code]",
    ),
    (
        "actors_term",
        "UPDATE",
        "WITH RECURSIVE astray(code) AS (SELECT code FROM changed UNION "
        "SELECT term.code FROM actors_term AS term JOIN astray ON term.replaced_by_id = astray.code) "
        "SELECT array_agg(DISTINCT need_id) FROM testbeds_need_terms JOIN astray ON code = term_id",
    ),
]


def triggers():
    """A statement's changes are followed together, however many rows it touched."""
    for table, events, query in FOLLOWED:
        for event in events.split():
            rows, name = ("OLD" if event == "DELETE" else "NEW"), f"follow_needs_{event.lower()}"
            yield (
                f"CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {rows} TABLE AS changed "
                f"FOR EACH STATEMENT EXECUTE FUNCTION follow_registry('refresh_need_search', '{query}')",
                f"DROP TRIGGER {name} ON {table}",
            )
    yield (
        "CREATE TRIGGER notice_delete AFTER DELETE ON testbeds_need "
        "FOR EACH STATEMENT EXECUTE FUNCTION follow_registry()",
        "DROP TRIGGER notice_delete ON testbeds_need",
    )


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0002_history"), ("actors", "0025_projects")]

    operations = [
        migrations.CreateModel(
            name="NeedSearch",
            fields=[
                (
                    "facets",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), size=None),
                ),
                ("name", models.TextField(db_collation="C")),
                ("name_words", django.contrib.postgres.search.SearchVectorField()),
                ("vector", django.contrib.postgres.search.SearchVectorField()),
                ("shown_since", models.DateTimeField(null=True)),
                (
                    "need",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="search",
                        serialize=False,
                        to="testbeds.need",
                    ),
                ),
                ("is_public", models.BooleanField()),
                ("arena_since", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["facets"], name="needsearch_facets"),
                    django.contrib.postgres.indexes.GinIndex(fields=["name_words"], name="needsearch_name_words"),
                    django.contrib.postgres.indexes.GinIndex(fields=["vector"], name="needsearch_vector"),
                    models.Index(fields=["name"], name="needsearch_name"),
                    models.Index(fields=["shown_since"], name="needsearch_shown_since"),
                ],
            },
        ),
        migrations.RunSQL(TIE, migrations.RunSQL.noop),
        migrations.RunSQL(
            REFRESH + WORDS,
            "DROP FUNCTION refresh_need_search(bigint[]), follow_need_words(), drop_words(text[]) CASCADE",
        ),
        *[migrations.RunSQL(create, drop) for create, drop in triggers()],
        migrations.RunSQL("SELECT refresh_need_search(NULL)", migrations.RunSQL.noop),
    ]

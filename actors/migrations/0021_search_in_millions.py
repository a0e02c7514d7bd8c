"""Search documents that stay quick over a million rows.

A document holds the words of its own row and the codes of its terms; what a term is called, and which words mean the
same, is looked up when somebody asks (`search_question`). So a document is small, and a changed label needs no rewrite.

`actors_searchword` holds every word once. Parts of words and small typos are looked for there, among some thousand
words instead of in every text; what is found becomes an ordinary question to the index of whole words.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

QUESTIONS = r"""
CREATE FUNCTION lexemes_of(query tsquery) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT coalesce(array_agg(DISTINCT replace(found[1], '''''', '''')), '{}')
    FROM regexp_matches(query::text, '''((?:[^'']|'''')+)''', 'g') AS found
$$;

CREATE FUNCTION any_of(lexemes text[]) RETURNS tsquery LANGUAGE sql IMMUTABLE AS $$
    SELECT string_agg('''' || replace(replace(one, '\', '\\'), '''', '''''') || '''', ' | ')::tsquery
    FROM unnest(lexemes) AS one
$$;

-- The code that stands for this one today; a replaced code leads on to its heir.
CREATE FUNCTION current_term(value text) RETURNS text LANGUAGE sql STABLE STRICT AS $$
    WITH RECURSIVE chain(code, heir, step) AS (
        SELECT code::text, replaced_by_id::text, 0 FROM actors_term WHERE code = value
        UNION ALL
        SELECT term.code, term.replaced_by_id, step + 1
        FROM chain JOIN actors_term AS term ON term.code = chain.heir WHERE step < 9
    )
    SELECT code FROM chain ORDER BY step DESC LIMIT 1
$$;

-- The query with each of the words that the vocabulary holds for equal standing for all of them.
CREATE FUNCTION with_equal_words(asked tsquery) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
DECLARE
    widened tsquery := asked;
    members text[];
    target tsquery;
    equal tsquery;
BEGIN
    FOR members IN
        SELECT string_to_array(line, '=') FROM actors_termsearch, unnest(equals) AS line
    LOOP
        FOR target IN
            SELECT DISTINCT plainto_tsquery(language, form)::text
            FROM unnest(members) AS member, unnest(array[member, folded(member)]) AS form,
                 unnest(array['swedish', 'simple']::regconfig[]) AS language
        LOOP
            IF numnode(target) > 0 AND asked @> target THEN
                equal := (SELECT string_agg('(' || phraseto_tsquery('swedish', member)::text || ')', ' | ')::tsquery
                          FROM unnest(members) AS member);
                widened := ts_rewrite(widened, target, equal || target);
            END IF;
        END LOOP;
    END LOOP;
    RETURN widened;
END $$;

-- What a search asks for: `ranked` is its words, their equals and the terms that have them, `anything` is any of its
-- words, `wide` has parts of words too, and `needles` are what to mark in a text.
CREATE FUNCTION search_question(
    q text, parts text[], OUT ranked tsquery, OUT anything tsquery, OUT wide tsquery, OUT needles text[]
) LANGUAGE plpgsql STABLE AS $$
DECLARE
    one text;
    words text[];
    codes text[];
    around tsquery := NULL;
BEGIN
    ranked := websearch_to_tsquery('swedish', q);
    IF folded(q) <> lower(q) THEN
        ranked := ranked || websearch_to_tsquery('swedish', folded(q));
    END IF;
    ranked := with_equal_words(ranked);
    words := lexemes_of(ranked);
    anything := coalesce(any_of(words), '');
    FOREACH one IN ARRAY words LOOP
        SELECT array_agg(DISTINCT lower(current_term(term_id))) INTO codes
        FROM actors_termsearch WHERE vector @@ any_of(array[one]);
        IF codes IS NOT NULL THEN
            ranked := ts_rewrite(ranked, any_of(array[one]), any_of(one || codes));
        END IF;
    END LOOP;
    needles := (SELECT array_agg(DISTINCT folded(word)) FROM unnest(words) AS word);
    wide := ranked;
    FOREACH one IN ARRAY parts LOOP
        words := array(
            SELECT DISTINCT word FROM (
                SELECT word FROM actors_searchword
                WHERE word LIKE '%' || search_part(one) || '%' ORDER BY length(word), word LIMIT 300
            ) AS near
            UNION ALL
            SELECT lower(current_term(term_id)) FROM actors_termsearch WHERE text LIKE '%' || search_part(one) || '%'
            UNION ALL
            SELECT unnest(lexemes_of(websearch_to_tsquery('swedish', one)))
        );
        words := array(SELECT DISTINCT unnest(words || lexemes_of(websearch_to_tsquery('swedish', folded(one)))));
        needles := needles || search_part(one);
        around := CASE WHEN around IS NULL THEN any_of(words) ELSE around && any_of(words) END;
    END LOOP;
    IF around IS NOT NULL THEN
        wide := ranked || around;
    END IF;
END $$;

-- Rows with words close to each of these words, for when nothing matches; NULL when a word is close to none.
CREATE FUNCTION resembling_question(parts text[]) RETURNS tsquery LANGUAGE plpgsql STABLE
SET pg_trgm.similarity_threshold = 0.4 AS $$
DECLARE
    one text;
    words text[];
    around tsquery := NULL;
BEGIN
    FOREACH one IN ARRAY parts LOOP
        words := array(
            (SELECT word FROM actors_searchword WHERE word % folded(one)
             ORDER BY similarity(word, folded(one)) DESC, word LIMIT 6)
            UNION ALL
            (SELECT word FROM actors_searchword WHERE word % search_part(one)
             ORDER BY similarity(word, search_part(one)) DESC, word LIMIT 6)
        );
        IF words = '{}' THEN
            RETURN NULL;
        END IF;
        around := CASE WHEN around IS NULL THEN any_of(words) ELSE around && any_of(words) END;
    END LOOP;
    RETURN around;
END $$;
"""

DOCUMENTS = r"""
-- The codes of a document among its words, so that one look into one index asks for words and choices together.
CREATE FUNCTION facet_words(facets text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT array_to_tsvector(array(SELECT 'f:' || facet FROM unnest(facets) AS facet))
$$;

-- A word is kept once, without waiting for anybody who writes the same word at this moment.
CREATE FUNCTION keep_words(document regclass, key text, ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'INSERT INTO actors_searchword (word) SELECT said.word FROM ('
        '    SELECT DISTINCT word FROM %s, unnest(tsvector_to_array(vector)) AS word'
        '    WHERE ($1 IS NULL OR %I = ANY ($1)) AND word ~ ''^[a-z]{4,}$'''
        ') AS said WHERE NOT EXISTS (SELECT FROM actors_searchword AS kept WHERE kept.word = said.word)',
        document, key) USING ids;
END $$;

CREATE FUNCTION refresh_term_search(codes text[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO actors_termsearch (term_id, facets, name, name_words, vector, text, equals, shown_since)
    SELECT term.code, array[term.vocabulary], folded(term.label_sv),
           named || to_tsvector('simple', folded(names)) || facet_words(array[term.vocabulary]),
           setweight(named, 'A') || setweight(search_words(term.synonyms), 'B') || facet_words(array[term.vocabulary]),
           folded(concat_ws(' ', names, term.synonyms)),
           array(
               SELECT regexp_replace(btrim(item), '\s*=\s*', '=', 'g')
               FROM string_to_table(term.synonyms, ';') AS item WHERE item LIKE '%=%'
           ),
           now()
    FROM actors_term AS term
    CROSS JOIN LATERAL (SELECT concat_ws(' ', term.label_sv, term.label_en)) AS said(names)
    CROSS JOIN LATERAL (SELECT search_words(names)) AS found(named)
    WHERE codes IS NULL OR term.code = ANY (codes)
    ON CONFLICT (term_id) DO UPDATE
        SET facets = EXCLUDED.facets, name = EXCLUDED.name, name_words = EXCLUDED.name_words,
            vector = EXCLUDED.vector, text = EXCLUDED.text, equals = EXCLUDED.equals;
    INSERT INTO actors_searchword (word) SELECT said.word FROM (
        SELECT DISTINCT word FROM actors_termsearch, unnest(tsvector_to_array(vector)) AS word
        WHERE (codes IS NULL OR term_id = ANY (codes)) AND word ~ '^[a-z]{4,}$'
    ) AS said WHERE NOT EXISTS (SELECT FROM actors_searchword AS kept WHERE kept.word = said.word);
$$;

CREATE OR REPLACE FUNCTION refresh_actor_search(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO actors_actorsearch (actor_id, facets, name, name_words, vector, shown_since)
    SELECT actor.id, facets,
           folded(coalesce(nullif(actor.display_name, ''), actor.legal_name)),
           named || to_tsvector('simple', folded(names)) || facet_words(facets),
           setweight(named, 'A') || setweight(search_words(labels), 'B') || setweight(search_words(summaries), 'C')
               || setweight(search_words(around), 'D') || facet_words(facets),
           CASE WHEN actor.state IN ('published', 'dormant', 'closed') THEN now() END
    FROM actors_actor AS actor
    LEFT JOIN actors_municipality AS municipality ON municipality.scb_code = actor.municipality_id
    LEFT JOIN actors_actor AS whole ON whole.id = actor.part_of_id AND whole.state IN ('published', 'dormant', 'closed')
    CROSS JOIN LATERAL (
        SELECT array_agg(DISTINCT code ORDER BY code) AS codes, string_agg(DISTINCT code, ' ') AS words
        FROM (
            SELECT coalesce(current_term(term.replaced_by_id), term.code) AS code
            FROM actors_term AS term
            WHERE term.code IN (SELECT term_id FROM actors_actor_areas WHERE actor_id = actor.id)
               OR term.code IN (
                   SELECT term_id FROM actors_actorcompetence WHERE actor_id = actor.id AND stance <> 'seeking')
        ) AS term
    ) AS knows
    CROSS JOIN LATERAL (
        SELECT string_agg(name, E'\n') AS offerings
        FROM actors_offering WHERE actor_id = actor.id AND state IN ('published', 'retired')
    ) AS offers
    CROSS JOIN LATERAL (
        SELECT string_agg(coalesce(former.legal_name || ' ' || former.display_name, relation.from_name), E'\n') AS was
        FROM actors_actorrelation AS relation
        LEFT JOIN actors_actor AS former ON former.id = relation.from_actor_id
        WHERE relation.to_actor_id = actor.id AND relation.kind = 'succeeded_by'
          AND (former.id IS NULL OR former.state IN ('published', 'dormant', 'closed', 'merged'))
    ) AS history
    CROSS JOIN LATERAL (
        SELECT concat_ws(' ', actor.display_name, actor.legal_name) AS names,
               concat_ws(
                   E'\n', whole.display_name, whole.legal_name, municipality.name,
                   current_term(actor.actor_type_id), knows.words
               ) AS labels,
               concat_ws(E'\n', actor.summary_sv, actor.summary_en) AS summaries,
               concat_ws(
                   E'\n', offers.offerings, history.was, actor.country, actor.org_number,
                   left(actor.org_number, 6) || '-' || right(actor.org_number, 4)
               ) AS around,
               array_remove(
                   array[current_term(actor.actor_type_id), coalesce(actor.municipality_id, 'utanfor')] || knows.codes,
                   NULL
               ) AS facets
    ) AS document
    CROSS JOIN LATERAL (SELECT search_words(names)) AS found(named)
    WHERE ids IS NULL OR actor.id = ANY (ids)
    ON CONFLICT (actor_id) DO UPDATE
        SET facets = EXCLUDED.facets, name = EXCLUDED.name, name_words = EXCLUDED.name_words,
            vector = EXCLUDED.vector, shown_since = coalesce(actors_actorsearch.shown_since, EXCLUDED.shown_since);
    SELECT keep_words('actors_actorsearch', 'actor_id', ids);
$$;

CREATE OR REPLACE FUNCTION refresh_offering_search(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO actors_offeringsearch (offering_id, facets, name, name_words, vector, shown_since)
    SELECT offering.id, facets,
           folded(offering.name),
           named || to_tsvector('simple', folded(offering.name)) || facet_words(facets),
           setweight(named, 'A') || setweight(search_words(labels), 'B') || setweight(search_words(problems), 'C')
               || setweight(search_words(around), 'D') || facet_words(facets),
           CASE WHEN offering.state IN ('published', 'retired') AND actor.state IN ('published', 'dormant', 'closed')
                THEN now() END
    FROM actors_offering AS offering
    JOIN actors_actor AS actor ON actor.id = offering.actor_id
    LEFT JOIN actors_municipality AS municipality ON municipality.scb_code = actor.municipality_id
    LEFT JOIN actors_actor AS whole ON whole.id = actor.part_of_id AND whole.state IN ('published', 'dormant', 'closed')
    CROSS JOIN LATERAL (
        SELECT array_agg(DISTINCT code ORDER BY code) AS codes, string_agg(DISTINCT code, ' ') AS words
        FROM (
            SELECT coalesce(current_term(term.replaced_by_id), term.code) AS code
            FROM actors_offering_terms AS chosen JOIN actors_term AS term ON term.code = chosen.term_id
            WHERE chosen.offering_id = offering.id
        ) AS term
    ) AS about
    CROSS JOIN LATERAL (
        SELECT concat_ws(
                   E'\n', actor.display_name, actor.legal_name, whole.display_name, whole.legal_name, about.words
               ) AS labels,
               concat_ws(E'\n', offering.problem_sv, offering.problem_en) AS problems,
               concat_ws(E'\n', offering.users, offering.standards, municipality.name) AS around,
               array_remove(
                   array[nullif(offering.offering_type, ''), coalesce(actor.municipality_id, 'utanfor')] || about.codes,
                   NULL
               ) AS facets
    ) AS document
    CROSS JOIN LATERAL (SELECT search_words(offering.name)) AS found(named)
    WHERE ids IS NULL OR offering.id = ANY (ids)
    ON CONFLICT (offering_id) DO UPDATE
        SET facets = EXCLUDED.facets, name = EXCLUDED.name, name_words = EXCLUDED.name_words,
            vector = EXCLUDED.vector, shown_since = coalesce(actors_offeringsearch.shown_since, EXCLUDED.shown_since);
    SELECT keep_words('actors_offeringsearch', 'offering_id', ids);
$$;

-- Labels are looked up when somebody asks; a document is written anew only where a code was replaced.
CREATE FUNCTION follow_terms() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    codes text[];
BEGIN
    PERFORM refresh_term_search((SELECT array_agg(code::text) FROM changed)), nextval('registry_version');
    IF TG_OP = 'UPDATE' THEN
        codes := array(
            WITH RECURSIVE astray(code) AS (
                SELECT changed.code FROM changed JOIN was USING (code)
                WHERE changed.replaced_by_id IS DISTINCT FROM was.replaced_by_id
                UNION
                SELECT term.code FROM actors_term AS term JOIN astray ON term.replaced_by_id = astray.code
            )
            SELECT code FROM astray
        );
        PERFORM refresh_actor_search(array_agg(id)) FROM (
            SELECT id FROM actors_actor WHERE actor_type_id = ANY (codes)
            UNION SELECT actor_id FROM actors_actor_areas WHERE term_id = ANY (codes)
            UNION SELECT actor_id FROM actors_actorcompetence WHERE term_id = ANY (codes)
        ) AS touched HAVING count(*) > 0;
        PERFORM refresh_offering_search(array_agg(DISTINCT offering_id))
        FROM actors_offering_terms WHERE term_id = ANY (codes) HAVING count(*) > 0;
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER follow_10_update ON actors_term;
DROP TRIGGER follow_11_update ON actors_term;
DROP TRIGGER notice_insert ON actors_term;
CREATE TRIGGER follow_insert AFTER INSERT ON actors_term
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION follow_terms();
CREATE TRIGGER follow_update AFTER UPDATE ON actors_term
    REFERENCING OLD TABLE AS was NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION follow_terms();
CREATE TRIGGER follow_units AFTER UPDATE ON actors_actor
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION follow_registry('refresh_actor_search',
    'SELECT array_agg(unit.id) FROM actors_actor AS unit JOIN changed ON changed.id = unit.part_of_id');
CREATE TRIGGER follow_units_offerings AFTER UPDATE ON actors_actor
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION follow_registry('refresh_offering_search',
    'SELECT array_agg(offering.id) FROM actors_offering AS offering JOIN actors_actor AS unit
     ON unit.id = offering.actor_id JOIN changed ON changed.id = unit.part_of_id');
"""

# What was there before counts as shown since it was made, so that nobody is told of all of it as news.
FILL = """
SELECT refresh_term_search(NULL);
SELECT refresh_actor_search(NULL);
SELECT refresh_offering_search(NULL);
UPDATE actors_actorsearch AS document SET shown_since = actor.created_at
FROM actors_actor AS actor WHERE actor.id = document.actor_id AND document.shown_since IS NOT NULL;
UPDATE actors_offeringsearch AS document SET shown_since = offering.created_at
FROM actors_offering AS offering WHERE offering.id = document.offering_id AND document.shown_since IS NOT NULL;
"""


def document_fields(key, related):
    return [
        ("facets", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), size=None)),
        ("name", models.TextField(db_collation="C")),
        ("name_words", django.contrib.postgres.search.SearchVectorField()),
        ("vector", django.contrib.postgres.search.SearchVectorField()),
        ("shown_since", models.DateTimeField(null=True)),
        (
            key,
            models.OneToOneField(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                primary_key=True,
                related_name="search",
                serialize=False,
                to=related,
            ),
        ),
    ]


def anew(name):
    """The documents are written anew anyway, so their table is too: without the whole text."""
    model = f"{name.capitalize()}Search"
    indexes = [
        django.contrib.postgres.indexes.GinIndex(fields=["facets"], name=f"{name}search_facets"),
        django.contrib.postgres.indexes.GinIndex(fields=["name_words"], name=f"{name}search_name_words"),
        django.contrib.postgres.indexes.GinIndex(fields=["vector"], name=f"{name}search_vector"),
        models.Index(fields=["name"], name=f"{name}search_name"),
        models.Index(fields=["shown_since"], name=f"{name}search_shown_since"),
    ]
    tie = (
        f"ALTER TABLE actors_{name}search ADD CONSTRAINT {name}search_of_{name} "
        f"FOREIGN KEY ({name}_id) REFERENCES actors_{name} ON DELETE CASCADE"
    )
    fields = document_fields(name, f"actors.{name}")
    if name == "term":
        fields += [
            ("text", models.TextField()),
            ("equals", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
        ]
    options = {"abstract": False, "indexes": indexes}
    return [
        migrations.CreateModel(name=model, fields=fields, options=options),
        migrations.RunSQL(tie, migrations.RunSQL.noop),
    ]


class Migration(migrations.Migration):
    dependencies = [("actors", "0020_deployments"), ("shared", "0003_search_part")]

    operations = [
        migrations.DeleteModel(name="ActorSearch"),
        migrations.DeleteModel(name="OfferingSearch"),
        *anew("term"),
        *anew("actor"),
        *anew("offering"),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.TextField(db_index=True)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("word", "gin_trgm_ops"), name="searchword_parts"
                    )
                ]
            },
        ),
        migrations.RunSQL(QUESTIONS + DOCUMENTS),
        migrations.RunSQL(FILL),
    ]

"""The database writes its own history, whichever way a change comes: page, task, bulk statement or a hand at psql.

`history_follow(table, unsaid)` lets a table be followed; the columns named in `unsaid` are never kept. Each statement
writes its entries in one go, so that a bulk change costs one statement more and not one per row. The running portal
adds entries and reads them; it can change and remove none, and it reaches the row that says who acted only through
`_pgh_attach_context()`, which belongs to the owner.
"""

from django.db import migrations

CONTEXT = """
CREATE OR REPLACE FUNCTION _pgh_attach_context() RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    deed uuid := nullif(current_setting('pghistory.context_id', true), '');
    said jsonb := '{"channel": "database"}';
BEGIN
    IF deed IS NULL THEN
        deed := gen_random_uuid();
        PERFORM set_config('pghistory.context_id', deed::text, true);
        PERFORM set_config('pghistory.context_metadata', said::text, true);
    ELSE
        said := jsonb_strip_nulls(current_setting('pghistory.context_metadata', true)::jsonb);
    END IF;
    INSERT INTO pghistory_context AS kept (id, metadata, created_at, updated_at) VALUES (deed, said, now(), now())
    ON CONFLICT (id) DO UPDATE
        SET metadata = CASE WHEN kept.created_at = now() THEN said ELSE said || kept.metadata END, updated_at = now()
        WHERE NOT kept.metadata @> said;
    RETURN deed;
END $$;
COMMENT ON FUNCTION _pgh_attach_context() IS
    'Signs what happens; what an earlier transaction has signed gains words, and loses none.';
REVOKE ALL ON FUNCTION _pgh_attach_context() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION _pgh_attach_context() TO arena_app;
"""

WRITE = """
CREATE FUNCTION history_points(said jsonb, pointers jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT array_agg(points.value || ':' || (said ->> points.key))
    FROM jsonb_each_text(pointers) AS points WHERE said ->> points.key IS NOT NULL
$$;

CREATE FUNCTION history_write() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    key_column text := TG_ARGV[0];
    pointers jsonb := TG_ARGV[1];
    unsaid text[] := TG_ARGV[2];
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (SELECT FROM new_rows) THEN
            INSERT INTO history_entry (act, kind, key, about, after, context_id)
            SELECT 'added', TG_TABLE_NAME, line ->> key_column,
                   (TG_TABLE_NAME || ':' || (line ->> key_column)) || history_points(line, pointers),
                   jsonb_strip_nulls(line - unsaid), deed.id
            FROM (SELECT to_jsonb(fresh) AS line FROM new_rows AS fresh) AS lines,
                 (SELECT _pgh_attach_context() AS id OFFSET 0) AS deed;
        END IF;
    ELSIF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT FROM old_rows) THEN
            INSERT INTO history_entry (act, kind, key, about, before, context_id)
            SELECT 'removed', TG_TABLE_NAME, line ->> key_column,
                   (TG_TABLE_NAME || ':' || (line ->> key_column)) || history_points(line, pointers),
                   jsonb_strip_nulls(line - unsaid), deed.id
            FROM (SELECT to_jsonb(gone) AS line FROM old_rows AS gone) AS lines,
                 (SELECT _pgh_attach_context() AS id OFFSET 0) AS deed;
        END IF;
    ELSE
        WITH changes AS MATERIALIZED (
            SELECT coalesce(became.key, was.key) AS key, was.line AS was_line, became.line AS line, differs.*
            FROM (SELECT to_jsonb(gone) ->> key_column AS key, to_jsonb(gone) AS line FROM old_rows AS gone) AS was
            FULL JOIN (SELECT to_jsonb(fresh) ->> key_column AS key, to_jsonb(fresh) AS line FROM new_rows AS fresh)
                AS became ON became.key = was.key
            CROSS JOIN LATERAL (
                SELECT jsonb_object_agg(name, coalesce(was.line -> name, 'null')) AS before,
                       jsonb_object_agg(name, coalesce(became.line -> name, 'null')) AS after
                FROM jsonb_object_keys(coalesce(became.line, was.line) - unsaid) AS name
                WHERE coalesce(was.line -> name, 'null') IS DISTINCT FROM coalesce(became.line -> name, 'null')
            ) AS differs
            WHERE differs.after IS NOT NULL
        ), deed AS MATERIALIZED (
            SELECT _pgh_attach_context() AS id WHERE EXISTS (SELECT FROM changes)
        )
        INSERT INTO history_entry (act, kind, key, about, before, after, context_id)
        SELECT CASE WHEN was_line IS NULL THEN 'added' WHEN line IS NULL THEN 'removed' ELSE 'changed' END,
               TG_TABLE_NAME, changes.key,
               ARRAY(SELECT DISTINCT unnest((TG_TABLE_NAME || ':' || changes.key)
                   || history_points(was_line, pointers) || history_points(line, pointers))),
               before, after, deed.id
        FROM changes, deed;
    END IF;
    RETURN NULL;
END $$;
"""

FOLLOW = """
CREATE FUNCTION history_follow(followed regclass, unsaid text[] DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    key_column text;
    pointers jsonb;
    given text;
BEGIN
    SELECT attname INTO STRICT key_column
    FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
    WHERE indrelid = followed AND indisprimary;
    SELECT coalesce(jsonb_object_agg(attname, confrelid::regclass::text), '{}') INTO pointers
    FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE conrelid = followed AND contype = 'f' AND atttypid = 'bigint'::regtype;  -- codes of vocabularies own nothing
    given := format('%L, %L, %L', key_column, pointers, unsaid);
    EXECUTE format('CREATE OR REPLACE TRIGGER history_added AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION history_write(%s)', followed, given);
    EXECUTE format('CREATE OR REPLACE TRIGGER history_changed AFTER UPDATE ON %s
        REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION history_write(%s)', followed, given);
    EXECUTE format('CREATE OR REPLACE TRIGGER history_removed AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION history_write(%s)', followed, given);
END $$;

CREATE FUNCTION history_unfollow(followed regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('DROP TRIGGER IF EXISTS history_added ON %s', followed);
    EXECUTE format('DROP TRIGGER IF EXISTS history_changed ON %s', followed);
    EXECUTE format('DROP TRIGGER IF EXISTS history_removed ON %s', followed);
END $$;
REVOKE ALL ON FUNCTION history_follow(regclass, text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION history_unfollow(regclass) FROM PUBLIC;
"""

FORGET = """
CREATE FUNCTION history_forget(words text[], instead text) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    word text;
    pattern text;
    shown text := trim(BOTH '"' FROM to_jsonb(instead)::text);
BEGIN
    FOREACH word IN ARRAY words LOOP
        word := substr(to_jsonb(word)::text, 2, length(to_jsonb(word)::text) - 2);  -- as it is written inside the JSON
        CONTINUE WHEN word = '';
        pattern := '(?<![[:alnum:]])' || regexp_replace(word, '([^[:alnum:][:space:]])', '\\\\\\1', 'g')
            || '(?![[:alnum:]])';
        UPDATE history_entry
        SET before = regexp_replace(before::text, pattern, shown, 'gi')::jsonb,
            after = regexp_replace(after::text, pattern, shown, 'gi')::jsonb
        WHERE before::text ~* pattern OR after::text ~* pattern;
    END LOOP;
END $$;
COMMENT ON FUNCTION history_forget(text[], text) IS 'Only for functions of the owner that erase somebody.';
REVOKE ALL ON FUNCTION history_forget(text[], text) FROM PUBLIC;
"""

RIGHTS = """
REVOKE UPDATE, DELETE, TRUNCATE ON history_entry, history_erasure FROM arena_app;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON pghistory_context FROM arena_app;
CREATE INDEX history_deed_newest ON pghistory_context (created_at DESC, id DESC);
CREATE INDEX history_deed_by ON pghistory_context ((metadata -> 'user'));
"""

GIVE_BACK = """
DROP INDEX history_deed_by, history_deed_newest;
GRANT INSERT, UPDATE, DELETE ON pghistory_context, history_entry, history_erasure TO arena_app;
DROP FUNCTION history_forget(text[], text), history_follow(regclass, text[]), history_unfollow(regclass);
DROP FUNCTION history_write(), history_points(jsonb, jsonb);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0001_entries"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("shared", "0001_database_role"),
    ]

    operations = [
        migrations.RunSQL(CONTEXT + WRITE + FOLLOW + FORGET + RIGHTS, GIVE_BACK),
    ]

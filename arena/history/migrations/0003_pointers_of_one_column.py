"""What a change is about is read off keys of one column: one of several columns points at no row by its first."""

from django.db import migrations

FOLLOW = """
CREATE OR REPLACE FUNCTION history_follow(followed regclass, unsaid text[] DEFAULT '{}') RETURNS void
LANGUAGE plpgsql AS $$
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
    WHERE conrelid = followed AND contype = 'f' AND cardinality(conkey) = 1
        AND atttypid = 'bigint'::regtype;  -- codes of vocabularies own nothing
    given := format('%L, %L, %L', key_column, pointers, unsaid);
    EXECUTE format('CREATE OR REPLACE TRIGGER history_added AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION history_write(%s)', followed, given);
    EXECUTE format('CREATE OR REPLACE TRIGGER history_changed AFTER UPDATE ON %s
        REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION history_write(%s)', followed, given);
    EXECUTE format('CREATE OR REPLACE TRIGGER history_removed AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION history_write(%s)', followed, given);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("history", "0002_triggers")]

    operations = [migrations.RunSQL(FOLLOW, migrations.RunSQL.noop)]

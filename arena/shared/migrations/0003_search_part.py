"""`search_part(word)` is what to look for inside longer words: the stem without accents, unless it says too little."""

from django.db import migrations

CREATE = """
CREATE FUNCTION search_part(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN length(stem) > 3 THEN stem ELSE public.folded(word) END
    FROM (SELECT (ts_lexize('pg_catalog.swedish_stem', public.folded(word)))[1] AS stem) AS stemmed
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("shared", "0002_swedish_text")]

    operations = [migrations.RunSQL(CREATE, "DROP FUNCTION search_part(text);")]

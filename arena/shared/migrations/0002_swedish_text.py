"""Swedish order and Swedish search, without ICU: the same on every machine.

`sv_key(text)` gives a key that sorts a to z, å ä ö, with w and v apart and é, è as e, ü as y.
`folded(text)` is the text in lower case without accents, for parts of words and small typos.
`search_words(text)` is the Swedish stems of the text as written and as folded, so that `hemtjanst` finds `hemtjänst`.
"""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

CREATE = """
CREATE FUNCTION sv_key(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT translate(lower(value COLLATE "pg_c_utf8"), 'åäöéèêáàóøæü', '{|}eeeaao}|y') COLLATE "C"
$$;
CREATE FUNCTION folded(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT lower(public.unaccent('public.unaccent', value) COLLATE "pg_c_utf8")
$$;
CREATE FUNCTION search_words(value text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT to_tsvector('pg_catalog.swedish', value) || to_tsvector('pg_catalog.swedish', public.folded(value))
$$;
"""

DROP = """
DROP FUNCTION search_words(text);
DROP FUNCTION folded(text);
DROP FUNCTION sv_key(text);
"""


class Migration(migrations.Migration):
    dependencies = [("shared", "0001_database_role")]

    operations = [TrigramExtension(), UnaccentExtension(), migrations.RunSQL(CREATE, DROP)]

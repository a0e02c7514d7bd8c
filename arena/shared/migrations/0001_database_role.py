"""The running portal works as `arena_app`: it reads and writes rows, and owns nothing."""

from django.db import migrations

CREATE = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'arena_app') THEN
        CREATE ROLE arena_app NOLOGIN;
    END IF;
    EXECUTE format('GRANT arena_app TO %I', current_user);
END $$;
GRANT USAGE ON SCHEMA public TO arena_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO arena_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO arena_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO arena_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO arena_app;
"""

REMOVE = """
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT, INSERT, UPDATE, DELETE ON TABLES FROM arena_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE USAGE, SELECT ON SEQUENCES FROM arena_app;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM arena_app;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM arena_app;
REVOKE USAGE ON SCHEMA public FROM arena_app;
"""


class Migration(migrations.Migration):
    dependencies = []

    operations = [migrations.RunSQL(CREATE, REMOVE)]

"""Follow every table of the registry in the history, and let a person be forgotten.

`pseudonymise_person(person)` belongs to the owner: it takes name and addresses off the account and out of the history,
keeps the key, and gives back the words that it looked for, so that rows outside the history can be cleared of them too.
"""

from django.db import migrations, models

FOLLOWED = {  # and the columns of each that the history never holds
    "actors_accountdecision": [],
    "actors_actor": ["name_key", "changed_at"],
    "actors_actor_areas": [],
    "actors_actorcompetence": [],
    "actors_actorcompetence_areas": [],
    "actors_actorrelation": [],
    "actors_complianceclaim": ["changed_at"],
    "actors_decision": ["facts"],
    "actors_deployment": ["changed_at"],
    "actors_evidence": ["changed_at"],
    "actors_formeraddress": [],
    "actors_headingmeaning": [],
    "actors_importedfile": ["columns", "meanings", "content", "counts", "fingerprint"],
    "actors_membership": [],
    "actors_merge": [],
    "actors_municipality": [],
    "actors_offering": ["name_key", "changed_at"],
    "actors_offering_terms": [],
    "actors_offeringversion": [],
    "actors_proposal": [],
    "actors_staffproposal": [],
    "actors_term": [],
    "actors_user": ["password", "last_login"],
    "actors_verifieddomain": [],
}

FORGET = """
CREATE FUNCTION pseudonymise_person(person bigint) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    words text[];
BEGIN
    SELECT coalesce(array_agg(trim(word) ORDER BY length(word) DESC) FILTER (WHERE word ~ '[@ ]'), '{}') INTO words
    FROM (
        SELECT unnest(array[email, name]) FROM actors_user WHERE id = person AND erased_at IS NULL
        UNION SELECT email FROM account_emailaddress WHERE user_id = person
        UNION SELECT unnest(array[before ->> 'email', before ->> 'name', after ->> 'email', after ->> 'name'])
        FROM history_entry WHERE kind = 'actors_user' AND key = person::text
    ) AS known(word);
    UPDATE actors_user
    SET email = 'erased-' || id || '@invalid', name = '', password = '!', is_active = false, is_staff = false,
        is_administrator = false, erased_at = coalesce(erased_at, now())
    WHERE id = person;
    UPDATE history_entry
    SET before = before - '{email,name,message,reason}'::text[], after = after - '{email,name,message,reason}'::text[]
    WHERE kind = 'actors_user' AND key = person::text
       OR kind = 'actors_membership' AND key IN (SELECT id::text FROM actors_membership WHERE user_id = person);
    PERFORM history_forget(words, 'erased-' || person);
    INSERT INTO history_erasure (person) VALUES (person) ON CONFLICT DO NOTHING;
    RETURN words;
END $$;
REVOKE ALL ON FUNCTION pseudonymise_person(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pseudonymise_person(bigint) TO arena_app;
"""


def statements(function, tables):
    return "".join(f"SELECT {function}({given});\n" for given in tables)


FOLLOW = statements("history_follow", [f"'{table}', '{{{','.join(unsaid)}}}'" for table, unsaid in FOLLOWED.items()])
UNFOLLOW = statements("history_unfollow", [f"'{table}'" for table in FOLLOWED])


class Migration(migrations.Migration):
    dependencies = [
        ("account", "0009_emailaddress_unique_primary_email"),
        ("actors", "0023_desk"),
        ("history", "0002_triggers"),
    ]

    operations = [
        migrations.AddField("user", "erased_at", models.DateTimeField("erased", null=True, blank=True, editable=False)),
        migrations.RunSQL(FOLLOW, UNFOLLOW),
        migrations.RunSQL(FORGET, "DROP FUNCTION pseudonymise_person(bigint)"),
    ]

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
CREATE FUNCTION is_name_of_one_person(said text, person bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT trim(said) ~ '^[^][:cntrl:][:digit:]":;,{}()<>@/\\[]+ [^][:cntrl:][:digit:]":;,{}()<>@/\\[]+$'
        AND NOT EXISTS (
            SELECT FROM actors_user AS other
            WHERE id <> person AND erased_at IS NULL AND lower(trim(name)) = lower(trim(said))
        )
        AND NOT EXISTS (
            SELECT FROM (
                SELECT unnest(array[legal_name, display_name]) FROM actors_actor
                UNION ALL SELECT name FROM actors_offering
                UNION ALL SELECT name FROM actors_municipality
                UNION ALL SELECT unnest(array[label_sv, label_en]) FROM actors_term
                UNION ALL SELECT unnest(array[
                    before ->> 'legal_name', before ->> 'display_name', before ->> 'name',
                    after ->> 'legal_name', after ->> 'display_name', after ->> 'name'
                ]) FROM history_entry WHERE kind IN ('actors_actor', 'actors_offering')
            ) AS registry(word) WHERE strpos(lower(word), lower(trim(said))) > 0
        )
$$;
COMMENT ON FUNCTION is_name_of_one_person(text, bigint) IS
    'People choose what they are called: no name may wipe an organisation, or somebody else, out of the history.';
REVOKE ALL ON FUNCTION is_name_of_one_person(text, bigint) FROM PUBLIC;

CREATE FUNCTION pseudonymise_person(person bigint) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    words text[];
BEGIN
    SELECT coalesce(array_agg(trim(word) ORDER BY length(word) DESC), '{}') INTO words
    FROM (
        SELECT email FROM actors_user WHERE id = person AND erased_at IS NULL
        UNION SELECT email FROM account_emailaddress WHERE user_id = person AND verified
        UNION SELECT unnest(array[before ->> 'email', after ->> 'email'])
        FROM history_entry WHERE kind = 'actors_user' AND key = person::text
        UNION SELECT name FROM (
            SELECT name FROM actors_user WHERE id = person AND erased_at IS NULL
            UNION SELECT unnest(array[before ->> 'name', after ->> 'name'])
            FROM history_entry WHERE kind = 'actors_user' AND key = person::text
        ) AS names(name) WHERE is_name_of_one_person(name, person)
    ) AS known(word) WHERE word <> '';
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

GIVE_BACK = """
DROP FUNCTION pseudonymise_person(bigint);
DROP FUNCTION is_name_of_one_person(text, bigint);
"""


def statements(function, tables):
    return "".join(f"SELECT {function}({given});\n" for given in tables)


FOLLOW = statements("history_follow", [f"'{table}', '{{{','.join(unsaid)}}}'" for table, unsaid in FOLLOWED.items()])
UNFOLLOW = statements("history_unfollow", [f"'{table}'" for table in FOLLOWED])


class Migration(migrations.Migration):
    dependencies = [
        ("account", "0009_emailaddress_unique_primary_email"),
        ("actors", "0023_accounts"),
        ("history", "0002_triggers"),
    ]

    operations = [
        migrations.AddField("user", "erased_at", models.DateTimeField("erased", null=True, blank=True, editable=False)),
        migrations.RunSQL(FOLLOW, UNFOLLOW),
        migrations.RunSQL(FORGET, GIVE_BACK),
    ]

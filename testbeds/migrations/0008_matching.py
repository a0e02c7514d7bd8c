"""Note in the same transaction whose matches have to be computed anew, whatever path the change took.

Noted are facts that the rule reads, of needs that are matched and of offerings that have been shown.
"""

from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

NOTE = """
CREATE FUNCTION note_for_matching() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_ARGV[0] = 'everything' THEN
        EXECUTE format('INSERT INTO testbeds_matchwork (need) SELECT NULL WHERE EXISTS (%s)', TG_ARGV[1]);
    ELSE
        EXECUTE format(
            'INSERT INTO testbeds_matchwork (%I) SELECT DISTINCT id FROM (%s) AS touched (id) ORDER BY id',
            TG_ARGV[0], TG_ARGV[1]);
    END IF;
    RETURN NULL;
END $$;
"""
WORDS = {
    "MATCHED": "(''confirmed'', ''published'', ''clustered'', ''in_dialogue'', ''in_test'')",
    "SHOWN_ONCE": "(''published'', ''paused'', ''retired'')",
}
OF_NEED = "SELECT need_id FROM changed JOIN testbeds_need AS need ON need.id = need_id WHERE need.state IN MATCHED"
OF_OFFERING = (
    "SELECT offering_id FROM changed JOIN actors_offering AS offering ON offering.id = offering_id "
    "WHERE offering.state IN SHOWN_ONCE"
)
PARTS = ("offering_terms", "offering_not_for", "evidence", "complianceclaim", "deployment", "offeringversion")
# Table, the events, what they touch, and which: a query over the rows that `changed`, and for updates those `before`.
FOLLOWED = [
    ("testbeds_need", "INSERT", "need", "SELECT id FROM changed WHERE state IN MATCHED"),
    (
        "testbeds_need",
        "UPDATE",
        "need",
        "SELECT changed.id FROM changed JOIN before USING (id) WHERE changed.state IN MATCHED AND "
        "(before.state IN MATCHED, changed.required_trl, changed.required_claims, changed.required_standards) "
        "IS DISTINCT FROM (true, before.required_trl, before.required_claims, before.required_standards)",
    ),
    ("testbeds_need_terms", "INSERT UPDATE DELETE", "need", OF_NEED),
    ("actors_offering", "INSERT", "offering", "SELECT id FROM changed WHERE state IN SHOWN_ONCE"),
    (
        "actors_offering",
        "UPDATE",
        "offering",
        "SELECT changed.id FROM changed JOIN before USING (id) WHERE changed.state IN SHOWN_ONCE AND "
        "(changed.state, changed.actor_id, changed.trl, changed.market_state, changed.regulatory_status, "
        "changed.standards, changed.confirmed_at, changed.lapsed_at) IS DISTINCT FROM "
        "(before.state, before.actor_id, before.trl, before.market_state, before.regulatory_status, "
        "before.standards, before.confirmed_at, before.lapsed_at)",
    ),
    *[(f"actors_{part}", "INSERT UPDATE DELETE", "offering", OF_OFFERING) for part in PARTS],
    (
        "actors_actor",
        "UPDATE",
        "offering",
        "WITH moved AS (SELECT changed.id FROM changed JOIN before USING (id) "
        "WHERE (changed.state, changed.confirmed_at, changed.municipality_id, changed.part_of_id) "
        "IS DISTINCT FROM (before.state, before.confirmed_at, before.municipality_id, before.part_of_id)) "
        "SELECT offering.id FROM actors_offering AS offering JOIN moved ON moved.id = offering.actor_id "
        "WHERE offering.state IN SHOWN_ONCE "
        "UNION SELECT deployment.offering_id FROM actors_deployment AS deployment "
        "JOIN actors_actor AS host ON host.id = deployment.actor_id "
        "JOIN moved ON moved.id IN (host.id, host.part_of_id)",
    ),
    (
        "actors_term",
        "UPDATE",
        "everything",
        "SELECT FROM changed JOIN before USING (code) "
        "WHERE changed.vocabulary = ''OMR'' AND changed.who_codes IS DISTINCT FROM before.who_codes",
    ),
]
ROWS = {
    "INSERT": "NEW TABLE AS changed",
    "UPDATE": "OLD TABLE AS before NEW TABLE AS changed",
    "DELETE": "OLD TABLE AS changed",
}


def triggers():
    for table, events, side, query in FOLLOWED:
        for word, states in WORDS.items():
            query = query.replace(word, states)
        for event in events.split():
            name = f"matching_{event.lower()}"
            yield migrations.RunSQL(
                f"CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {ROWS[event]} FOR EACH STATEMENT "
                f"EXECUTE FUNCTION note_for_matching('{side}', '{query}')",
                f"DROP TRIGGER {name} ON {table}",
            )


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0007_clusters"), ("actors", "0027_not_for")]

    operations = [
        migrations.CreateModel(
            name="MatchWork",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("need", models.BigIntegerField(blank=True, null=True)),
                ("offering", models.BigIntegerField(blank=True, null=True)),
                ("noted_at", models.DateTimeField(db_default=Now())),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(("need", None), ("offering", None), _connector="OR"),
                        name="matchwork_about_one_side",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Recalculation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("started_at", models.DateTimeField(default=timezone.now, verbose_name="started")),
                (
                    "started_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0, verbose_name="needs in all")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="needs done")),
                ("last_need", models.BigIntegerField(default=0)),
                ("written", models.PositiveIntegerField(default=0, verbose_name="matches that changed")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished")),
            ],
            options={
                "verbose_name": "recalculation",
                "verbose_name_plural": "recalculations",
                "ordering": ["-started_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(("finished_at", None)),
                        fields=("finished_at",),
                        name="recalculation_one_at_a_time",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=Q(("done__lte", F("total"))), name="recalculation_does_no_more_than_all"
                    ),
                ],
            },
        ),
        migrations.RunSQL(NOTE, "DROP FUNCTION note_for_matching();"),
        *triggers(),
    ]

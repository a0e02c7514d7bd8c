"""A search document per event, kept right by the database: whatever it is made of is followed in the same transaction.

Made like those of actors and offerings, with the codes that the filters of the events know. Which document is shown is
decided by the lists: a draft has one too, for the staff who look for it.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

TIE = """
ALTER TABLE events_eventsearch ADD CONSTRAINT eventsearch_of_event
    FOREIGN KEY (event_id) REFERENCES events_event ON DELETE CASCADE
"""

REFRESH = r"""
CREATE FUNCTION refresh_event_search(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO events_eventsearch (event_id, facets, name, name_words, vector, shown_since)
    SELECT event.id, facets,
           folded(event.title_sv),
           named || to_tsvector('simple', folded(names)) || facet_words(facets),
           setweight(named, 'A') || setweight(search_words(labels), 'B') || setweight(search_words(summaries), 'C')
               || setweight(search_words(around), 'D') || facet_words(facets),
           CASE WHEN event.state IN ('published', 'cancelled') AND event.audience = 'public' THEN now() END
    FROM events_event AS event
    LEFT JOIN events_venue AS venue ON venue.id = event.venue_id
    LEFT JOIN actors_municipality AS municipality ON municipality.scb_code = venue.municipality_id
    LEFT JOIN actors_actor AS organiser
        ON organiser.id = event.organiser_id AND organiser.state IN ('published', 'dormant', 'closed')
    CROSS JOIN LATERAL (
        SELECT array_agg(DISTINCT code ORDER BY code) AS codes, string_agg(DISTINCT code, ' ') AS words
        FROM (
            SELECT coalesce(current_term(term.replaced_by_id), term.code) AS code
            FROM events_event_terms AS chosen JOIN actors_term AS term ON term.code = chosen.term_id
            WHERE chosen.event_id = event.id
        ) AS term
    ) AS about
    CROSS JOIN LATERAL (
        SELECT string_agg(offering.name, E'\n') AS offerings
        FROM events_event_offerings AS shown JOIN actors_offering AS offering ON offering.id = shown.offering_id
        WHERE shown.event_id = event.id AND offering.state IN ('published', 'retired')
    ) AS offers
    CROSS JOIN LATERAL (
        SELECT string_agg(concat_ws(' ', speaker.name, speaker.function_sv, speaker.function_en), E'\n') AS speakers
        FROM events_speaker AS speaker WHERE speaker.event_id = event.id
    ) AS speaks
    CROSS JOIN LATERAL (
        SELECT string_agg(concat_ws(' ', item.title_sv, item.title_en), E'\n') AS titles
        FROM events_programmeitem AS item WHERE item.event_id = event.id
    ) AS programme
    CROSS JOIN LATERAL (
        SELECT concat_ws(' ', event.title_sv, event.title_en) AS names,
               concat_ws(
                   E'\n', organiser.display_name, organiser.legal_name, event.organiser_name, venue.name,
                   municipality.name, event.place_note, about.words
               ) AS labels,
               concat_ws(E'\n', event.summary_sv, event.summary_en) AS summaries,
               concat_ws(
                   E'\n', event.text_sv, event.text_en, offers.offerings, speaks.speakers, programme.titles
               ) AS around,
               array_remove(
                   array[
                       event.kind::text,
                       CASE WHEN event.mode <> 'online' THEN 'room' END,
                       CASE WHEN event.mode <> 'room' THEN 'online' END,
                       CASE WHEN event.mode <> 'online' THEN coalesce(venue.municipality_id, 'utanfor') END,
                       CASE WHEN event.language <> 'en' THEN 'sv' END,
                       CASE WHEN event.language <> 'sv' THEN 'en' END,
                       CASE
                           WHEN organiser.actor_type_id IN ('AKT01', 'AKT08', 'AKT09') THEN 'business'
                           WHEN organiser.actor_type_id IN ('AKT02', 'AKT10', 'AKT16') THEN 'municipality'
                           WHEN organiser.actor_type_id IN ('AKT03', 'AKT15') THEN 'region'
                           WHEN organiser.actor_type_id IN ('AKT04', 'AKT05') THEN 'state'
                           WHEN organiser.actor_type_id IN ('AKT06', 'AKT07') THEN 'academia'
                           WHEN organiser.actor_type_id IN ('AKT12', 'AKT13') THEN 'civil_society'
                           WHEN organiser.actor_type_id IN ('AKT11', 'AKT14', 'AKT17') THEN 'other'
                       END
                   ] || about.codes,
                   NULL
               ) AS facets
    ) AS document
    CROSS JOIN LATERAL (SELECT search_words(names)) AS found(named)
    WHERE ids IS NULL OR event.id = ANY (ids)
    ON CONFLICT (event_id) DO UPDATE
        SET facets = EXCLUDED.facets, name = EXCLUDED.name, name_words = EXCLUDED.name_words,
            vector = EXCLUDED.vector, shown_since = coalesce(events_eventsearch.shown_since, EXCLUDED.shown_since);
    SELECT keep_words('events_eventsearch', 'event_id', ids);
$$;
"""

# Table, the changes that matter, and whose documents they touch: a query over the rows that `changed`.
FOLLOWED = [
    ("events_event", "INSERT UPDATE", "SELECT array_agg(id) FROM changed"),
    *(
        (part, "INSERT UPDATE DELETE", "SELECT array_agg(DISTINCT event_id) FROM changed")
        for part in ["events_event_terms", "events_event_offerings", "events_speaker", "events_programmeitem"]
    ),
    (
        "events_venue",
        "UPDATE",
        "SELECT array_agg(event.id) FROM events_event AS event JOIN changed ON changed.id = event.venue_id",
    ),
    (
        "actors_municipality",
        "UPDATE",
        "SELECT array_agg(event.id) FROM events_event AS event JOIN events_venue AS venue ON venue.id = event.venue_id "
        "JOIN changed ON scb_code = venue.municipality_id",
    ),
    (
        "actors_actor",
        "UPDATE",
        "SELECT array_agg(event.id) FROM events_event AS event JOIN changed ON changed.id = event.organiser_id",
    ),
    (
        "actors_offering",
        "UPDATE",
        "SELECT array_agg(DISTINCT event_id) FROM events_event_offerings JOIN changed ON changed.id = offering_id",
    ),
    (
        "actors_term",
        "UPDATE",
        "WITH RECURSIVE astray(code) AS (SELECT code FROM changed UNION "
        "SELECT term.code FROM actors_term AS term JOIN astray ON term.replaced_by_id = astray.code) "
        "SELECT array_agg(DISTINCT event_id) FROM events_event_terms JOIN astray ON code = term_id",
    ),
]


def triggers():
    """A statement's changes are followed together, however many rows it touched."""
    for table, events, query in FOLLOWED:
        for event in events.split():
            rows, name = ("OLD" if event == "DELETE" else "NEW"), f"follow_events_{event.lower()}"
            yield (
                f"CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {rows} TABLE AS changed "
                f"FOR EACH STATEMENT EXECUTE FUNCTION follow_registry('refresh_event_search', '{query}')",
                f"DROP TRIGGER {name} ON {table}",
            )
    yield (
        "CREATE TRIGGER notice_delete AFTER DELETE ON events_event "
        "FOR EACH STATEMENT EXECUTE FUNCTION follow_registry()",
        "DROP TRIGGER notice_delete ON events_event",
    )


class Migration(migrations.Migration):
    dependencies = [("events", "0003_history"), ("actors", "0025_projects")]

    operations = [
        migrations.CreateModel(
            name="EventSearch",
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
                    "event",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="search",
                        serialize=False,
                        to="events.event",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["facets"], name="eventsearch_facets"),
                    django.contrib.postgres.indexes.GinIndex(fields=["name_words"], name="eventsearch_name_words"),
                    django.contrib.postgres.indexes.GinIndex(fields=["vector"], name="eventsearch_vector"),
                    models.Index(fields=["name"], name="eventsearch_name"),
                    models.Index(fields=["shown_since"], name="eventsearch_shown_since"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce("ends_at", "starts_at"), name="event_by_end"
            ),
        ),
        migrations.RunSQL(TIE, migrations.RunSQL.noop),
        migrations.RunSQL(REFRESH, "DROP FUNCTION refresh_event_search(bigint[])"),
        *[migrations.RunSQL(create, drop) for create, drop in triggers()],
        migrations.RunSQL("SELECT refresh_event_search(NULL)", migrations.RunSQL.noop),
    ]

"""What belongs to the page of an event, and what lies around it: fetched with its row, however much there is of it.

Written as SQL: putting nine subqueries together anew for each visitor would cost more than asking them.
"""

from datetime import datetime

from django.db.models import JSONField
from django.db.models.expressions import RawSQL

from actors.states import ActorState, OfferingState
from events.models import Event
from events.states import Audience, EventState

PARTS = """
jsonb_build_object(
    'terms', ARRAY(
        SELECT jsonb_build_object('code', term.code, 'label_sv', term.label_sv, 'label_en', term.label_en)
        FROM events_event_terms AS chosen JOIN actors_term AS term ON term.code = chosen.term_id
        WHERE chosen.event_id = events_event.id ORDER BY term.code
    ),
    'offerings', ARRAY(
        SELECT jsonb_build_object(
            'slug', offering.slug, 'name', offering.name,
            'actor', coalesce(nullif(actor.display_name, ''), actor.legal_name)
        )
        FROM events_event_offerings AS shown JOIN actors_offering AS offering ON offering.id = shown.offering_id
        JOIN actors_actor AS actor ON actor.id = offering.actor_id
        WHERE shown.event_id = events_event.id AND offering.state = ANY (%s) AND actor.state = ANY (%s)
        ORDER BY offering.name_key, offering.id
    ),
    'speakers', ARRAY(
        SELECT jsonb_build_object(
            'name', speaker.name, 'function_sv', speaker.function_sv, 'function_en', speaker.function_en,
            'actor', coalesce(nullif(actor.display_name, ''), actor.legal_name), 'slug', actor.slug
        )
        FROM events_speaker AS speaker
        LEFT JOIN actors_actor AS actor ON actor.id = speaker.actor_id AND actor.state = ANY (%s)
        WHERE speaker.event_id = events_event.id ORDER BY speaker.place, speaker.id
    ),
    'programme', ARRAY(
        SELECT to_jsonb(item) FROM events_programmeitem AS item
        WHERE item.event_id = events_event.id ORDER BY item.starts_at, item.id
    ),
    'materials', ARRAY(
        SELECT to_jsonb(material) || jsonb_build_object('file_kind', file.kind, 'file_size', file.size)
        FROM events_material AS material LEFT JOIN files_storedfile AS file ON file.key = material.file_id
        WHERE material.event_id = events_event.id AND material.shown_at <= now()
        ORDER BY material.kind, material.created_at, material.id
    ),
    'moves', ARRAY(
        SELECT to_jsonb(move) FROM events_eventmove AS move
        WHERE move.event_id = events_event.id ORDER BY move.revision DESC
    ),
    'before', ARRAY(
        SELECT near FROM {shown} WHERE (starts_at, id) < (events_event.starts_at, events_event.id)
        ORDER BY starts_at DESC, id DESC LIMIT 1
    ),
    'after', ARRAY(
        SELECT near FROM {shown} WHERE (starts_at, id) > (events_event.starts_at, events_event.id)
        ORDER BY starts_at, id LIMIT 1
    ),
    'dates', ARRAY(
        SELECT near FROM {shown} WHERE series_id = events_event.series_id AND id <> events_event.id
        ORDER BY starts_at, id LIMIT 60
    )
)
"""
SHOWN = """(
    SELECT id, series_id, starts_at, jsonb_build_object(
        'slug', slug, 'title_sv', title_sv, 'title_en', title_en, 'state', state, 'starts_at', starts_at,
        'ends_at', ends_at, 'zone', zone, 'precision', precision
    ) AS near
    FROM events_event AS other WHERE state = ANY (%s) AND audience = %s
) AS shown"""


def with_parts(events):
    """Each with `parts`: lists of plain dictionaries, by what they are lists of; nothing of who may not be shown."""
    actors, offerings = list(ActorState.public()), list(OfferingState.public())
    shown = [list(EventState.public()), Audience.PUBLIC] * PARTS.count("{shown}")
    words = [offerings, actors, actors, *shown]
    parts = RawSQL(PARTS.format(shown=SHOWN), words, output_field=JSONField())  # noqa: S611 - no text of anybody's
    return events.select_related("venue__municipality", "organiser", "project", "series").annotate(parts=parts)


def parts_of(event):
    """Those that came with the row; for a row fetched otherwise, asked for now."""
    if not hasattr(event, "parts"):
        event.parts = with_parts(Event.objects.filter(pk=event.pk)).get().parts
    return event.parts


def moment(text):
    """An instant as it stands among the parts."""
    return text and datetime.fromisoformat(text)

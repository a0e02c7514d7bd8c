"""What belongs to the page of an event, fetched with its row in one statement however much there is of it."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Value
from django.db.models.functions import Coalesce, JSONObject, Now, NullIf

from actors.models import Offering, Term
from events.models import Event, EventMove, Material, ProgrammeItem, Speaker


def with_parts(events):
    """Each with `parts`: lists of plain dictionaries, by what they are lists of."""
    ones = events.select_related("venue__municipality", "organiser", "project", "series", "host")
    return ones.annotate(parts=JSONObject(**{name: _list(*facts) for name, facts in _lists().items()}))


def parts_of(event):
    """Those that came with the row; for a row fetched otherwise, asked for now."""
    if not hasattr(event, "parts"):
        event.parts = with_parts(Event.objects.filter(pk=event.pk)).get().parts
    return event.parts


def _lists():
    """Whose rows, their order, and which of their facts by what name."""
    of_event = {"event": OuterRef("pk")}
    return {
        "terms": (Term.objects.filter(events=OuterRef("pk")), ["code"], ["code", "label_sv", "label_en"], {}),
        "offerings": (
            Offering.objects.public().filter(events=OuterRef("pk")),
            ["name_key", "pk"],
            ["slug", "name"],
            {"actor": _name_of("actor")},
        ),
        "speakers": (
            Speaker.objects.filter(**of_event),
            ["place", "pk"],
            ["function_sv", "function_en", "name"],
            {"actor": _name_of("actor"), "actor_slug": F("actor__slug"), "actor_state": F("actor__state")},
        ),
        "programme": (
            ProgrammeItem.objects.filter(**of_event),
            ["starts_at", "pk"],
            ["pk", "title_sv", "title_en", "text_sv", "text_en", "starts_at", "ends_at", "room"],
            {},
        ),
        "materials": (
            Material.objects.filter(**of_event, shown_at__lte=Now()),
            ["kind", "created_at", "pk"],
            ["pk", "kind", "title_sv", "title_en", "url"],
            {"file_name": F("file__name"), "file_kind": F("file__kind"), "file_size": F("file__size")},
        ),
        "moves": (
            EventMove.objects.filter(**of_event),
            ["-revision"],
            ["starts_at", "ends_at", "mode", "place"],
            {},
        ),
    }


def _list(rows, order, names, more):
    facts = {name: F(name) for name in names} | more
    return ArraySubquery(rows.order_by(*order).values(fact=JSONObject(**facts)))


def _name_of(actor):
    return Coalesce(NullIf(f"{actor}__display_name", Value("")), f"{actor}__legal_name")

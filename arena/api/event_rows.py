"""Events as the schemas of the API describe them."""

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse

from actors.models import Offering, Term
from actors.states import Vocabulary
from arena.api.rows import address, complete, name

FIELDS = (
    *("state", "is_example", "kind", "title_sv", "title_en", "summary_sv", "summary_en", "language", "starts_at"),
    *("ends_at", "precision", "mode", "room", "organiser_name", "sign_up", "sign_up_url", "sign_up_until"),
    *("is_open", "cancelled_at", "reason_sv", "reason_en", "revision", "published_at", "changed_at"),
    *("documented_participants", "documented_municipalities", "source", "confidence"),
)


def with_parts(events):
    """Events fetched with everything that the API says of them."""
    joined = events.select_related("venue__municipality", "organiser")
    offerings = Prefetch("offerings", Offering.objects.public().order_by("pk"))
    return joined.prefetch_related(Prefetch("terms", Term.objects.order_by("code")), offerings)


def event(row):
    facts = {
        "id": row.slug,
        "uid": str(row.uid),
        "url": address(row),
        "calendar": settings.BASE_URL + reverse("events:ics", args=[row.slug]),
        "time_zone": row.zone,
        "venue": row.venue and _venue(row.venue),
        "organiser": name(row.organiser) if row.organiser and row.organiser.is_public else None,
        "areas": _terms(row, Vocabulary.AREA),
        "care_settings": _terms(row, Vocabulary.CARE),
        "target_groups": _terms(row, Vocabulary.TARGET),
        "competences": _terms(row, Vocabulary.COMPETENCE),
        "offerings": [{"id": one.slug, "name": one.name, "url": address(one)} for one in row.offerings.all()],
    }
    return complete(row, facts, FIELDS)


def in_detail(row):
    return {**event(row), "text_sv": row.text_sv, "text_en": row.text_en, "moves": list(row.moves.all())}


def _venue(venue):
    town = venue.municipality
    return {
        "name": venue.name,
        "address": venue.address,
        "municipality": town and {"code": town.pk, "name": town.name},
        "accessibility_sv": venue.accessibility_sv,
        "accessibility_en": venue.accessibility_en,
    }


def _terms(row, vocabulary):
    return [term for term in row.terms.all() if term.vocabulary == vocabulary]

"""The rows of lists as plain values: prepared here, so that a template only has to print them."""

from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from actors.ages import ASK_AFTER
from actors.forms.names import MUNICIPALITY, OFFERING_TYPE
from actors.states import ActorState, OfferingState, Vocabulary

EXCERPT = 68  # characters of a summary in a list


ACTOR_TONES = {
    ActorState.MORE_WANTED: "warn",
    ActorState.DECLINED: "bad",
    ActorState.DORMANT: "warn",
    ActorState.CLOSED: "",
}
OFFERING_TONES = {OfferingState.DECLINED: "bad", OfferingState.RETIRED: ""}


class Row(NamedTuple):
    """`language` and `title_language` are said only where they are another than the page's."""

    address: str
    title: str
    text: str
    language: str
    meta: str
    badge: str
    tone: str
    title_language: str = ""


ACTOR_COLUMNS = (
    *("slug", "display_name", "legal_name", "summary_sv", "summary_en"),
    *("actor_type", "municipality", "state", "is_example", "part_of__display_name", "part_of__legal_name"),
    *("confirmed_at", "created_at"),
)
OFFERING_COLUMNS = (
    *("slug", "name", "problem_sv", "problem_en", "offering_type", "state"),
    *("actor__display_name", "actor__legal_name", "actor__is_example", "confirmed_at", "created_at"),
)


def actor_rows(found, names, *, with_organisation=True, cut=None):
    """An actor's page lies under the list: its address is put together, since looking up thirty costs time."""
    base, english = reverse("actors:list"), get_language() == "en"
    types, towns = names.get(Vocabulary.ACTOR_TYPE, {}), names[MUNICIPALITY]
    for actor in found.values_list(*ACTOR_COLUMNS, named=True):
        text, language = in_language(english, actor.summary_sv, actor.summary_en)
        kind = (with_organisation and unit_of(actor)) or types.get(actor.actor_type)
        age = actor.state != ActorState.CLOSED and age_note(actor)
        meta = " · ".join(filter(None, [kind, towns.get(actor.municipality), age]))
        badge = actor_badge(actor.state, actor.is_example)
        name = actor.display_name or actor.legal_name
        yield Row(f"{base}{actor.slug}/", name, (cut or excerpt)(text), language, meta, *badge)


def offering_rows(found, names, with_supplier=True, cut=None):
    base, english = reverse("offerings:list"), get_language() == "en"
    types = names[OFFERING_TYPE]
    for offering in found.values_list(*OFFERING_COLUMNS, named=True):
        text, language = in_language(english, offering.problem_sv, offering.problem_en)
        supplier = with_supplier and (offering.actor__display_name or offering.actor__legal_name)
        age = offering.state != OfferingState.RETIRED and age_note(offering)
        meta = " · ".join(filter(None, [types.get(offering.offering_type), supplier, age]))
        badge = offering_badge(offering.state, offering.actor__is_example)
        yield Row(f"{base}{offering.slug}/", offering.name, (cut or excerpt)(text), language, meta, *badge)


def unit_of(actor):
    """In words, for the row of a unit; nothing for an organisation."""
    name = actor.part_of__display_name or actor.part_of__legal_name
    return name and _("Unit of %(name)s") % {"name": name}


def age_note(row):
    """That nobody has confirmed the row for a year; nothing for a younger one."""
    known_since = row.confirmed_at or row.created_at
    if known_since > timezone.now() - ASK_AFTER:
        return ""
    if not row.confirmed_at:
        return _("never confirmed")
    return _("not confirmed since %(month)s") % {"month": date_format(localtime(known_since), "F Y")}


def in_language(english, text, text_en):
    """The text for the page, and its language where that is not the page's own."""
    if not english:
        return text, ""
    return (text_en, "") if text_en else (text, "sv")


def excerpt(text):
    """The beginning of a text, whole words only."""
    return text if len(text) <= EXCERPT else f"{text[: text.rfind(' ', 0, EXCERPT)].rstrip(',;:')} …"


def actor_badge(state, is_example=False):
    """The word and the tone of what a reader should know about an actor; nothing for an ordinary one."""
    if state == ActorState.PUBLISHED:
        return (_("Example"), "example") if is_example else ("", "")
    return str(ActorState(state).label).capitalize(), ACTOR_TONES.get(state, "info")


def offering_badge(state, is_example=False):
    if state == OfferingState.PUBLISHED:
        return (_("Example"), "example") if is_example else ("", "")
    return str(OfferingState(state).label).capitalize(), OFFERING_TONES.get(state, "info")

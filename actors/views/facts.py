"""The facts of a page as pairs of label and value; what is not known is left out by the template."""

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from actors.fields import show
from actors.states import Confidence, Origin, RelationKind, VerificationLevel


def of_actor(actor, relations):
    return [
        (_("Unit of"), actor.part_of and _page_of(actor.part_of)),
        (_("Type of actor"), actor.actor_type and actor.actor_type.label),
        (_("Registered name"), actor.legal_name if actor.display_name else ""),
        (_("Organisation number"), _number(actor)),
        (_("Registration number abroad"), actor.foreign_id),
        (_("Country"), actor.country),
        (_("Size"), actor.get_size_class_display().capitalize()),
        (_("Municipality"), _seat(actor)),
        (_("Website"), link(actor.website)),
        (_("Contact"), _contact(actor)),
        (_("Active"), period(actor.active_from, actor.active_to)),
        *of_relations(actor, relations),
    ]


def of_relations(actor, relations):
    """One line for each way to stand to others."""
    headings = {
        (RelationKind.SUCCEEDED_BY, False): _("Predecessor"),
        (RelationKind.SUCCEEDED_BY, True): _("Successor"),
        (RelationKind.PART_OF, True): _("Is part of"),
        (RelationKind.PART_OF, False): _("Has as parts"),
    }
    for (kind, is_from), heading in headings.items():
        told = [
            relation for relation in relations if relation.kind == kind and (relation.from_actor == actor) == is_from
        ]
        yield heading, format_html_join("", "<div>{}</div>", [(_other(relation, actor),) for relation in told])


def successors(actor, relations):
    """Those who carry on the work of one that has ended: linked, or named in words."""
    found = [row for row in relations if row.kind == RelationKind.SUCCEEDED_BY and row.from_actor_id == actor.pk]
    return [_named(relation, actor) for relation in found]


def _named(relation, actor):
    other = relation.other_than(actor)
    return _page_of(other) if other else relation.other_name(actor)


def _page_of(actor):
    return format_html('<a href="{}">{}</a>', actor.get_absolute_url(), actor)


def _other(relation, actor):
    name, when = _named(relation, actor), period(relation.valid_from, relation.valid_to)
    return format_html("{} ({})", name, when) if when else name


def of_offering(offering):
    return [
        (_("Type of offering"), offering.get_offering_type_display().capitalize()),
        (_("Who uses it"), in_swedish(offering.users)),
        (_("Market state"), offering.get_market_state_display().capitalize()),
        (_("Technology readiness level (TRL)"), offering.trl and _("%(level)s of 9") % {"level": offering.trl}),
        (_("Regulatory status"), in_swedish(offering.regulatory_status)),
        (_("Personal data and where it is kept"), in_swedish(offering.data_facts)),
        (_("Standards and integrations"), in_swedish(offering.standards)),
        (_("Accessibility"), in_swedish(offering.accessibility)),
        (_("Languages"), in_swedish(offering.languages)),
        (_("Price model"), offering.get_price_model_display().capitalize()),
        (_("Support"), in_swedish(offering.support)),
        (_("Documented use in the county"), in_swedish(capfirst(offering.documented_use))),
        (_("Website"), link(offering.website)),
    ]


def provenance(row):
    """Where the facts come from and how far they can be trusted."""
    return {
        "confirmed": row.confirmed_at and date_format(localtime(row.confirmed_at), "DATE_FORMAT"),
        "is_imported": row.origin == Origin.IMPORTED,
        "confidence": row.get_confidence_display(),
        "sources": sources(row.source),
        **_number_known(row),
        "note": getattr(row, "note", "") or getattr(row, "supplier_note", ""),
    }


def sources(text):
    """Several stand in one text, most of them addresses."""
    return [link(part) for part in map(str.strip, text.split(" | ")) if part]


def _number_known(row):
    """How the organisation number is known, where that has sources of its own."""
    if not getattr(row, "org_number_source", ""):
        return {}
    is_computed = row.org_number_confidence == Confidence.COMPUTED
    how = _("computed from the series of numbers") if is_computed else row.get_org_number_confidence_display()
    return {"number_how": how, "number_sources": sources(row.org_number_source)}


def _number(actor):
    if not actor.org_number:
        return _("Sole trader: the number is never kept") if actor.is_sole_trader else ""
    number = show(actor.org_number)
    if actor.verification_level == VerificationLevel.NUMBER:
        return number
    doubt = _("computed, not verified") if actor.org_number_confidence == Confidence.COMPUTED else _("not verified")
    return f"{number} ({doubt})"


def _seat(actor):
    if actor.municipality:
        return _in_list("actors:list", "kommun", actor.municipality)
    return _("Outside the county") if actor.seat_outside_county else ""


def _contact(actor):
    mail = actor.contact_email and format_html('<a href="mailto:{0}">{0}</a>', actor.contact_email)
    ways = [way for way in (in_swedish(actor.contact_function), mail, actor.contact_phone) if way]
    return format_html_join(", ", "{}", [(way,) for way in ways])


def in_swedish(text):
    """A text that only exists in Swedish, marked as such for who reads or listens in another language."""
    return format_html('<span lang="sv">{}</span>', text) if text and get_language() != "sv" else text


def _in_list(url_name, facet, row):
    return format_html('<a href="{}?{}={}">{}</a>', reverse(url_name), facet, row.pk, row)


def link(address):
    """An address on the web as a link that reads well; other text as it is."""
    if not address.startswith(("http://", "https://")):
        return in_swedish(address)
    shown = address.split("://", 1)[1].removeprefix("www.").removesuffix("/")
    return format_html('<a href="{}" rel="noopener">{}</a>', address, shown if len(shown) < 70 else f"{shown[:68]}…")


def period(first, last):
    """From and to, each as precisely as it is known."""
    if first and last:
        return f"{partial_date(first)} – {partial_date(last)}"
    if first:
        return pgettext("period", "from %(date)s") % {"date": partial_date(first)}
    return pgettext("period", "until %(date)s") % {"date": partial_date(last)} if last else ""


def partial_date(text):
    """`2019`, `2019-08` or `2019-08-01` in words."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return text
    if len(parts) == 2:
        return date_format(date(*parts, 1), "F Y")
    return date_format(date(*parts), "DATE_FORMAT")

"""The same facts for machines, in the words of schema.org."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from actors.fields import show
from actors.states import Confidence, OfferingType, Vocabulary

TYPES = {
    **dict.fromkeys(["AKT02", "AKT03", "AKT04", "AKT05"], "GovernmentOrganization"),
    "AKT06": "CollegeOrUniversity",
    "AKT01": "Corporation",
    "AKT10": "Corporation",
    "AKT13": "NGO",
}


def actor_page(request, actor, offerings):
    return _page(request, reverse("actors:list"), _("Actors"), actor.name, organisation(actor, offerings))


def offering_page(request, offering):
    return _page(request, reverse("offerings:list"), _("Offerings"), offering.name, thing(offering))


def organisation(actor, offerings=()):
    number = "" if actor.org_number_confidence == Confidence.COMPUTED else show(actor.org_number)
    return {
        "@type": TYPES.get(actor.actor_type_id, "Organization"),
        "@id": _address(actor.get_absolute_url()),
        "url": _address(actor.get_absolute_url()),
        "name": actor.name,
        "legalName": actor.legal_name,
        "description": actor.summary,
        "identifier": number and {"@type": "PropertyValue", "propertyID": "organisationsnummer", "value": number},
        "sameAs": actor.website,
        "foundingDate": actor.active_from,
        "dissolutionDate": actor.active_to,
        "address": actor.municipality
        and {"@type": "PostalAddress", "addressLocality": actor.municipality.name, "addressCountry": "SE"},
        "knowsAbout": [term.label for term in actor.areas.all()],
        "makesOffer": [
            {"@type": "Offer", "itemOffered": {"@type": "Product", "name": row.title, "url": _address(row.address)}}
            for row in offerings
        ],
    }


def thing(offering):
    supplier = {
        "@type": TYPES.get(offering.actor.actor_type_id, "Organization"),
        "name": offering.actor.name,
        "url": _address(offering.actor.get_absolute_url()),
    }
    is_product = offering.offering_type == OfferingType.PRODUCT
    return {
        "@type": "Product" if is_product else "Service",
        "@id": _address(offering.get_absolute_url()),
        "url": _address(offering.get_absolute_url()),
        "name": offering.name,
        "description": offering.problem,
        "category": [term.label for term in offering.terms_of(Vocabulary.AREA)],
        "audience": [
            {"@type": "Audience", "audienceType": term.label} for term in offering.terms_of(Vocabulary.TARGET)
        ],
        "manufacturer" if is_product else "provider": supplier,
        "sameAs": offering.website,
    }


def _page(request, room, room_name, name, entity):
    """The thing itself, and the way to it from the start page."""
    steps = [(_("Start"), reverse("arena:home")), (room_name, room), (name, request.path)]
    trail = [
        {"@type": "ListItem", "position": place, "name": label, "item": _address(path)}
        for place, (label, path) in enumerate(steps, 1)
    ]
    return {"@context": "https://schema.org", "@graph": [entity, {"@type": "BreadcrumbList", "itemListElement": trail}]}


def _address(path):
    return f"{settings.BASE_URL}{path}"

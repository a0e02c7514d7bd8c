"""What an offering's pages show of versions, claims, evidence and use, each in a fixed number of questions."""

from actors import rules
from actors.models import Actor, Deployment, Offering
from actors.states import OfferingType
from actors.trust import Level

MOST_OF_ONES_OWN = 10


def of_offering(offering, user):
    return {
        "versions": list(offering.versions.all()),
        "claims": list(offering.compliance_claims.select_related("version", "document")),
        "evidence": list(offering.evidence.select_related("version", "document")),
        "levels": Level.choices,
        "deployments": list(offering.deployments.visible_to(user).with_both_sides().in_use_first()),
    }


def own_actors(offering, user):
    """Those who could say that they use it: the reader's own organisations."""
    if not user.is_authenticated or not offering.is_public:
        return []
    return list(Actor.objects.public().written_by(user).exclude(pk=offering.actor_id)[:MOST_OF_ONES_OWN])


def used_by(actor, user):
    """What the organisation and its units use, with both sides public or the reader on one of them."""
    return list(Deployment.objects.visible_to(user).of_actor(actor).with_both_sides().in_use_first())


def of_manage(offering, user):
    """The same for the supplier's own page, where staff find what they can check."""
    may_vouch = rules.is_staff(user) and rules.can_review_offering(user, offering)
    areas = [term.pk for term in offering.terms.all()]
    is_shared = offering.offering_type == OfferingType.NATIONAL_SERVICE
    shared = Offering.objects.shared_national().in_areas(areas).by_name()
    return of_offering(offering, user) | {
        "may_vouch": may_vouch,
        "may_ask": offering.is_public and rules.can_ask_about_claims(user, offering),
        "shared_services": [] if is_shared else list(shared),
    }

"""What the tests about registering arrange again and again: drafts with everything that is needed."""

from actors import registering
from tests.factories import ActorCompetenceFactory, ActorFactory, MembershipFactory, OfferingFactory, TermFactory

NUMBER = "5560360793"


def complete_draft(**facts):
    """A draft that can be sent in, and its manager."""
    needed = {
        "org_number": NUMBER,
        "contact_email": "info@bolaget.example",
        "summary_sv": "Vi gör larm.",
        "seat_outside_county": True,
    }
    actor = ActorFactory(**{"draft": True} | needed | facts)
    actor.areas.add(TermFactory(code="OMR01"))
    ActorCompetenceFactory(actor=actor)
    return actor, MembershipFactory(actor=actor).user


def sent_in(**facts):
    """An actor in review with one offering, and its manager."""
    actor, manager = complete_draft(**facts)
    OfferingFactory(actor=actor, draft=True, name="Larmet", terms=["OMR01"])
    registering.submit(actor, by=manager)
    actor.refresh_from_db()
    return actor, manager

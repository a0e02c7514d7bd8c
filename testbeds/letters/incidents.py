"""A serious incident, told at once; what happened is only for those who may read it on its page."""

from django.utils.translation import gettext_lazy as _

from actors.models import User
from actors.rules import can_review_actor
from arena import outbox
from arena.outbox.letters import ToEach
from testbeds.evaluation_states import Part
from testbeds.letters.evaluations import ToPart, tell_parts, those_with
from testbeds.models import Incident

ABOUT = ("evaluation__offering__actor", "evaluation__site")


class SeriousIncident(ToPart):
    """To those who lead the evaluation."""

    kind = "evaluation_incident"
    label = _("Serious incident in an evaluation")
    model = Incident
    related = ABOUT
    parts = (Part.LEAD, Part.SITE_LEAD)
    page_name = "evaluations:incidents"
    template = "evaluations/letters/incident.txt"


class SeriousIncidentToSupplier(ToPart):
    """To the supplier's contact: that something serious has happened, and whom it is discussed with."""

    kind = "evaluation_incident_to_supplier"
    label = _("Serious incident in an evaluation, to the supplier")
    model = Incident
    related = ABOUT
    parts = (Part.SUPPLIER,)
    template = "evaluations/letters/incident_to_supplier.txt"


class SeriousIncidentToStaff(ToEach):
    """To each of the project staff who may follow the evaluation."""

    kind = "evaluation_incident_to_staff"
    label = _("Serious incident in an evaluation, to the project staff")
    model = Incident
    related = ABOUT
    template = "evaluations/letters/incident.txt"

    def is_still_true(self):
        return _follows(self.addressee, self.subject.evaluation)

    def context(self):
        link = self.link("evaluations:incidents", self.subject.evaluation.slug)
        return {"evaluation": self.subject.evaluation, "subject": self.subject, "link": link}


def tell_of(incident):
    """Each once: whoever both leads and is of the staff gets the letter of those who lead."""
    evaluation = incident.evaluation
    for letter in (SeriousIncident, SeriousIncidentToSupplier):
        tell_parts(letter, incident, evaluation, besides=incident.by)
    told = {incident.by, *those_with(evaluation)}
    for person in User.objects.filter(is_staff=True, is_active=True).order_by("pk"):
        if person not in told and _follows(person, evaluation):
            outbox.leave(SeriousIncidentToStaff(incident, person))


def _follows(person, evaluation):
    return can_review_actor(person, evaluation.offering.actor) and can_review_actor(person, evaluation.site)

"""A published report is corrected by a new version that says what and why; the old ones stay where they are."""

import json

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arena.shared.errors import Refused
from testbeds.evaluating.moving import move_of
from testbeds.evaluation_rules import can_coordinate_evaluation
from testbeds.letters.reports import ReportCorrected, tell_all
from testbeds.models import Evaluation
from testbeds.reporting.content import content_of
from testbeds.reporting.drafting import write
from testbeds.reporting.versions import add_version, newest

SECTIONS = {  # what a reader is told that has changed, by the keys of the document
    "title": gettext_lazy("Title"),
    "short": gettext_lazy("The answer in short"),
    "lessons": gettext_lazy("Why it ended, and what was learnt"),
    "verdict": gettext_lazy("Verdict"),
    "offering": gettext_lazy("What was tried"),
    "site": gettext_lazy("Where"),
    "testbed": gettext_lazy("Where"),
    "period": gettext_lazy("When"),
    "people": gettext_lazy("Who did it"),
    "funding": gettext_lazy("Who paid"),
    "plan": gettext_lazy("The plan"),
    "deviations": gettext_lazy("Deviations from the plan"),
    "results": gettext_lazy("Results"),
    "analysis": gettext_lazy("Results"),
    "done": gettext_lazy("How far it came"),
    "incidents": gettext_lazy("Incidents"),
    "incident_counts": gettext_lazy("Incidents"),
    "costs": gettext_lazy("Costs"),
    "economy": gettext_lazy("Costs"),
    "readiness": gettext_lazy("Technology readiness"),
    "complexity": gettext_lazy("How complex it is to bring into use"),
    "domains": gettext_lazy("Grades"),
    "transferability": gettext_lazy("Would it work with us?"),
    "interpretation": gettext_lazy("What the result means"),
    "limits": gettext_lazy("What this evaluation cannot say"),
    "supplier_reply": gettext_lazy("The supplier's comment"),
    "contact": gettext_lazy("Contact"),
}


@move_of(can_coordinate_evaluation)
def correct(evaluation, *, by, note, words=None, lessons=""):
    """The next version, with the words as they should be; who follows it is told what was changed."""
    former = newest(evaluation)
    if former is None or evaluation.is_taken_down:
        raise Refused(_("There is no published report to correct."))
    if words:
        write(evaluation, words)
    if lessons:
        Evaluation.objects.filter(pk=evaluation.pk).update(lessons_sv=lessons)
    standing = Evaluation.objects.get(pk=evaluation.pk)
    if not changed(json.loads(bytes(former.document)), content_of(standing)):
        raise Refused(_("Nothing has been changed, so there is nothing to correct."))
    tell_all(ReportCorrected, add_version(standing, by=by, correction=note))


def changed(former, later):
    """The names of the parts that differ between two documents, each once, in their order on the page."""
    later = json.loads(json.dumps(later))
    names = [str(name) for key, name in SECTIONS.items() if former.get(key) != later.get(key)]
    return list(dict.fromkeys(names))

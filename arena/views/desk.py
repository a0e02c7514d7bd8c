"""“To do”: what waits for the project staff, the oldest first, each row one click from doing it."""

from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actors import helping, joining, reviewing
from actors.models import Proposal
from actors.rules import is_staff
from arena.feedback.models import Report
from arena.shared.http import check, render_page


class Section(NamedTuple):
    """One kind of waiting: its heading, its rows and the partial that shows a row."""

    title: str
    rows: QuerySet
    template: str


@require_safe
def desk(request):
    check(is_staff, request.user)
    reports = Report.objects.visible_to(request.user).waiting()
    sections = [
        Section(_("Actors sent in"), reviewing.actors_waiting(), "arena/desk/_actor.html"),
        Section(_("Offerings sent in"), reviewing.offerings_waiting(), "arena/desk/_offering.html"),
        Section(_("Asked for help"), helping.asked_for(), "arena/desk/_help.html"),
        Section(_("Proposed changes"), Proposal.objects.waiting().select_related("actor"), "arena/desk/_proposal.html"),
        Section(_("Requests to join where nobody decides"), joining.requests_for_staff(), "arena/desk/_request.html"),
        Section(_("Reports from visitors"), reports, "arena/desk/_report.html"),
    ]
    ways = [
        (_("Letters"), reverse("outbox:list")),
        (_("Reports"), reverse("feedback:list")),
        (_("Import a file"), reverse("importing:upload")),
    ]
    context = {"sections": sections, "ways": ways, "count": sum(len(section.rows) for section in sections)}
    return render_page(request, "arena/desk.html", context)

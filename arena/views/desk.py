"""“To do”: what waits for the project staff, the oldest first, each row one click from doing it; and what does not."""

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

WITH_APPLICANT, DECLINED = "hos-den-som-skickade-in", "avvisade"
SHOWN = 100  # of each kind that does not wait, the latest


class Section(NamedTuple):
    """One kind of row: its heading, its rows and the partial that shows one."""

    title: str
    rows: QuerySet
    template: str


@require_safe
def desk(request):
    check(is_staff, request.user)
    shown = request.GET.get("visa", "")
    sections_of = {WITH_APPLICANT: with_applicant, DECLINED: declined}.get(shown)
    context = {
        "views": _views(shown if sections_of else ""),
        "is_waiting": not sections_of,
        "sections": [section for section in (sections_of or waiting)() if section.rows],
        "municipalities": [] if sections_of else joining.municipalities_for_staff(),
        "ways": [
            (_("The state of the registry"), reverse("arena:registry_state")),
            (_("Outbox"), reverse("outbox:list")),
            (_("Fault reports"), reverse("feedback:list")),
            (_("Import a file"), reverse("importing:upload")),
            (_("Style guide"), reverse("arena:style")),
        ],
    }
    return render_page(request, "arena/desk.html", context)


def _views(shown):
    """Label, address and whether it is this one."""
    base = reverse("arena:desk")
    labels = {"": _("Waiting for you"), WITH_APPLICANT: _("With the one who sends in"), DECLINED: _("Declined")}
    return [(label, f"{base}?visa={name}" if name else base, name == shown) for name, label in labels.items()]


def waiting():
    """What only the project staff can take further."""
    proposals = Proposal.objects.waiting().select_related("actor")
    return [
        Section(_("Actors sent in"), reviewing.actors_waiting(), "arena/desk/_actor.html"),
        Section(_("Offerings sent in"), reviewing.offerings_waiting(), "arena/desk/_offering.html"),
        Section(_("Asked for help"), helping.asked_for(), "arena/desk/_help.html"),
        Section(_("Proposed changes"), proposals, "arena/desk/_proposal.html"),
        Section(_("Requests to join where nobody decides"), joining.requests_for_staff(), "arena/desk/_request.html"),
        Section(_("Fault reports"), Report.objects.waiting(), "arena/desk/_report.html"),
    ]


def with_applicant():
    """Drafts, and what staff have asked more about: nothing to do but to know of it."""
    return [
        Section(_("Actors"), reviewing.actors_with_applicant()[:SHOWN], "arena/desk/_answered_actor.html"),
        Section(_("Offerings"), reviewing.offerings_with_applicant()[:SHOWN], "arena/desk/_answered_offering.html"),
    ]


def declined():
    return [
        Section(_("Actors"), reviewing.actors_declined()[:SHOWN], "arena/desk/_answered_actor.html"),
        Section(_("Offerings"), reviewing.offerings_declined()[:SHOWN], "arena/desk/_answered_offering.html"),
    ]

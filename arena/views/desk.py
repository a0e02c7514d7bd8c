"""“To do”: what waits for the project staff, the oldest first, each row one click from doing it; and what does not."""

from typing import NamedTuple

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from actors import joining
from actors.models import User
from actors.rules import is_staff
from arena.desk import queues, taking
from arena.desk.queues import Item
from arena.shared.errors import Refused
from arena.shared.http import check, key_in, render_page

WITH_APPLICANT, DECLINED = "hos-den-som-skickade-in", "avvisade"


class Line(NamedTuple):
    """A row with how many days it has waited, and who deals with it."""

    key: str
    item: Item
    days: int
    owner: User | None


@require_safe
def desk(request):
    check(is_staff, request.user)
    shown = request.GET.get("visa", "")
    queues_of = {WITH_APPLICANT: queues.with_applicant, DECLINED: queues.declined}.get(shown)
    owners = {} if queues_of else taking.owners()
    lists = [(queue, _lines(queue, owners)) for queue in (queues_of or queues.waiting)()]
    context = {
        "views": _views(shown if queues_of else ""),
        "is_waiting": not queues_of,
        "queues": [(queue, lines) for queue, lines in lists if lines],
        "municipalities": [] if queues_of else joining.municipalities_for_staff(),
        "ways": [
            (_("Events"), reverse("events:manage_list")),
            (_("Venues"), reverse("events:venues")),
            (_("Projects"), reverse("events:projects")),
            (_("Wordings of consents"), reverse("events:consents")),
            (_("The state of the registry"), reverse("arena:registry_state")),
            (_("History"), reverse("actors:log")),
            (_("Outbox"), reverse("outbox:list")),
            (_("Fault reports"), reverse("feedback:list")),
            (_("Import a file"), reverse("importing:upload")),
            (_("Compute matches anew"), reverse("needs:recalculation")),
            (_("Vocabularies"), reverse("actors:terms")),
            (_("Style guide"), reverse("arena:style")),
        ],
    }
    return render_page(request, "arena/desk.html", context)


@require_POST
def desk_take(request, queue, row):
    """Take a row, take it over from the colleague whom the page named, or put it back."""
    check(is_staff, request.user)
    known = {waiting.name: waiting for waiting in queues.waiting()}
    if queue not in known or not _still_waits(known[queue], row):
        raise Http404
    if request.POST.get("move") == "put_back":
        taking.put_back(queue, row, by=request.user)
    else:
        _take(request, queue, row)
    return redirect(f"{reverse('arena:desk')}#{queue}-{row}")


def _take(request, queue, row):
    owner = request.POST.get("owner", "")
    try:
        taking.take(queue, row, by=request.user, instead_of=key_in(owner) or None)
    except Refused as refusal:
        messages.error(request, str(refusal))


def _still_waits(queue, row):
    return any(str(waiting.pk) == row for waiting in queue.rows)


def _lines(queue, owners):
    today = timezone.now()
    items = ((str(row.pk), queue.as_item(row)) for row in queue.rows)
    return [Line(key, item, (today - item.since).days, owners.get((queue.name, key))) for key, item in items]


def _views(shown):
    """Label, address and whether it is this one."""
    base = reverse("arena:desk")
    labels = {"": _("Waiting for you"), WITH_APPLICANT: _("With the one who sends in"), DECLINED: _("Declined")}
    return [(label, f"{base}?visa={name}" if name else base, name == shown) for name, label in labels.items()]

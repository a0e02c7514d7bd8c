"""The staff's way in: every event by what there is to do with it, and the desk of one."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from arena.shared.http import check, render_page
from events.forms.participants import SILENT, STILL
from events.models import Event, SeatMove
from events.rules import can_run_events
from events.seats import coming
from events.states import EventState, Stage, StillComing
from events.views import balance, moves, next_steps, sums
from events.views.opening import event_page
from events.writing import telling

PER_PAGE = 30
LATEST = 8
ORDERS = {Stage.PAST: ["-starts_at", "-pk"], Stage.SCHEDULED: ["publish_at", "pk"]}


@require_safe
def manage_list(request):
    check(can_run_events, request.user)
    shown = request.GET.get("visa")
    shown = shown if shown in Stage.values else Stage.TO_COME
    events = Event.objects.with_stage()
    numbers = dict(events.order_by().values_list("stage").annotate(Count("pk")))
    found = events.filter(stage=shown).select_related("venue").order_by(*ORDERS.get(shown, ["starts_at", "pk"]))
    paginator = Paginator(found, PER_PAGE)
    paginator.count = numbers.get(shown, 0)  # known already
    page = paginator.get_page(request.GET.get("page"))
    told = sums.of_events(page.object_list)
    context = {
        "views": _views(shown, numbers),
        "page": page,
        "rows": [(event, reverse("events:manage", args=[event.slug]), _facts(event), told[event.pk]) for event in page],
    }
    return render_page(request, "events/manage_list.html", context)


def _views(shown, numbers):
    """Label with its number, address, and whether it is this one."""
    base = reverse("events:manage_list")
    stages = [stage for stage in Stage if numbers.get(stage) or stage in (shown, Stage.TO_COME, Stage.DRAFT)]
    queries = {stage: "" if stage == Stage.TO_COME else f"?visa={stage}" for stage in stages}
    return [(f"{stage.label} ({numbers.get(stage, 0)})", base + queries[stage], stage == shown) for stage in stages]


def _facts(event):
    place = event.venue.name if event.venue else ""
    waits = next_steps.publication(event) if event.state == EventState.SCHEDULED else ""
    return " · ".join(filter(None, [capfirst(event.get_kind_display()), event.get_mode_display(), place, waits]))


@require_safe
@event_page
def manage(request, event):
    """The desk of one event: what to do next, the seats, who comes against whom one hoped for, and the latest moves."""
    pools = list(sums.of_pools(event))
    context = {
        "event": event,
        "steps": next_steps.of(event, pools),
        "table": sums.table(event, pools),
        "overrun": [sums.name_of(pool) for pool in pools if pool.free is not None and pool.free < 0],
        "targets": balance.Balance(event).targets,
        "moves": moves.in_words(_latest(event)),
        "held": held_messages(event),
        "waiting": telling.number_waiting(event),
        "number_files": _files(event),
        "answers": _answers(event),
    }
    return render_page(request, "events/manage.html", context)


def _answers(event):
    """Since the last move: label, number, and where one sees who they are; nothing before anybody can have answered."""
    base = reverse("events:participants", args=[event.slug])
    numbers = coming.answers(event) if event.revision else {}
    if not any(numbers.get(answer) for answer in StillComing) and telling.has_stayed(telling.letters_of(event)):
        return []
    return [(STILL[answer], number, f"{base}?still={answer or SILENT}") for answer, number in numbers.items()]


def _latest(event):
    found = SeatMove.objects.filter(pool__event=event).select_related("registration__participant", "pool__item")
    return found.order_by("-pk")[:LATEST]


def _files(event):
    forms = [("csv", "CSV"), ("xlsx", "XLSX")]
    return [(label, reverse("events:numbers_file", kwargs={"slug": event.slug, "form": form})) for form, label in forms]


def held_messages(event):
    """What still waits to leave, and can be stopped, with how many are to have it."""
    return event.messages.filter(stopped_at=None, leaves_at__gt=Now()).annotate(number=Count("copies"))

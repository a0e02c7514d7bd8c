"""The seats of an event: every pool with its one sum, and what the staff may change about them."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import redirect_to_top, render_page
from events.forms.seats import CapacityForm, GapsForm, PoolForm, TargetForm
from events.models import Pool
from events.seats import ordering, pooling, releasing, resizing
from events.views import sums
from events.views.balance import Balance
from events.views.opening import event_page


@event_page
def seats(request, event):
    """Confirmed, offered, held and free are the seats of a pool; each number leads to who they are."""
    if request.method == "POST":
        return _open_or_close(request, event)
    pools = list(sums.of_pools(event))
    context = {
        "event": event,
        "table": sums.table(event, pools),
        "overruns": [
            (capfirst(sums.name_of(pool)), overrun(pool)) for pool in pools if pool.free is not None and pool.free < 0
        ],
        "can_add": bool(PoolForm(instance=Pool(event=event)).fields["what"].choices),
        "balance": Balance(event).targets,
    }
    return render_page(request, "events/seats.html", context)


def overrun(pool):
    """That there are more people than seats, and what it means."""
    number = -pool.free
    return ngettext(
        "%(n)s more person has a place than there are seats. Nobody loses theirs, offers that were made stand, and "
        "nobody new gets a place until there is room again.",
        "%(n)s more people have a place than there are seats. Nobody loses theirs, offers that were made stand, and "
        "nobody new gets a place until there is room again.",
        number,
    ) % {"n": number}


def _open_or_close(request, event):
    acts = {
        "close": (resizing.close, _("The sign-up is closed.")),
        "reopen": (resizing.reopen, _("The sign-up is open again.")),
    }
    if request.POST.get("move") not in acts:
        raise BadRequest
    act, told = acts[request.POST["move"]]
    return _done(request, lambda: act(event), told, "events:seats", event.slug)


@event_page
def pool_add(request, event):
    pool = Pool(event=event)
    form = PoolForm(request.POST or None, instance=pool)
    if form.is_valid() and is_done(form, lambda: pooling.add_pool(form)):
        messages.success(request, _("Saved."))
        return redirect_to_top("events:seats", event.slug)
    return render_page(request, "events/pool_add.html", {"event": event, "form": form})


@event_page
def pool_edit(request, event, key):
    """Its number of seats, the order of its queue, its opening to all, and its end."""
    pool = get_object_or_404(sums.of_pools(event), pk=key)
    pool.event = event
    wanted = request.POST.get("move")
    if wanted in ("release", "remove"):
        act, told = {
            "release": (releasing.release, _("The seats are open to all.")),
            "remove": (pooling.remove_pool, _("Taken away.")),
        }[wanted]
        return _done(request, lambda: act(pool), told, "events:seats", event.slug)
    form = CapacityForm(request.POST if wanted == "resize" else None, pool=pool)
    gaps = GapsForm(request.POST if wanted == "fill_gaps" else None, pool=pool)
    if request.method == "POST" and wanted not in ("resize", "fill_gaps"):
        raise BadRequest
    if form.is_valid() and is_done(form, lambda: resizing.resize(pool, form.cleaned_data["capacity"])):
        messages.success(request, _("Saved."))
        return redirect_to_top("events:seats", event.slug)
    if gaps.is_valid():
        on, why = gaps.cleaned_data["fills_gaps"], gaps.cleaned_data["why"]
        if is_done(gaps, lambda: ordering.fill_gaps(pool, on, why=why)):
            messages.success(request, _("Saved."))
            return redirect_to_top("events:seats", event.slug)
    context = {
        "event": event,
        "pool": pool,
        "name": capfirst(sums.name_of(pool)),
        "form": form,
        "gaps": gaps,
        "overrun": overrun(pool) if pool.free is not None and pool.free < 0 else "",
        "is_removable": not pool.registrations.exists(),
    }
    return render_page(request, "events/pool_edit.html", context)


@event_page
def target_add(request, event):
    form = TargetForm(request.POST or None, event=event)
    if form.is_valid():
        form.target.save()
        messages.success(request, _("Saved."))
        return redirect_to_top("events:seats", event.slug)
    return render_page(request, "events/target_add.html", {"event": event, "form": form})


@event_page
def target_remove(request, event, key):
    """A button on the page of seats; asked for by address, it asks back."""
    target = get_object_or_404(event.targets, pk=key)
    if request.method == "POST":
        target.delete()
        messages.success(request, _("Taken away."))
        return redirect_to_top("events:seats", event.slug)
    return render_page(request, "events/target_remove.html", {"event": event, "target": target})


def _done(request, act, told, then, *args):
    try:
        act()
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, told)
    return redirect_to_top(then, *args)

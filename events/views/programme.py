"""What happens at an event, who speaks, and what can be read or seen of it: lists of parts, and a form for each."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from arena.files.sending import attachment
from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import redirect_to_top, render_page
from events.forms.programme import ItemForm, MaterialForm, SpeakerForm
from events.models import Event, Material, Pool, ProgrammeItem, Speaker
from events.rules import can_run_events
from events.views.opening import event_page
from events.writing import describing


@require_safe
@event_page
def programme(request, event):
    items = event.programme.select_related("pool").order_by("starts_at", "pk")
    return render_page(request, "events/programme.html", {"event": event, "items": items})


@event_page
def programme_add(request, event):
    return _write_item(request, ProgrammeItem(event=event), _("Add a programme item"))


@event_page
def programme_item(request, event, key):
    item = get_object_or_404(event.programme.select_related("pool"), pk=key)
    item.event = event
    return _write_item(request, item, _("Change the programme item"))


def _write_item(request, item, title):
    pool = None if item._state.adding else Pool.objects.filter(item=item).first()
    form = ItemForm(_answers(request), instance=item, pool=pool)
    return _write(request, form, title, "events:programme", describing.save_item, describing.remove_item)


@require_safe
@event_page
def speakers(request, event):
    rows = event.speakers.select_related("actor").order_by("place", "pk")
    return render_page(request, "events/speakers.html", {"event": event, "speakers": rows})


@event_page
def speaker_add(request, event):
    speaker = Speaker(event=event, place=event.speakers.count() + 1)
    return _write_part(request, SpeakerForm, speaker, _("Add a speaker"), "events:speakers")


@event_page
def speaker(request, event, key):
    row = get_object_or_404(event.speakers.select_related("actor"), pk=key)
    row.event = event
    return _write_part(request, SpeakerForm, row, _("Change the speaker"), "events:speakers")


@require_safe
@event_page
def materials(request, event):
    rows = event.materials.select_related("file").order_by("kind", "created_at", "pk")
    return render_page(request, "events/materials.html", {"event": event, "materials": rows, "now": timezone.now()})


@event_page
def material_add(request, event):
    return _write_part(request, MaterialForm, Material(event=event), _("Add material"), "events:materials")


@event_page
def material(request, event, key):
    row = get_object_or_404(event.materials.select_related("file"), pk=key)
    row.event = event
    return _write_part(request, MaterialForm, row, _("Change the material"), "events:materials")


@login_not_required
@require_safe
def material_file(request, slug, key):
    """To everybody who may see the event, once it is shown; to the staff before."""
    event = get_object_or_404(Event.objects.visible_to(request.user), slug=slug)
    files = event.materials.exclude(file=None).select_related("file")
    if not can_run_events(request.user):
        files = files.shown()
    return attachment(get_object_or_404(files, pk=key).file)


def _write_part(request, form_class, part, title, then):
    form = form_class(_answers(request), request.FILES or None, instance=part)
    return _write(
        request, form, title, then, lambda form: describing.save_part(form, by=request.user), describing.remove_part
    )


def _answers(request):
    return None if request.POST.get("move") else request.POST or None


def _write(request, form, title, then, save, remove):
    part = form.instance
    is_new = part._state.adding
    if request.POST.get("move"):
        return _remove(request, part, then, remove)
    if form.is_valid() and is_done(form, lambda: save(form)):
        messages.success(request, _("Saved."))
        return redirect_to_top(then, part.event.slug)
    context = {"event": part.event, "form": form, "part": part, "is_new": is_new, "title": title, "list_url": then}
    return render_page(request, "events/part.html", context)


def _remove(request, part, then, remove):
    if request.POST["move"] != "remove" or part._state.adding:
        raise BadRequest
    try:
        remove(part)
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("Taken away."))
    return redirect_to_top(then, part.event.slug)

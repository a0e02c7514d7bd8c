"""What is written about an event besides its text: programme, speakers and materials, under its lock; and projects."""

from django.db import transaction
from django.utils.translation import gettext as _

from actors.models import Project
from arena.files.keeping import keep
from arena.shared.errors import Refused
from arena.shared.slugs import unique_slug
from events.models import Pool
from events.seats import resizing, seating
from events.states import PoolKind


@transaction.atomic
def save_project(form):
    """A new project gets an address of its own, which stays."""
    if not form.instance.slug:
        form.instance.slug = unique_slug(Project.objects, form.cleaned_data["name_sv"])
    return form.save()


@transaction.atomic
def save_part(form, *, by):
    """Write a speaker or a material, with the file that came along."""
    part = form.instance
    seating.lock(part.event)
    if upload := form.cleaned_data.get("upload"):
        part.file = keep(upload, account=f"event:{part.event_id}", by=by)
    elif form.cleaned_data.get("url"):
        part.file = None
    return form.save()


@transaction.atomic
def remove_part(part):
    seating.lock(part.event)
    part.delete()


@transaction.atomic
def save_item(form):
    """Write a programme item, with the seats that it has where one signs up for it."""
    seating.lock(form.instance.event)
    item = form.save()
    pool, answered = Pool.objects.filter(item=item).first(), form.cleaned_data
    if not answered["has_seats"]:
        _drop(pool)
    elif pool is None:
        Pool.objects.create(event=item.event, kind=PoolKind.ITEM, item=item, capacity=answered["seats"])
    elif pool.capacity != answered["seats"]:
        resizing.resize(pool, answered["seats"])
    return item


@transaction.atomic
def remove_item(item):
    """Gone with its seats, while nobody has ever signed up for it."""
    seating.lock(item.event)
    _drop(Pool.objects.filter(item=item).first())
    item.delete()


def _drop(pool):
    if pool is None:
        return
    if pool.registrations.exists():
        raise Refused(_("Somebody has signed up for it, so that its seats must stay."))
    pool.delete()

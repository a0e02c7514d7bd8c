"""From the first line of a draft to the page that everybody sees."""

from django.db import transaction
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from events.models import Event
from events.reminding import planning
from events.states import PoolKind
from events.writing import inviting, previewing
from events.writing.addresses import free_address
from events.writing.completeness import missing


class Incomplete(Refused):
    """Something that is needed is missing; `lacks` says what, and where to fill it in."""

    def __init__(self, lacks):
        super().__init__(_("The event cannot be published yet. See what is missing below."))
        self.lacks = lacks


@transaction.atomic
def add(event, write, *, by, seats):
    """Keep a new draft by `write()`, with `seats`: a number, or None for no limit, by the kind of pool."""
    event.slug, event.made_by = free_address(event.title_sv), by
    write()
    for kind in event.pool_kinds:
        event.pools.create(kind=kind, capacity=seats.get(kind))
    return event


@transaction.atomic
def save(event, write):
    """Keep what was changed by `write()`. What everybody already sees loses nothing that it must have."""
    standing = _locked(event)
    if standing.state != event.state:
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    lacked = {lack.code for lack in missing(standing)} if event.is_public else set()
    write()
    if event.is_unpublished:
        event.pools.exclude(kind__in=[*event.pool_kinds, PoolKind.ITEM]).delete()
    elif lost := [lack.text for lack in missing(event) if lack.code not in lacked]:
        raise Refused(" ".join([_("The event is published and must keep this."), *lost]))
    return event


@transaction.atomic
def publish(event):
    """Show the event from now on, let the letters to those who are invited go, and plan its reminders."""
    event = _complete(_locked(event))
    event.publish()
    previewing.end_all(event)
    inviting.send_all(event)
    planning.plan(event)
    return event


@transaction.atomic
def schedule(event, moment):
    """Publish it then; the clock asks anew whether everything is there."""
    event = _complete(_locked(event))
    if moment >= event.starts_at:
        raise Refused(_("That is when the event has already begun. Choose an earlier time."))
    event.schedule(moment)
    return event


@transaction.atomic
def take_back(event):
    """No longer to be published; a draft again."""
    _locked(event).take_back()


def publish_due():
    """What the clock asks for; where something is missing, the event waits and its pages say why."""
    for event in Event.objects.to_publish():
        _publish_if_still_due(event)


@transaction.atomic
def _publish_if_still_due(event):
    due = Event.objects.to_publish().select_for_update(no_key=True, skip_locked=True).filter(pk=event.pk).first()
    if due and not missing(due):
        publish(due)


def _locked(event):
    return Event.objects.select_for_update(no_key=True).get(pk=event.pk)


def _complete(event):
    if not event.is_unpublished:
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    if lacks := missing(event):
        raise Incomplete(lacks)
    return event

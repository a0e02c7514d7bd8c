"""The ways to take part as choices of a form, each with the honest numbers."""

from django.utils.translation import gettext as _

from events.states import PoolKind

AND_WAIT = "and_wait"  # online now, and in the queue for the room
EVERY_WAY = [(way, way) for way in (PoolKind.ROOM, PoolKind.ONLINE, AND_WAIT)]


def way_choices(admission):
    """The choices as they read now; what counts is `EVERY_WAY`, since seats come and go while somebody writes."""
    room, online = admission.room, admission.online
    by_itself = [
        (PoolKind.ROOM, _("In the room: %(numbers)s") % {"numbers": room.numbers}),
        (PoolKind.ONLINE, _("Online: %(numbers)s") % {"numbers": online.numbers}),
    ]
    if not room.must_wait or not admission.event.has_waiting_list:
        return by_itself
    both = _("Online now, and wait for a seat in the room: %(numbers)s") % {"numbers": room.numbers}
    if room.seems_free:
        return [by_itself[0], (AND_WAIT, both), by_itself[1]]
    alone = _("Only wait for a seat in the room: %(numbers)s") % {"numbers": room.numbers}
    return [(AND_WAIT, both), (PoolKind.ROOM, alone), by_itself[1]]


def item_choices(admission):
    said = _("%(title)s: %(numbers)s")
    return [(str(item.pk), said % {"title": item, "numbers": way.numbers}) for item, way in admission.items]

"""Telling the participants of a change: one held letter each, which the next change overtakes while it waits."""

from django.utils.translation import gettext as _

from arena import outbox
from arena.outbox.models import OutboundLetter
from arena.outbox.states import Reason, State
from arena.shared.errors import Refused
from events.letters.changes import HOLD, KINDS, EventReopened
from events.models import Notice, Participant


def concerned(event, letter):
    """Whom such a letter is for: by where they stand in a pool of the event."""
    rows = event.registrations.filter(state__in=letter.told).values("participant")
    return list(Participant.objects.filter(pk__in=rows, erased_at=None).select_related("event", "user").order_by("pk"))


def tell(event, letter, people, before=None):
    """Leave one letter to each; `before` says of a participant when and where they think that the event is."""
    notices = [
        Notice(participant=one, revision=event.revision, kind=letter.kind, before=before and before(one))
        for one in people
    ]
    for notice in Notice.objects.bulk_create(notices):
        outbox.leave(letter(notice), language=notice.participant.language, hold=HOLD)


def of_reopening(event, untold):
    """Who is told that the event is held after all, and who instead of the move before that they do not know of."""
    people = concerned(event, EventReopened)
    return [one for one in people if one.pk not in untold], [one for one in people if untold.get(one.pk)]


def notices_of(event):
    """The notices of the present revision; what waits of older ones was overtaken."""
    return Notice.objects.filter(participant__event=event, revision=event.revision).select_related("before")


def letters_of(event):
    return OutboundLetter.objects.with_keys(_key(notice) for notice in notices_of(event))


def number_waiting(event):
    """How many letters about the present revision wait; an event that was never changed has none to ask for."""
    return letters_of(event).filter(state=State.READY).count() if event.revision else 0


def has_stayed(letters):
    """Whether nothing has left yet: all of them wait, or were stopped."""
    return not letters.exclude(state__in=[*State.kept(), State.CANCELLED]).exists()


def untold(event):
    """Whom no letter about the present revision has reached, as `overtake` gives them; nothing is stopped."""
    keys = {_key(notice): notice for notice in notices_of(event)}
    return _unsent(keys, OutboundLetter.objects.with_keys(keys))


def overtake(event):
    """Stop what waits about the present revision; give what each participant who was not told of it thinks instead.

    By the key of the participant: when and where they think that the event is, None where they are right about it.
    """
    keys = {_key(notice): notice for notice in notices_of(event)}
    letters = list(OutboundLetter.objects.with_keys(keys).select_for_update())
    if any(letter.state == State.SENDING for letter in letters):
        raise Refused(_("Letters about the last change are leaving right now. Try again in a minute."))
    outbox.stop(keys)
    return _unsent(keys, letters)


def stop(event):
    """Let the letters that wait never leave, while the change stands; say how many they were."""
    stopped = outbox.stop(_key(notice) for notice in notices_of(event))
    if not stopped:
        raise Refused(_("The letters have left."))
    return stopped


def _unsent(keys, letters):
    unsent = [one.key for one in letters if one.state in State.kept() or one.reason == Reason.STOPPED]
    return {keys[key].participant_id: keys[key].before for key in unsent}


def _key(notice):
    return KINDS[notice.kind](notice).unique_key()

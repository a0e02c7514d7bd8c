"""Mail to the mailboxes of events: the answers that calendars send there. Everything else is for whoever reads them."""

from arena.outbox.incoming import reads
from events.outside import replies
from events.people import declining


@reads
def calendar_answer(message):
    """A no is noted and asked about, a yes takes it back; neither does anything to a seat.

    An answer to an older time of the event, or an older seat, is passed by.
    """
    answer = replies.answer_in(message)
    person = answer and declining.one_at(answer.uid, answer.address)
    if not person:
        return ""
    if answer.sequence is not None and answer.sequence < person.event.revision + person.calendar_steps:
        return "outdated"
    if answer.is_no:
        declining.decline(person, asks=not message.is_automatic)
        return "declined"
    if answer.is_yes:
        declining.accept(person)
        return "accepted"
    return "undecided"

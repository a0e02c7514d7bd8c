"""Letters that wait to go, and their delivery.

The rooms above say `outbox.leave(Letter(row))` inside the transaction that causes the letter; the clock and the health
check use the rest. Imports are inside, since Django imports this package before its models are ready.
"""

from datetime import timedelta

from django.conf import settings


def leave(letter, *, language=None, hold=timedelta(0)):
    """Leave the letter in the causing transaction: once per key, sent only if the transaction is kept.

    A held letter waits so long before it goes, seen by the staff, and can be stopped until then.
    """
    from arena.outbox.leaving import leave

    leave(letter, language=language, hold=hold)


def leave_many(letter, subjects, *, scope, not_before, expires_at):
    """Leave letters of one class about many subjects in one statement; say how many were new.

    `subjects` is a query for rows of: the key of the subject as text, the language, the recipient's key or NULL, and
    the address of whom has no account. The unique key of such a letter is its kind and its subject.
    """
    from arena.outbox.leaving import leave_many

    return leave_many(letter, subjects, scope=scope, not_before=not_before, expires_at=expires_at)


def stop(keys):
    """Cancel the letters with these keys that still wait; say how many there were. What has left stays as it is."""
    from arena.outbox.leaving import stop

    return stop(keys)


def preview(letter, language):
    """Subject and text as they would read now; of a letter that nobody has left yet, too."""
    from arena.outbox.writing import words

    return words(letter, language)


def previews(letter):
    """The same in every language of the portal: pairs of language and words."""
    return [(language, preview(letter, language)) for language, _name in settings.LANGUAGES]


def drain(*, seconds=50):
    """Send what is due, starting no new letter after so many seconds; say how many were taken on."""
    from arena.outbox.delivering.draining import drain

    return drain(seconds=seconds)


def nudge():
    """Wake a worker; without a broker the letters wait for the next tick."""
    from arena.outbox.leaving import nudge

    nudge()


def sweep():
    """Take up what dead workers left, and end what is too old to send."""
    from arena.outbox.delivering.sweeping import sweep

    sweep()


def pulse():
    """How the engine does, by finished work and by the oldest letter that is due; one statement."""
    from arena.outbox.measuring import pulse

    return pulse()


def seconds_since_drain():
    """How long ago a drain last ran to its end, by the clock of the database; None where none ever did."""
    from arena.outbox.models import Heartbeat

    return Heartbeat.seconds_since_last()


def counted(name):
    """Something has gone wrong that nobody is told of at once: it shows in the counters of whoever watches."""
    from arena.outbox.models import Counter

    Counter.count(name)

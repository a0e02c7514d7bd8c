"""The life of a letter on one screen."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Priority(IntegerChoices):
    """Who goes first when many letters wait: someone is standing at the door with an account letter."""

    ACCOUNT = 0, _("account letter")
    ORDINARY = 10, _("ordinary")
    BULK = 20, _("to many")


class Stream(TextChoices):
    """What one can end, each by itself; what concerns somebody's own matters always arrives."""

    OWN = "own", _("about your own matters")
    REMINDERS = "reminders", _("reminders")
    NEWS = "news", _("invitations and news")

    @classmethod
    def can_be_ended(cls):
        return [cls.REMINDERS, cls.NEWS]


class State(TextChoices):
    READY = "ready", pgettext_lazy("letter", "waiting")
    CLAIMED = "claimed", pgettext_lazy("letter", "picked up for sending")
    SENDING = "sending", pgettext_lazy("letter", "being sent")
    SENT = "sent", pgettext_lazy("letter", "sent")
    FAILED = "failed", pgettext_lazy("letter", "failed")
    EXPIRED = "expired", pgettext_lazy("letter", "too late")
    CANCELLED = "cancelled", pgettext_lazy("letter", "cancelled")
    SUPPRESSED = "suppressed", pgettext_lazy("letter", "not wanted")
    UNKNOWN = "unknown", pgettext_lazy("letter", "uncertain, being looked into")
    UNKNOWN_FINAL = "unknown_final", pgettext_lazy("letter", "uncertain")

    @classmethod
    def kept(cls):
        """Still in the house: of one that a worker has come for, no mail server has heard a word."""
        return [cls.READY, cls.CLAIMED]

    @classmethod
    def leased(cls):
        """In the hands of a worker, until its lease runs out."""
        return [cls.CLAIMED, cls.SENDING]

    @classmethod
    def ended(cls):
        return [cls.SENT, cls.FAILED, cls.EXPIRED, cls.CANCELLED, cls.SUPPRESSED, cls.UNKNOWN_FINAL]

    @classmethod
    def explained(cls):
        """Ends that never stand without a reason."""
        return [cls.FAILED, cls.EXPIRED, cls.CANCELLED, cls.SUPPRESSED, cls.UNKNOWN_FINAL]


# A held letter is cancelled by the person who stops it. One about to be repeated is "sent" when a worker thought lost
# turns out to have sent it.
LEADS_TO = {
    State.READY: {State.CLAIMED, State.EXPIRED, State.SENT, State.CANCELLED, State.SUPPRESSED},
    State.CLAIMED: {State.SENDING, State.READY, State.FAILED, State.CANCELLED, State.SUPPRESSED},
    State.SENDING: {State.SENT, State.READY, State.FAILED, State.UNKNOWN},
    State.UNKNOWN: {State.SENT, State.READY, State.UNKNOWN_FINAL},
    State.UNKNOWN_FINAL: {State.SENT, State.READY},
    State.FAILED: {State.READY},
}

CAN_BE_SENT_AGAIN = [State.FAILED, State.UNKNOWN_FINAL]  # by a person


class Reason(TextChoices):
    """Why a letter waits again, or ended unsent; never the words of a mail server, which may quote the address."""

    NO_ANSWER = "no_answer", _("The mail server did not answer.")
    BUSY = "busy", _("The mail server asked us to come back later.")
    REFUSED_US = "refused_us", _("The mail server does not take letters from the portal.")
    REFUSED_RECIPIENT = "refused_recipient", _("The mail server refused the address.")
    REFUSED_LETTER = "refused_letter", _("The mail server refused the letter.")
    UNWRITABLE = "unwritable", _("The letter could not be written; the fault is in the portal's log.")
    OUT_OF_TRIES = "out_of_tries", _("It was tried as many times as a letter is tried.")
    NO_LONGER_TRUE = "no_longer_true", _("What it said was no longer so.")
    RECIPIENT_GONE = "recipient_gone", _("The recipient's account or address has been erased.")
    TOO_OLD = "too_old", _("It would have come too late to be of use.")
    WORKER_LOST = "worker_lost", _("The worker ended before anything was sent.")
    ANSWER_LOST = "answer_lost", _("The connection ended before the mail server had said yes or no.")
    RESTORED = "restored", _("It waited when a backup was made that has been restored; it may have been sent since.")
    STOPPED = "stopped", _("It was stopped before it left.")
    UNSUBSCRIBED = "unsubscribed", _("The recipient has ended letters of this kind.")
    UNREACHABLE = "unreachable", _("Letters to the address have come back.")
    IN_DIGEST = "in_digest", _("It was gathered with others into one letter.")
    DOMAIN_RESTS = "domain_rests", _("The recipient's mail server has asked us to wait.")


class Phase(TextChoices):
    """How far one attempt came."""

    OFFERED = "offered", _("before the letter was handed over")
    HANDED_OVER = "handed_over", _("when the letter was handed over")
    LATE_ACCEPT = "late_accept", _("accepted, though the worker had been given up")
    ABANDONED = "abandoned", _("the worker was lost")
    DECIDED = "decided", _("decided after a lost answer")
    AGAIN = "again", _("sent again by a person")
    RETURNED = "returned", _("came back after it was sent")


class Outcome(TextChoices):
    """How it went for a letter, for whoever it concerns: what the states, reasons and returns come to."""

    WAITING = "waiting", pgettext_lazy("outcome", "on its way")
    SENT = "sent", pgettext_lazy("outcome", "sent")
    RETURNED = "returned", pgettext_lazy("outcome", "came back")
    FAILED = "failed", pgettext_lazy("outcome", "did not arrive")
    UNKNOWN = "unknown", pgettext_lazy("outcome", "uncertain")
    EXPIRED = "expired", pgettext_lazy("outcome", "too late")
    KEPT_BACK = "kept_back", pgettext_lazy("outcome", "kept back")
    GATHERED = "gathered", pgettext_lazy("outcome", "in a digest")
    CANCELLED = "cancelled", pgettext_lazy("outcome", "cancelled")


OUTCOMES = {
    State.SENT: Outcome.SENT,
    State.FAILED: Outcome.FAILED,
    State.UNKNOWN: Outcome.UNKNOWN,
    State.UNKNOWN_FINAL: Outcome.UNKNOWN,
    State.EXPIRED: Outcome.EXPIRED,
    State.SUPPRESSED: Outcome.KEPT_BACK,
    State.CANCELLED: Outcome.CANCELLED,
}  # of any other state: on its way


class Silence(TextChoices):
    """Why an address gets no letters of a stream, or none at all."""

    UNSUBSCRIBED = "unsubscribed", _("ended by the recipient")
    BOUNCED = "bounced", _("the address does not exist")
    OFTEN_RETURNED = "often_returned", _("letters have come back several times")

    @classmethod
    def returned(cls):
        """What the mail servers have said of it, not its owner."""
        return [cls.BOUNCED, cls.OFTEN_RETURNED]

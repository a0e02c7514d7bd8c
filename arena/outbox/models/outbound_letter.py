import random
import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from arena.outbox.letters import Letter, kinds
from arena.outbox.querysets import OutboundLetterQuerySet
from arena.outbox.states import CAN_BE_SENT_AGAIN, LEADS_TO, Phase, Priority, Reason, State, Stream
from arena.shared.errors import Refused
from arena.shared.states import sources

MAX_ATTEMPTS = 12
BACKOFF_MINUTES = [1, 5, 15, 30, 60, 120, 240, 480, 720]  # the last one again and again


class OutboundLetter(models.Model):
    """A letter that someone is owed: what is needed to write it when it goes, and how far it has come.

    Every move compares the fence, which each claim raises, so that a worker given up for dead can change nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=60)
    key = models.CharField(_("key"), max_length=200)
    subject_id = models.CharField(max_length=40)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    address = models.EmailField(_("address"), blank=True)  # of someone without an account
    priority = models.PositiveSmallIntegerField(_("priority"), choices=Priority)
    stream = models.CharField(_("stream"), max_length=10, choices=Stream, default=Stream.OWN)
    scope = models.CharField(max_length=60, blank=True)  # what the stream can be ended for alone, such as one event
    state = models.CharField(_("state"), max_length=13, choices=State)
    not_before = models.DateTimeField(_("next try"), db_default=Now())
    expires_at = models.DateTimeField(_("of use until"))
    attempt = models.PositiveSmallIntegerField(_("attempts in vain"), default=0)
    repeats = models.PositiveSmallIntegerField(default=0)  # times sent again because the first answer was lost
    fence = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    message_id = models.CharField(max_length=200)
    last_code = models.CharField(_("last answer"), max_length=20, blank=True)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    returned_at = models.DateTimeField(_("came back"), null=True, blank=True)
    digest = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("gathered in"),
        related_name="gathered",
        db_index=False,
    )
    created_at = models.DateTimeField(_("left"), db_default=Now())

    objects = OutboundLetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes = [  # each costs every letter three times, so that those of few letters hold only these
            models.Index(
                fields=["priority", "not_before", "id"], condition=Q(state=State.READY), name="outbound_letter_ready"
            ),
            models.Index(fields=["lease_until"], condition=Q(state__in=State.leased()), name="outbound_letter_leased"),
            models.Index(fields=["state", "-created_at"], name="outbound_letter_by_state"),
            models.Index(fields=["-created_at"], name="outbound_letter_newest"),
            models.Index(fields=["scope"], name="outbound_letter_by_scope"),
            models.Index(
                fields=["recipient"], condition=Q(recipient__isnull=False), name="outbound_letter_by_recipient"
            ),
            models.Index(fields=["digest"], condition=Q(digest__isnull=False), name="outbound_letter_by_digest"),
            models.Index(Upper("address"), name="outbound_letter_by_address"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="outbound_letter_key_is_there_once"),
            models.UniqueConstraint(fields=["message_id"], name="outbound_letter_message_id_is_there_once"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="outbound_letter_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=State.SENT, sent_at__isnull=False) | (~Q(state=State.SENT) & Q(sent_at=None)),
                name="outbound_letter_sent_at_follows_state",
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.leased(), lease_until__isnull=False)
                | (~Q(state__in=State.leased()) & Q(lease_until=None)),
                name="outbound_letter_lease_follows_state",
            ),
            models.CheckConstraint(condition=Q(attempt__lte=MAX_ATTEMPTS), name="outbound_letter_is_not_tried_forever"),
            models.CheckConstraint(condition=Q(repeats__lte=1), name="outbound_letter_is_repeated_once"),
            models.CheckConstraint(
                condition=Q(recipient=None) | Q(address=""), name="outbound_letter_has_one_recipient"
            ),
            models.CheckConstraint(condition=Q(stream__in=Stream.values), name="outbound_letter_stream_is_known"),
            models.CheckConstraint(
                condition=Q(digest=None) | Q(state=State.CANCELLED, reason=Reason.IN_DIGEST),
                name="outbound_letter_in_digest_has_not_gone",
            ),
            models.CheckConstraint(condition=~Q(address__regex=r"\s"), name="outbound_letter_address_is_one_word"),
            models.CheckConstraint(
                condition=~Q(state__in=State.explained()) | Q(reason__in=Reason.values),
                name="outbound_letter_says_why_not_sent",
            ),
        ]

    def __str__(self):
        return self.key

    def get_absolute_url(self):
        return reverse("outbox:detail", args=[self.pk])

    @property
    def to(self):
        """The address to send to as it is now; empty when the person is erased."""
        return self.recipient.email if self.recipient else self.address

    @property
    def label(self):
        """What the staff call this kind of letter."""
        return kinds.get(self.kind, Letter).label or self.kind

    @property
    def can_be_sent_again(self):
        return self.state in CAN_BE_SENT_AGAIN

    @property
    def can_be_ended(self):
        """Whether the recipient can do without letters of this kind."""
        return self.stream in Stream.can_be_ended()

    def letter(self):
        """The letter itself, about its subject as it is now; None when that is gone."""
        return self.letters(self.kind, [self]).get(self.pk)

    @classmethod
    def letters(cls, kind, rows):
        """The letters of these rows of one kind, by the keys of the rows; without those whose subject is gone."""
        found = kinds[kind].about_many([row.subject_id for row in rows])
        letters = {row.pk: found[row.subject_id] for row in rows if row.subject_id in found}
        for row in rows:
            if row.pk in letters:
                letters[row.pk].addressee = row.recipient
        return letters

    @transaction.atomic
    def postpone(self, phase, reason, code=""):
        """Try again later, each time a little later, until it has been tried enough."""
        if self.attempt + 1 >= MAX_ATTEMPTS:
            target, facts = State.FAILED, {"reason": Reason.OUT_OF_TRIES}
        else:
            target, facts = State.READY, {"reason": reason, "not_before": Now() + _backoff(self.attempt)}
        if self._move_to(target, attempt=F("attempt") + 1, last_code=code, **facts):
            self._note(phase, code=code, reason=reason)

    @transaction.atomic
    def fail(self, phase, reason, code=""):
        if self._move_to(State.FAILED, reason=reason, last_code=code):
            self._note(phase, code=code, reason=reason)

    @transaction.atomic
    def lose_answer(self, *, patience):
        """It may have gone or not; for a while, evidence may still come."""
        if self._move_to(State.UNKNOWN, reason=Reason.ANSWER_LOST, not_before=Now() + patience):
            self._note(Phase.HANDED_OVER, reason=Reason.ANSWER_LOST)

    def cancel(self, reason):
        self._move_to(State.CANCELLED, reason=reason)

    def join(self, digest):
        """It does not go by itself: another letter tells of it. Says whether it was still with its worker."""
        return self._move_to(State.CANCELLED, seen=[State.CLAIMED], reason=Reason.IN_DIGEST, digest=digest)

    def suppress(self, reason):
        """The recipient does not want it, or cannot be reached."""
        self._move_to(State.SUPPRESSED, reason=reason)

    @transaction.atomic
    def take_up(self, phase, target, **facts):
        """What the sweep does with a letter that its worker left behind."""
        if self._move_to(target, seen=[self.state], **facts):
            self._note(phase, reason=facts.get("reason", ""))

    def believe_late_answer(self):
        """A worker thought lost has written down that the letter was accepted."""
        self._move_to(State.SENT, seen=[self.state], sent_at=Now(), reason="")

    @transaction.atomic
    def send_again(self, *, by):
        """A person takes the decision that the machine would not."""
        if not self._move_to(State.READY, seen=CAN_BE_SENT_AGAIN, **self.anew(self.kind)):
            raise Refused(gettext("This has changed since you opened the page. Look at it again."))
        self.refresh_from_db(fields=["fence", "state"])
        self._note(Phase.AGAIN, by=by)

    @staticmethod
    def anew(kind):
        """What begins again with a letter of the kind that a person sends again; the fence goes on."""
        until = Now() + kinds.get(kind, Letter).lifetime
        return {
            "attempt": 0,
            "repeats": 0,
            "fence": F("fence") + 1,
            "reason": "",
            "not_before": Now(),
            "expires_at": until,
        }

    def _mine(self):
        return OutboundLetter.objects.filter(pk=self.pk, fence=self.fence)

    def _move_to(self, target, *, seen=None, **facts):
        """Compare and set in one UPDATE; says whether the row still stood where it was seen, else with its worker."""
        rows = self._mine().filter(state__in=set(seen or State.leased()) & set(sources(LEADS_TO, target)))
        return bool(rows.update(state=target, lease_until=None, **facts))

    def _note(self, phase, **facts):
        self.attempts.create(fence=self.fence, phase=phase, **facts)


def _backoff(attempt):
    """Longer each time, and never all letters at the same moment."""
    minutes = BACKOFF_MINUTES[min(attempt, len(BACKOFF_MINUTES) - 1)]
    return timedelta(minutes=minutes * random.uniform(0.8, 1.2))  # noqa: S311

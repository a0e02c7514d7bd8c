import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.querysets import ParticipantQuerySet
from events.states import Approval, Sector


class Participant(models.Model):
    """One person at one event, with or without an account: known by the keyed hash of the address.

    `agreed_at` is when the person said yes themselves; whom a colleague signed up counts for nothing until then.
    `confirm_until` runs while an address is not yet confirmed. `link_salt` makes the own links; a new one kills them.
    `calendar_steps` is counted by a trigger, at each change of the seat, so that calendars know the latest word.
    """

    key = models.UUIDField(_("key in addresses"), default=uuid.uuid4, unique=True, editable=False)
    link_salt = models.UUIDField(default=uuid.uuid4, editable=False)
    event = models.ForeignKey("events.Event", on_delete=models.PROTECT, related_name="participants")
    person_key = models.CharField(max_length=64, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="participations"
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="sv")
    actor = models.ForeignKey(
        "actors.Actor",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("organisation"),
        related_name="participants",
    )
    organisation = models.CharField(_("organisation, when not in the registry"), max_length=160, blank=True)
    sector = models.CharField(_("sector"), max_length=13, choices=Sector, blank=True)
    municipality = models.ForeignKey(
        "actors.Municipality",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("municipality"),
        related_name="+",
    )
    party = models.UUIDField(_("party"), default=uuid.uuid4)  # the same for those who come together
    registered_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="colleagues"
    )
    submission_key = models.UUIDField(null=True, blank=True, editable=False)  # of the form; the registrar has it
    takes_directly = models.BooleanField(_("take me without asking"), default=False)
    approval = models.CharField(_("approval"), max_length=8, choices=Approval, blank=True, default=Approval.NOT_NEEDED)
    confirm_until = models.DateTimeField(_("confirm the address before"), null=True, blank=True)
    agreed_at = models.DateTimeField(_("said yes"), null=True, blank=True)
    declined_at = models.DateTimeField(_("said no in a calendar"), null=True, blank=True)  # proposed, not yet done
    calendar_steps = models.PositiveIntegerField(default=0, editable=False)
    is_walk_in = models.BooleanField(_("came without signing up"), default=False)
    corrected_at = models.DateTimeField(_("facts corrected"), null=True, blank=True, editable=False)  # by the staff
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)
    created_at = models.DateTimeField(_("signed up"), auto_now_add=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["pk"]
        indexes = [models.Index(fields=["person_key"], name="participant_by_person")]
        constraints = [
            models.UniqueConstraint(fields=["event", "person_key"], name="participant_one_per_person"),
            models.UniqueConstraint(fields=["event", "submission_key"], name="participant_one_per_form"),
            models.UniqueConstraint(fields=["id", "event"], name="participant_event_for_registrations"),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(name="", email="", phone="", user=None),
                name="participant_erased_is_empty",
            ),
            models.CheckConstraint(condition=Q(approval__in=Approval.values), name="participant_approval_is_known"),
        ]

    def take_calendar_step(self):
        """A higher number in calendars, for what is told once more although nothing has changed."""
        type(self).objects.filter(pk=self.pk).update(calendar_steps=F("calendar_steps") + 1)

    @property
    def is_servable(self):
        """Whether the queue counts them: the address is confirmed, and the organiser has not to decide first."""
        return self.confirm_until is None and self.approval in Approval.open_to_seats()

    def __str__(self):
        return self.name or self.email or str(self.key)

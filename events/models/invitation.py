import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.querysets import InvitationQuerySet
from events.states import InvitationState

TONES = {
    InvitationState.SIGNED_UP: "good",
    InvitationState.DECLINED: "warn",
    InvitationState.TAKEN_BACK: "",
    InvitationState.INVITED: "info",
}


class Invitation(models.Model):
    """Someone who is asked to come; where an event is by invitation, only they may see it and sign up."""

    key = models.UUIDField(_("key in addresses"), default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    person_key = models.CharField(max_length=64, editable=False)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="sv")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(_("invited"), default=timezone.now)
    declined_at = models.DateTimeField(_("declined"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation to an event")
        verbose_name_plural = _("invitations to events")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "person_key"],
                name="invitation_one_per_person",
                violation_error_message=_("The address has already been invited."),
            )
        ]

    def __str__(self):
        return self.email

    @property
    def state_in_words(self):
        """Of a row that came with its state."""
        return InvitationState(self.state).label

    @property
    def tone(self):
        return TONES.get(self.state, "")

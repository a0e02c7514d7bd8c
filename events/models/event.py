import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from arena.shared.fields import WebsiteField
from arena.shared.states import Moves
from events.querysets import EventQuerySet
from events.states import EVENT_LEADS_TO, POOLS_OF, Audience, EventState, Kind, Language, Mode, Precision, SignUp

ZONE = "Europe/Stockholm"
EXPLAINED = [EventState.CANCELLED, EventState.SKIPPED]


class Event(Moves, models.Model):
    """One occasion on which people meet: what it is about, when and where, and how one signs up.

    `uid` names it in calendars for life. `revision` rises with each move, cancelling and reopening, and is what a
    calendar calls SEQUENCE. Moments are instants; `zone` says by which clock they were meant.
    """

    leads_to = EVENT_LEADS_TO

    slug = models.SlugField(_("address"), max_length=90, unique=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    series = models.ForeignKey(
        "events.Series",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("series"),
        related_name="events",
    )
    state = models.CharField(_("state"), max_length=10, choices=EventState, default=EventState.DRAFT)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    audience = models.CharField(_("who may see it"), max_length=8, choices=Audience, default=Audience.PUBLIC)

    title_sv = models.CharField(_("title"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    summary_sv = models.TextField(_("in short"), max_length=300, blank=True)
    summary_en = models.TextField(_("in short, in English"), max_length=300, blank=True)
    text_sv = models.TextField(_("text"), max_length=20000, blank=True)  # Markdown
    text_en = models.TextField(_("text in English"), max_length=20000, blank=True)
    language = models.CharField(_("spoken language"), max_length=4, choices=Language, default=Language.SWEDISH)
    terms = models.ManyToManyField(
        "actors.Term", verbose_name=_("topics"), related_name="events", blank=True
    )  # of the vocabularies OMR, VO, MG and KOMP
    offerings = models.ManyToManyField(
        "actors.Offering", verbose_name=_("offerings"), related_name="events", blank=True
    )
    needs = models.ManyToManyField("testbeds.Need", verbose_name=_("needs"), related_name="events", blank=True)

    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    zone = models.CharField(_("time zone"), max_length=40, default=ZONE)
    precision = models.CharField(_("how exact"), max_length=6, choices=Precision, default=Precision.MINUTE)
    mode = models.CharField(_("form"), max_length=6, choices=Mode)
    venue = models.ForeignKey(
        "events.Venue",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("venue"),
        related_name="events",
    )
    room = models.CharField(_("room"), max_length=80, blank=True)
    online_url = WebsiteField(_("online link"), blank=True)  # only for those who are confirmed

    organiser = models.ForeignKey(
        "actors.Actor",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("organiser"),
        related_name="events",
    )
    organiser_name = models.CharField(_("organiser, when not in the registry"), max_length=160, blank=True)
    mailbox = models.EmailField(_("the organiser's mailbox"), blank=True)
    host = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("host"),
        related_name="hosted_events",
    )  # the only one who reads dietary and access needs
    project = models.ForeignKey(
        "actors.Project",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("project"),
        related_name="events",
    )

    sign_up = models.CharField(_("sign-up"), max_length=9, choices=SignUp, default=SignUp.PORTAL)
    sign_up_url = WebsiteField(_("address of the sign-up"), blank=True)
    sign_up_from = models.DateTimeField(_("sign-up from"), null=True, blank=True)  # None: as soon as it is published
    sign_up_until = models.DateTimeField(_("sign-up until"), null=True, blank=True)  # None: until it starts
    changes_until = models.DateTimeField(_("own changes until"), null=True, blank=True)  # None: until it starts
    closed_at = models.DateTimeField(_("sign-up closed"), null=True, blank=True)  # by the staff, until reopened
    has_waiting_list = models.BooleanField(_("waiting list when it is full"), default=True)
    needs_approval = models.BooleanField(_("each registration is decided by the organiser"), default=False)
    asks_care_needs = models.BooleanField(_("ask for dietary and access needs"), default=False)

    publish_at = models.DateTimeField(_("publish at"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    reason_sv = models.TextField(_("why it is cancelled"), max_length=600, blank=True)
    reason_en = models.TextField(_("why it is cancelled, in English"), max_length=600, blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0, editable=False)

    is_example = models.BooleanField(_("example, not a real event"), default=False)
    import_key = models.CharField(_("key in the imported file"), max_length=12, null=True, blank=True, unique=True)
    source = models.TextField(_("source"), blank=True)
    confidence = models.CharField(_("confidence"), max_length=16, blank=True)
    place_note = models.CharField(_("place as documented"), max_length=160, blank=True)
    documented_participants = models.PositiveIntegerField(_("participants as documented"), null=True, blank=True)
    documented_municipalities = models.PositiveSmallIntegerField(
        _("municipalities as documented"), null=True, blank=True
    )

    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            models.Index(fields=["starts_at", "id"], name="event_by_start"),
            models.Index(Coalesce("ends_at", "starts_at"), name="event_by_end"),  # the few to come among many past
            models.Index(fields=["publish_at"], condition=Q(state=EventState.SCHEDULED), name="event_to_publish"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=EventState.values), name="event_state_is_known"),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="event_ends_after_it_starts",
                violation_error_message=_("The event must end after it starts."),
            ),
            models.CheckConstraint(
                condition=Q(precision=Precision.MINUTE) | Q(source__gt=""), name="event_inexact_time_has_source"
            ),
            models.CheckConstraint(
                condition=Q(state=EventState.CANCELLED, cancelled_at__isnull=False)
                | (~Q(state=EventState.CANCELLED) & Q(cancelled_at=None)),
                name="event_cancelled_at_follows_state",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=EventState.public()) | Q(published_at__isnull=False),
                name="event_public_has_been_published",
            ),
            models.CheckConstraint(
                condition=~Q(state=EventState.SCHEDULED) | Q(publish_at__isnull=False),
                name="event_scheduled_has_moment",
            ),
            models.CheckConstraint(
                condition=~Q(sign_up=SignUp.ELSEWHERE) | Q(sign_up_url__gt=""), name="event_sign_up_has_address"
            ),
            models.CheckConstraint(
                condition=Q(sign_up_from=None) | Q(sign_up_until=None) | Q(sign_up_from__lt=F("sign_up_until")),
                name="event_sign_up_opens_before_it_closes",
                violation_error_message=_("The sign-up must open before it closes."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("events:detail", args=[self.slug])

    @property
    def title(self):
        return (get_language() == "en" and self.title_en) or self.title_sv

    @property
    def summary(self):
        return (get_language() == "en" and self.summary_en) or self.summary_sv

    @property
    def text(self):
        return (get_language() == "en" and self.text_en) or self.text_sv

    @property
    def reason(self):
        return (get_language() == "en" and self.reason_en) or self.reason_sv

    @property
    def content_language(self):
        """The language in which title and text are shown to the present reader, for `lang` in the page."""
        return "en" if get_language() == "en" and self.title_en else "sv"

    @property
    def is_over(self):
        return (self.ends_at or self.starts_at) < timezone.now()

    @property
    def last_moment(self):
        """Until when one may sign up and an offer may last: the deadline, or the start."""
        return min(self.sign_up_until or self.starts_at, self.starts_at)

    @property
    def is_open(self):
        return self.is_open_at(timezone.now())

    def is_open_at(self, moment):
        """Whether one may sign up here then; asked again under the lock, by the clock of the database."""
        is_here = self.state == EventState.PUBLISHED and self.sign_up == SignUp.PORTAL and self.closed_at is None
        has_begun = self.sign_up_from is None or self.sign_up_from <= moment
        return is_here and has_begun and moment < self.last_moment

    @property
    def can_be_changed_by_participants(self):
        return self.can_be_changed_at(timezone.now())

    def can_be_changed_at(self, moment):
        """Until the freeze, those who come may change answers, hand over and cancel by themselves."""
        return self.state == EventState.PUBLISHED and moment < (self.changes_until or self.starts_at)

    @property
    def is_public(self):
        """Its page is there for whoever may see it; a cancelled event keeps it."""
        return self.state in EventState.public()

    @property
    def is_for_everybody(self):
        """In the lists, so that search engines and pictures beside shared links may tell of it."""
        return self.is_public and self.audience == Audience.PUBLIC

    def stands_as_read(self):
        """Whether when and where are still what this row says; asked of the database anew."""
        return type(self).objects.filter(pk=self.pk, revision=self.revision).exists()

    @property
    def lacks_host(self):
        """Whether it asks what only a host may read, and has none, or one who is no longer of the staff."""
        if not self.asks_care_needs:
            return False
        return not (self.host and self.host.is_active and self.host.is_staff)

    @property
    def is_unpublished(self):
        return self.state in EventState.unpublished()

    @property
    def pool_kinds(self):
        """The kinds of seats that it can have, besides those of programme items."""
        return POOLS_OF[self.mode]

    def publish(self):
        """Show it from now on. Asked only for what has not been published: `publishing.publish` sees to that."""
        self._move_to(EventState.PUBLISHED, start=self.state, published_at=Now(), publish_at=None)

    def schedule(self, moment):
        """Publish it then; a moment already set is moved."""
        if self.state == EventState.SCHEDULED:
            self._set(publish_at=moment)
        else:
            self._move_to(EventState.SCHEDULED, publish_at=moment)

    def take_back(self):
        self._move_to(EventState.DRAFT, start=EventState.SCHEDULED, publish_at=None)

    def close(self):
        self._set(closed_at=Now())

    def reopen(self):
        self._set(closed_at=None)

    def _move_to(self, target, **facts):
        """A change like any other to those who follow the event."""
        super()._move_to(target, changed_at=Now(), **facts)

    def _set(self, **facts):
        type(self).objects.filter(pk=self.pk).update(**facts)
        self.refresh_from_db(fields=list(facts))

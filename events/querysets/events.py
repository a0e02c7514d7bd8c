"""Sentences about many events, and what belongs to them."""

from datetime import timedelta

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest, Now

from actors.searching import SearchableQuerySet
from events.states import Audience, EventState, Precision, Stage


class EventQuerySet(SearchableQuerySet):
    name_order = "-starts_at"

    def public(self):
        """What lists, counts, search, feeds and the API show."""
        return self.filter(state__in=EventState.public(), audience=Audience.PUBLIC)

    def not_public(self):
        return self.exclude(state__in=EventState.public(), audience=Audience.PUBLIC)

    def visible_to(self, user, invitations=()):
        """What can be read at its own address: the public, the unlisted, what one is invited to; staff read all.

        `invitations` are the keys of those whose links the reader has opened, with an account or without.
        """
        if user.is_authenticated and user.is_staff:
            return self.all()
        shown = Q(audience__in=[Audience.PUBLIC, Audience.UNLISTED])
        asked = self.model.invitations.rel.related_model.objects.standing()
        if invitations:
            shown |= Q(pk__in=asked.filter(key__in=invitations).values("event"))
        if user.is_authenticated:
            shown |= Q(pk__in=self.model.objects.filter(participants__user=user).values("pk"))
            shown |= Q(pk__in=asked.of_account(user).values("event"))
        return self.filter(shown, state__in=EventState.public())

    def ended(self):
        return self.alias(last=Coalesce("ends_at", "starts_at")).filter(last__lt=Now())

    def upcoming(self):
        """Not over yet, the next one first."""
        return self.alias(last=Coalesce("ends_at", "starts_at")).filter(last__gte=Now()).order_by("starts_at", "pk")

    def past(self):
        return self.ended().filter(starts_at__lt=Now()).order_by("-starts_at", "-pk")

    def in_month(self, month):
        """What goes on in the month, also what began before it."""
        going_on = Q(starts_at__gte=month.begins) | Q(ends_at__gt=month.begins, starts_at__lt=month.begins)
        return self.filter(going_on, starts_at__lt=month.ends).exclude(precision=Precision.YEAR)

    def in_calendars(self):
        """What has a day, by when it starts; a month or a year stands in no calendar."""
        known = [Precision.MINUTE, Precision.DAY]
        return self.filter(state__in=EventState.public(), precision__in=known).order_by("starts_at", "pk")

    def with_last_told(self):
        """When it was published, moved or cancelled, which is news to those who follow; a mended word is not."""
        moves = self.model.moves.rel.related_model.objects.filter(event=OuterRef("pk")).order_by("-pk")
        moments = "published_at", "cancelled_at", Subquery(moves.values("created_at")[:1])
        return self.annotate(last_told=Greatest(*moments))

    def not_published_in_time(self):
        """The clock has tried more than once, so something is missing."""
        tried = Now() - timedelta(minutes=2)
        return self.filter(state=EventState.SCHEDULED, publish_at__lt=tried).order_by("publish_at", "pk")

    def to_publish(self):
        return self.filter(state=EventState.SCHEDULED, publish_at__lte=Now())

    def lacking_runs(self):
        """Published, with a reminder that has not been planned since it was written or the event moved."""
        rules = self.model.reminder_rules.rel.related_model.objects.filter(is_on=True)
        theirs = rules.filter(Q(event=OuterRef("pk")) | Q(series=OuterRef("series")))
        runs = self.model.reminder_runs.rel.related_model.objects.filter(
            rule=OuterRef("pk"),
            version=OuterRef("version"),
            event=OuterRef(OuterRef("pk")),
            revision=OuterRef(OuterRef("revision")),
        )
        return self.filter(Exists(theirs.filter(~Exists(runs))), state=EventState.PUBLISHED)

    def attendance_missing(self):
        """Over, with somebody who was expected and of whom nobody has said whether they came."""
        return self.ended().filter(self._somebody_unmarked(), state=EventState.PUBLISHED)

    def with_stage(self):
        """What the staff have to do with each: every event is at exactly one stage."""
        is_over = Q(last__lt=Now())
        return self.alias(last=Coalesce("ends_at", "starts_at")).annotate(
            stage=Case(
                When(state=EventState.DRAFT, then=Value(Stage.DRAFT)),
                When(state=EventState.SCHEDULED, then=Value(Stage.SCHEDULED)),
                When(state__in=[EventState.CANCELLED, EventState.SKIPPED], then=Value(Stage.CALLED_OFF)),
                When(~is_over, then=Value(Stage.TO_COME)),
                When(self._somebody_unmarked(), then=Value(Stage.UNMARKED)),
                default=Value(Stage.PAST),
            )
        )

    def _somebody_unmarked(self):
        people = self.model.participants.rel.related_model.objects.filter(event=OuterRef("pk"))
        return Exists(people.expected().filter(attendance=None))


class PreviewLinkQuerySet(models.QuerySet):
    def standing(self):
        """Good now: not taken back, not too old, and the event not published yet."""
        return self.filter(revoked_at=None, expires_at__gt=Now(), event__state__in=EventState.unpublished())


class MaterialQuerySet(models.QuerySet):
    def shown(self):
        """What everybody who sees the event may have."""
        return self.filter(shown_at__lte=Now())

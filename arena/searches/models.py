import uuid

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arena.searches.querysets import SavedSearchQuerySet
from arena.searches.states import Interval


class SavedSearch(models.Model):
    """A search with its filters that a person wants to be told about: by letter, or in a feed of their own."""

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(_("name"), max_length=80)
    within = models.CharField(_("what is searched"), max_length=20, blank=True)  # the key of a source; empty for all
    query = models.CharField(_("search and filters"), max_length=1000, blank=True)
    interval = models.CharField(_("letters"), max_length=6, choices=Interval, default=Interval.WEEKLY)
    is_paused = models.BooleanField(_("paused"), default=False)
    feed_key = models.UUIDField(_("secret of the feed"), null=True, blank=True, unique=True, editable=False)
    told_until = models.DateTimeField(_("told until"), default=timezone.now, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["-created_at", "-pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="savedsearch_has_a_name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("searches:edit", args=[self.key])

    @property
    def asked(self):
        return QueryDict(self.query)

    def open_feed(self):
        """A new secret address; an earlier one stops working."""
        self.feed_key = uuid.uuid4()
        self.save(update_fields=["feed_key"])

    def close_feed(self):
        self.feed_key = None
        self.save(update_fields=["feed_key"])

    def silence(self):
        """No more letters; the search itself stays, and a repeat changes nothing."""
        type(self).objects.filter(pk=self.pk).update(interval=Interval.NEVER)


class Digest(models.Model):
    """One letter's worth of news: what became visible between two moments, looked up when the letter is sent."""

    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="digests")
    period = models.CharField(_("period"), max_length=10)
    since = models.DateTimeField(_("from"))
    until = models.DateTimeField(_("to"))

    class Meta:
        verbose_name = _("digest")
        verbose_name_plural = _("digests")
        constraints = [
            models.UniqueConstraint(fields=["search", "period"], name="digest_once_per_search_and_period"),
            models.CheckConstraint(
                condition=models.Q(since__lt=models.F("until")), name="digest_since_is_before_until"
            ),
        ]

    def __str__(self):
        return f"{self.search} {self.period}"

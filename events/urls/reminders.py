"""Reminders of one event, and of every event of a series: when, to whom, and what they say."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from events.views import reminders

urlpatterns = [
    path(pgettext_lazy("url", "events/<slug:slug>/reminders/"), reminders.reminders, name="reminders"),
    path(pgettext_lazy("url", "events/<slug:slug>/reminders/new/"), reminders.reminder_add, name="reminder_add"),
    path(
        pgettext_lazy("url", "events/<slug:slug>/reminders/<int:number>/"),
        reminders.reminder_edit,
        name="reminder_edit",
    ),
    path(
        pgettext_lazy("url", "events/<slug:slug>/reminders/<int:number>/remove/"),
        reminders.reminder_remove,
        name="reminder_remove",
    ),
    path(
        pgettext_lazy("url", "to-do/series/<int:key>/reminders/"), reminders.series_reminders, name="series_reminders"
    ),
    path(
        pgettext_lazy("url", "to-do/series/<int:key>/reminders/new/"),
        reminders.series_reminder_add,
        name="series_reminder_add",
    ),
    path(
        pgettext_lazy("url", "to-do/series/<int:key>/reminders/<int:number>/"),
        reminders.series_reminder_edit,
        name="series_reminder_edit",
    ),
    path(
        pgettext_lazy("url", "to-do/series/<int:key>/reminders/<int:number>/remove/"),
        reminders.series_reminder_remove,
        name="series_reminder_remove",
    ),
]

from django.urls import path
from django.utils.translation import pgettext_lazy

from events.views import feeds, own_calendar

urlpatterns = [
    path(pgettext_lazy("url", "events.ics"), feeds.calendar, name="calendar"),
    path(pgettext_lazy("url", "events.atom"), feeds.atom, name="atom"),
    path(pgettext_lazy("url", "events/events.csv"), feeds.event_file, {"form": "csv"}, name="csv"),
    path(pgettext_lazy("url", "events/events.xlsx"), feeds.event_file, {"form": "xlsx"}, name="xlsx"),
    path(pgettext_lazy("url", "events/<slug:slug>.ics"), feeds.event_calendar, name="ics"),
    path(pgettext_lazy("url", "events/<slug:slug>/image.png"), feeds.event_image, name="image"),
    path(pgettext_lazy("url", "my-calendar/"), own_calendar.personal_calendar, name="personal_calendar"),
    path(pgettext_lazy("url", "my-calendar/<str:token>.ics"), own_calendar.personal_feed, name="personal_feed"),
]

"""Finding events: these come last, since an address of an event could be any word."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from events.views import finding

urlpatterns = [
    path(pgettext_lazy("url", "events/"), finding.event_list, name="list"),
    path(pgettext_lazy("url", "events/month/"), finding.event_month, name="month"),
    path(pgettext_lazy("url", "events/<slug:slug>/"), finding.event_detail, name="detail"),
]

"""Letters about one event: what is planned, what has gone, and what did not go and why."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from events.views import letters

urlpatterns = [
    path(pgettext_lazy("url", "events/<slug:slug>/letters/"), letters.letters, name="letters"),
    path(pgettext_lazy("url", "events/<slug:slug>/letters/send-again/"), letters.letters_again, name="letters_again"),
]

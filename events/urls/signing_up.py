from django.urls import path
from django.utils.translation import pgettext_lazy

from events.views import signing_up as views

urlpatterns = [
    path(pgettext_lazy("url", "events/sign-up/organisations/"), views.organisations, name="organisations"),
    path(pgettext_lazy("url", "events/<slug:slug>/sign-up/"), views.sign_up, name="sign_up"),
    path(pgettext_lazy("url", "events/<slug:slug>/sign-up/sent/"), views.sign_up_sent, name="sign_up_sent"),
]

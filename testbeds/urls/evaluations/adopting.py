"""What organisations decided, and what came of it."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from testbeds.views.adopting import deciding, following_up

urlpatterns = [
    path(pgettext_lazy("url", "evaluations/<slug:slug>/decision/"), deciding.decide, name="decide"),
    path(pgettext_lazy("url", "evaluations/taken-into-use/<uuid:key>/"), deciding.use, name="use"),
    path(
        pgettext_lazy("url", "evaluations/follow-up/<uuid:key>/<int:months>/"),
        following_up.follow_up,
        name="follow_up",
    ),
]

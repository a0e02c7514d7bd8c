"""What the staff ask and read: questions, wordings of consents, registrations to decide, and the host's own list."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from events.views import approving, asking, caring, consents

urlpatterns = [
    path(pgettext_lazy("url", "to-do/consents/"), consents.consents, name="consents"),
    path(pgettext_lazy("url", "to-do/consents/<slug:purpose>/"), consents.consent, name="consent"),
    path(pgettext_lazy("url", "events/<slug:slug>/questions/"), asking.questions, name="questions"),
    path(pgettext_lazy("url", "events/<slug:slug>/questions/new/"), asking.question_add, name="question_add"),
    path(pgettext_lazy("url", "events/<slug:slug>/questions/<int:number>/"), asking.question, name="question"),
    path(
        pgettext_lazy("url", "events/<slug:slug>/questions/<int:number>/remove/"),
        asking.question_remove,
        name="question_remove",
    ),
    path(pgettext_lazy("url", "events/<slug:slug>/approvals/"), approving.approvals, name="approvals"),
    path(pgettext_lazy("url", "events/<slug:slug>/care-needs/"), caring.care_needs, name="care_needs"),
]

"""Market dialogues: what is asked of suppliers, and what they answer."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from testbeds.views.dialogues import answering, asking, closing, finding, holding

urlpatterns = [
    path(pgettext_lazy("url", "needs/dialogues/"), finding.dialogue_list, name="dialogues"),
    path(pgettext_lazy("url", "needs/dialogues/new/"), holding.dialogue_add, name="dialogue_add"),
    path(pgettext_lazy("url", "needs/dialogues/<slug:slug>/"), finding.dialogue, name="dialogue"),
    path(pgettext_lazy("url", "needs/dialogues/<slug:slug>/edit/"), holding.dialogue_edit, name="dialogue_edit"),
    path(
        pgettext_lazy("url", "needs/dialogues/<slug:slug>/discard/"), holding.dialogue_discard, name="dialogue_discard"
    ),
    path(
        pgettext_lazy("url", "needs/dialogues/<slug:slug>/ask-for-review/"),
        holding.dialogue_ask_for_review,
        name="dialogue_ask_for_review",
    ),
    path(pgettext_lazy("url", "needs/dialogues/<slug:slug>/review/"), holding.dialogue_review, name="dialogue_review"),
    path(
        pgettext_lazy("url", "needs/dialogues/<slug:slug>/publish/"), holding.dialogue_publish, name="dialogue_publish"
    ),
    path(pgettext_lazy("url", "needs/dialogues/<slug:slug>/ask/"), asking.dialogue_ask, name="dialogue_ask"),
    path(
        pgettext_lazy("url", "needs/dialogues/<slug:slug>/questions/<int:number>/"),
        asking.dialogue_answer_enquiry,
        name="dialogue_answer_enquiry",
    ),
    path(
        pgettext_lazy("url", "needs/dialogues/<slug:slug>/answer/"),
        answering.dialogue_respond,
        name="dialogue_respond",
    ),
    path(pgettext_lazy("url", "needs/dialogues/<slug:slug>/open/"), closing.dialogue_open, name="dialogue_open"),
    path(
        pgettext_lazy("url", "needs/dialogues/<slug:slug>/answers/"),
        closing.dialogue_responses,
        name="dialogue_responses",
    ),
    path(pgettext_lazy("url", "needs/dialogues/<slug:slug>/memo/"), closing.dialogue_memo, name="dialogue_memo"),
    path(
        pgettext_lazy("url", "needs/dialogues/<slug:slug>/procurement/"),
        closing.dialogue_procurement,
        name="dialogue_procurement",
    ),
]

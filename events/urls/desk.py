"""The desk of the staff: all events, and of one its participants, queue, attendance, messages, files and log."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from events.views import attending, exporting, log, managing, messaging, participant, participants, queueing

urlpatterns = [
    path(pgettext_lazy("url", "to-do/events/"), managing.manage_list, name="manage_list"),
    path(pgettext_lazy("url", "events/<slug:slug>/manage/"), managing.manage, name="manage"),
    path(pgettext_lazy("url", "events/<slug:slug>/participants/"), participants.participants, name="participants"),
    path(
        pgettext_lazy("url", "events/<slug:slug>/participants.csv"),
        exporting.participants_file,
        {"form": "csv"},
        name="participants_file",
    ),
    path(
        pgettext_lazy("url", "events/<slug:slug>/participants.xlsx"),
        exporting.participants_file,
        {"form": "xlsx"},
        name="participants_file",
    ),
    path(
        pgettext_lazy("url", "events/<slug:slug>/numbers.csv"),
        exporting.numbers_file,
        {"form": "csv"},
        name="numbers_file",
    ),
    path(
        pgettext_lazy("url", "events/<slug:slug>/numbers.xlsx"),
        exporting.numbers_file,
        {"form": "xlsx"},
        name="numbers_file",
    ),
    path(
        pgettext_lazy("url", "events/<slug:slug>/participants/<uuid:key>/"), participant.participant, name="participant"
    ),
    path(
        pgettext_lazy("url", "events/<slug:slug>/participants/<uuid:key>/correct/"),
        participant.participant_correct,
        name="participant_correct",
    ),
    path(pgettext_lazy("url", "events/<slug:slug>/queue/"), queueing.queue, name="queue"),
    path(pgettext_lazy("url", "events/<slug:slug>/attendance/"), attending.attendance, name="attendance"),
    path(pgettext_lazy("url", "events/<slug:slug>/attendance/walk-in/"), attending.walk_in, name="walk_in"),
    path(pgettext_lazy("url", "events/<slug:slug>/message/"), messaging.message, name="message"),
    path(
        pgettext_lazy("url", "events/<slug:slug>/message/<int:number>/stop/"),
        messaging.message_stop,
        name="message_stop",
    ),
    path(pgettext_lazy("url", "events/<slug:slug>/log/"), log.log, name="log"),
]

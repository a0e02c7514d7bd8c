"""Every address of the events; the fixed words come before those that begin with the address of an event."""

from events.urls import desk, feeds, finding, letters, own, programme, publishing, questions, reminders, signing_up

app_name = "events"
urlpatterns = [
    *feeds.urlpatterns,
    *publishing.urlpatterns,
    *own.urlpatterns,
    *signing_up.urlpatterns,
    *questions.urlpatterns,
    *programme.urlpatterns,
    *reminders.urlpatterns,
    *letters.urlpatterns,
    *desk.urlpatterns,
    *finding.urlpatterns,
]

"""Reminders of one event, and of every event of a series: when, to whom, and what they say."""

urlpatterns = []

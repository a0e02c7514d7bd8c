"""Participant codes, values, incidents and the weekly log."""

urlpatterns = []

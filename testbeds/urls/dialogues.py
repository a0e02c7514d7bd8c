"""Addresses: dialogues."""

urlpatterns = []

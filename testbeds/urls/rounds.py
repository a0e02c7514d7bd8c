"""Addresses: rounds."""

urlpatterns = []

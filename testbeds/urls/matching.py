"""Addresses: matching."""

urlpatterns = []

"""Addresses: writing."""

urlpatterns = []

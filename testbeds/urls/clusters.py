"""Addresses: clusters."""

urlpatterns = []

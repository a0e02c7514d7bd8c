"""Addresses: finding."""

urlpatterns = []

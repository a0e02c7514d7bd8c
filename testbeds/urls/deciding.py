"""Addresses: deciding."""

urlpatterns = []

from django.apps import AppConfig


class AddressesConfig(AppConfig):
    """The tables of allauth without what it asks of a site that people sign in to."""

    name = "allauth.account"

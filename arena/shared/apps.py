from django.apps import AppConfig


class SharedConfig(AppConfig):
    """The floor of the house: pages, states, fields and tags without a word of the domain."""

    name = "arena.shared"
    label = "shared"

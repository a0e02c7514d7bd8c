from django.db import models

from actors.models.search import SearchDocument
from events.models.event import Event


class EventSearch(SearchDocument):
    """What is searched and counted for one event; a trigger writes it, and only lists decide who sees the event."""

    event = models.OneToOneField(
        Event, on_delete=models.DO_NOTHING, db_constraint=False, primary_key=True, related_name="search"
    )

    def __str__(self):
        return f"search: {self.event}"

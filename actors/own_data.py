"""A person asks what the portal holds of them: everything, from every room, in one piece."""

from django.utils import timezone

from arena.history import record_export
from arena.history.persons import rooms


def sections(person):
    """Every section that holds something, in the order of the rooms."""
    return [section for room in rooms() for section in room.tell(person) if section.rows]


def as_file(person):
    """The same as plain values under fixed names, for a machine to read; that it was taken out is kept."""
    found = sections(person)
    record_export("own-data", by=person, rows=sum(len(section.rows) for section in found), about=[person])
    return {
        "made_at": timezone.now(),
        "person": person.pk,
        **{section.code: section.plain for section in found},
    }

"""What the room of searches holds of a person: the searches that they keep."""

from django.utils.translation import gettext as _

from arena.history.persons import Room, Section, holds
from arena.searches.models import SavedSearch


@holds
class Searches(Room):
    def tell(self, person):
        kept = SavedSearch.objects.filter(user=person)
        yield Section("saved_searches", _("Your saved searches"), [_search(search) for search in kept])

    def forget(self, person, words):
        SavedSearch.objects.filter(user=person).delete()


def _search(search):
    return {
        "name": (_("Saved search"), search.name),
        "query": (_("Filters"), search.query),
        "created": (_("Created"), search.created_at),
    }

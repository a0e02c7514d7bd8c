"""From the address of a list to a search that is kept, and back; and what its owner can do with it."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from arena.searches.models import SavedSearch
from arena.searches.sources import WITH_NEWS


def begun(user, data):
    """A search not yet saved, with what of the address its list understands."""
    within = data.get("lista", "") if data.get("lista") in WITH_NEWS else ""
    source = WITH_NEWS[within] if within else next(iter(WITH_NEWS.values()))
    form = source.form(data)
    query = form.address(sortera="").partition("?")[2] if within else urlencode({"q": form.q})
    labels = [label.strip('”“"') for label, _address in form.chips()] if within else [form.q]
    name = ", ".join(filter(None, labels))[:80] or str(source.heading)
    return SavedSearch(user=user, within=within, query=query[:1000], name=name)


def address(search):
    """The list as it stands now."""
    base = WITH_NEWS[search.within].address() if search.within else reverse("arena:search")
    return f"{base}?{search.query}" if search.query else base


def pause(search):
    search.is_paused = True
    search.save(update_fields=["is_paused"])
    return _("No letters come until you take the search up again.")


def take_up(search):
    search.is_paused = False
    search.save(update_fields=["is_paused"])
    return _("Letters come again, from the next time something is new.")


def open_feed(search):
    search.open_feed()
    return _("The feed has a new address. An earlier one no longer works.")


def close_feed(search):
    search.close_feed()
    return _("The address of the feed no longer works.")


def remove(search):
    search.delete()
    return _("The search is removed.")


MOVES = {"pause": pause, "take_up": take_up, "open_feed": open_feed, "close_feed": close_feed, "remove": remove}

"""What is new in a kept search, for whoever keeps it."""

from actors.searching import registry_version
from arena.searches.sources import with_news

MOST_TOLD = 30  # of each kind in a letter or a feed


def news(search, since, until):
    """Source, filter and rows of each kind, newest first; nothing that the person could not see at this moment."""
    version = registry_version()
    for source in with_news(search.within):
        form = source.form_for(search.user)(search.asked, version)
        yield source, form, form.news(since, until).visible_to(search.user)[:MOST_TOLD]


def replaced(search, version):
    """The codes of the search that others stand for today: old name and new."""
    return [pair for source in with_news(search.within) for pair in source.form(search.asked, version).replaced]

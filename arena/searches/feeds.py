"""Lists as Atom (RFC 4287): any filtered list for everybody, a kept search for whoever has its address."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from arena.searches import keeping
from arena.searches.models import SavedSearch
from arena.searches.news import MOST_TOLD
from arena.searches.sources import BY_KEY, with_news
from arena.shared.bounded import bounded
from arena.shared.sheets.writing import NOT_IN_XML

LONG_AGO = timedelta(days=365)


@login_not_required
@require_safe
@bounded
def list_feed(request, within):
    """What a filtered list has shown for the first time during the last year, as everybody may see it."""
    form = BY_KEY[within].form(request.GET)
    return answer(request, [(BY_KEY[within], form)], f"{BY_KEY[within].heading} – E-hälsoarenan", form.address())


@login_not_required
@require_safe
@bounded
def saved_feed(request, key):
    """Whoever has the address reads it, so it holds what everybody may see and not a row more."""
    search = get_object_or_404(SavedSearch, feed_key=key, is_paused=False, user__is_active=True)
    pairs = [(source, source.form(search.asked)) for source in with_news(search.within)]
    response = answer(request, pairs, search.name, keeping.address(search))
    response["X-Robots-Tag"] = "noindex"
    return response


def readable(text):
    """Without the signs that XML has no place for, since a single one would take the feed from everybody."""
    return NOT_IN_XML.sub("", text)


def answer(request, pairs, title, address):
    now = timezone.now()
    link, own = settings.BASE_URL + address, settings.BASE_URL + request.get_full_path()
    feed = Atom1Feed(
        title=readable(title), link=link, description=_("What is new"), feed_url=own, language=get_language()
    )
    for source, form in pairs:
        found = form.news(now - LONG_AGO, now)[:MOST_TOLD]
        moments = found.values_list("search__shown_since", flat=True)
        for row, shown_since in zip(source.rows_of(found, form.names), moments, strict=True):
            where = settings.BASE_URL + row.address
            text = readable(f"{row.text} {row.meta}".strip())
            feed.add_item(readable(row.title), where, text, unique_id=where, updateddate=shown_since)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")

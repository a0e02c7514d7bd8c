"""Events outside the portal: calendar files, feeds that everybody may read, and pictures for shared links."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actors.views.exporting import export
from arena.shared.bounded import bounded
from arena.shared.conditional import if_new
from arena.shared.sheets.writing import NOT_IN_XML
from events.forms.filters import PAST, EventFilter, PastFilter, UpcomingFilter
from events.models import Event
from events.outside import calendars, entries, sharing
from events.outside.columns import EVENTS
from events.times import when

MOST = 1000  # in a calendar
NEWS = 100  # in a list of news
PICTURE_SECONDS = 300  # that one is shown unasked; of what is moved or cancelled a feed tells at once
LONG_AGO = timedelta(days=365)
SENTENCE_ENDS = (".", "!", "?", "…")


@login_not_required
@require_safe
def event_calendar(request, slug):
    """One event as a file to keep; who may read its page may have it."""
    found = entries.read(Event.objects.visible_to(request.user).in_calendars().filter(slug=slug))
    if not found:
        raise Http404
    response = HttpResponse(calendars.calendar(found), content_type=calendars.CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
    return if_new(request, response, found[0].changed_at, no_cache=True, private=True)


@login_not_required
@require_safe
@bounded
def calendar(request):
    """What the list shows with the same filters, to subscribe to; what is cancelled stays and says so."""
    name, _listed, events = _asked(request)
    recent = events.in_calendars().filter(starts_at__gte=timezone.now() - LONG_AGO)[:MOST]
    found = entries.read_beside(recent, entries.latest_change())
    text = calendars.calendar([entry for entry, _latest in found], name, _own_address(request))
    response = HttpResponse(text, content_type=calendars.CONTENT_TYPE)
    return if_new(request, response, found[0][1] if found else None, no_cache=True, public=True)


@login_not_required
@require_safe
@bounded
def atom(request):
    """What has been published, moved or cancelled during the last year, the latest first."""
    name, listed, events = _asked(request)
    news = events.with_last_told().filter(last_told__gte=timezone.now() - LONG_AGO).order_by("-last_told", "-pk")
    feed = Atom1Feed(
        title=_readable(name),
        link=settings.BASE_URL + listed,
        feed_guid=_own_address(request),  # each choice is a feed of its own
        description=_("Events that are new, moved or cancelled"),
        feed_url=_own_address(request),
        language=get_language(),
    )
    for entry, told_at in entries.read_beside(news[:NEWS], "last_told"):
        facts = filter(None, [when(entry), entry.place, entry.is_cancelled and entry.reason, entry.summary])
        about = " ".join(fact if fact.endswith(SENTENCE_ENDS) else f"{fact}." for fact in facts)
        where = settings.BASE_URL + entry.address
        name = f"urn:uuid:{entry.uid}"
        about = escape(_readable(about))  # a summary is read as HTML
        feed.add_item(_readable(entry.heading), where, about, unique_id=name, updateddate=told_at)
    response = HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    return if_new(request, response, no_cache=True, public=True)


def _asked(request):
    """What the feed is called, where a reader finds the same list, and its events, whenever they are."""
    asked = EventFilter(request.GET)
    chosen = " · ".join(label.strip("“”") for label, _address in asked.chips())
    name = _("Events – E-hälsoarenan")
    events = asked.everything().found(asked.q and asked.asked, asked.groups)
    return f"{name}: {chosen}" if chosen else name, asked.address(), events


def _own_address(request):
    return settings.BASE_URL + request.get_full_path()


def _readable(text):
    """Without the signs that XML has no place for, since a single one would take the feed from everybody."""
    return NOT_IN_XML.sub("", text)


@login_not_required
@require_safe
def event_image(request, slug):
    """The picture beside a shared link; only of what everybody may see, so that nothing unpublished gets about."""
    found = entries.read(Event.objects.public().filter(slug=slug))
    if not found:
        raise Http404
    response = HttpResponse(sharing.picture(found[0]), content_type="image/png")
    return if_new(request, response, found[0].changed_at, max_age=PICTURE_SECONDS, public=True)


@login_not_required
@require_safe
def event_file(request, form):
    """The very rows of the list with the same address, to come or past."""
    asked = (PastFilter if request.GET.get("tid") == PAST else UpcomingFilter)(request.GET)
    return export(request, asked, EVENTS, form, pgettext("file name", "events"))

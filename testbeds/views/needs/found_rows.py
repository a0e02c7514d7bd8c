"""The needs of the list, the one door, feeds and letters as plain values, in one statement whatever they are many."""

from urllib.parse import urlsplit

from django.db.models import Count, F, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from actors.forms.names import MUNICIPALITY, OUTSIDE
from actors.states import ActorState
from actors.views.rows import Row, excerpt, in_language
from testbeds.models import NeedSharing
from testbeds.states import NeedOrigin, NeedState, Scope, Visibility

MOST_TOWNS = 3  # named one by one
LONGEST_SOURCE = 40
TONES = {NeedState.CLUSTERED: "good", NeedState.SOLVED: "good", NeedState.DORMANT: "warn", NeedState.DRAFT: ""}
COLUMNS = (
    *("slug", "title_sv", "title_en", "problem_sv", "problem_en", "state", "visibility", "published_at", "origin"),
    *("owner__display_name", "owner__legal_name", "owner__state", "scope", "documented_year", "source", "is_example"),
)


def found_rows(found, names, cut=None):
    base, english = reverse("needs:list"), get_language() == "en"
    for need in read(found):
        title, title_language = in_language(english, need.title_sv or _("Draft without a name"), need.title_en)
        text, language = in_language(english, need.problem_sv, need.problem_en)
        meta = " · ".join(filter(None, _facts(need, names[MUNICIPALITY])))
        address = f"{base}{need.slug}/"
        yield Row(address, title, (cut or excerpt)(text), language, meta, *badge(need), title_language)


def read(found):
    """What a row tells; its municipalities stand among the codes of the search document."""
    told = found.annotate(codes=F("search__facets"), sharing=sharing())
    return told.values_list(*COLUMNS, "codes", "sharing", named=True)


def sharing():
    """How many others that are shown in the registry have the same need."""
    shown = NeedSharing.objects.filter(need=OuterRef("pk"), actor__state__in=ActorState.public()).order_by()
    counted = shown.values("need").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _facts(need, towns):
    """Whose it is, or where it was found; where; how many share it; and who reads it, where that is not everybody."""
    owner = _owner(need)
    yield owner
    if need.origin == NeedOrigin.DOCUMENTED:
        yield _documented(need)
    named = [towns[code] for code in need.codes if code in towns and code != OUTSIDE]
    yield _places([town for town in named if town not in owner], need.scope)
    if need.is_example and need.state != NeedState.PUBLISHED:
        yield _("example")
    if need.sharing:
        yield ngettext("%(n)s shares it", "%(n)s share it", need.sharing) % {"n": need.sharing}
    if need.published_at is None:
        yield _("not published")
    elif need.visibility == Visibility.ARENA:
        yield _("for the arena")


def _owner(need):
    """Once others read the need, an owner that is not shown in the registry is not named."""
    is_named = need.published_at is None or need.owner__state in ActorState.public()
    return (is_named and (need.owner__display_name or need.owner__legal_name)) or ""


def _documented(need):
    """From when, and where it was found: the place of a web page is enough to know it by."""
    source = urlsplit(need.source).netloc.removeprefix("www.") or need.source[:LONGEST_SOURCE]
    if need.documented_year:
        return _("documented %(year)s, %(source)s") % {"year": need.documented_year, "source": source}
    return _("documented, %(source)s") % {"source": source}


def _places(towns, scope):
    if len(towns) > MOST_TOWNS:
        return ngettext("%(n)s municipality", "%(n)s municipalities", len(towns)) % {"n": len(towns)}
    return ", ".join(towns) or (str(Scope(scope).label) if scope in (Scope.COUNTY, Scope.NATION) else "")


def badge(need):
    """The word and the tone of what a reader should know first; nothing for an ordinary need."""
    if need.state != NeedState.PUBLISHED:
        return str(NeedState(need.state).label).capitalize(), TONES.get(need.state, "info")
    if need.origin == NeedOrigin.DOCUMENTED:
        return _("Documented"), ""
    return (_("Example"), "example") if need.is_example else ("", "")

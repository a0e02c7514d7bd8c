"""One page of a list, by the very filter that the portal's own list is read with."""

from typing import Literal

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import QueryDict
from ninja import Field, Schema

from actors.forms.filters import DATE, NAME, NEWEST, RELEVANCE
from actors.forms.names import replacements

ORDERS = {"relevance": RELEVANCE, "name": NAME, "newest": NEWEST, "date": DATE}
MOST_TOLD = 15  # codes, in an answer to one that does not exist


class Asked(Schema):
    """What every list can be asked; lists of codes widen a question, several questions narrow the list."""

    q: str = Field("", max_length=200, description="Words to search for, in Swedish or as parts of words.")
    sort: Literal["relevance", "name", "newest"] | None = Field(
        None, description="Relevance where there is a search, otherwise the name in Swedish order."
    )
    limit: int = Field(30, ge=1, le=100, description="Rows on a page.")
    page: int = Field(1, ge=1, le=1_000_000, description="The first page is 1.")


def page(request, asked, filter_class, facets, fetched, as_row):
    """The rows of the page with their number and neighbours; `facets` leads from parameters to the filter's own."""
    found = filter_class(_as_address(asked, facets))
    _refuse_unknown_codes(asked, facets, found)
    rows = fetched(found.find(whole=not found.q))
    total = 0 if found.resembles else found.total
    first = (asked.page - 1) * asked.limit
    items = [] if found.resembles else [as_row(row) for row in rows[first : first + asked.limit]]
    goes_on = first + asked.limit < total or (found.is_more and len(items) == asked.limit)
    links = {
        "self": _link(request, asked.page),
        "next": _link(request, asked.page + 1) if goes_on else None,
        "previous": _link(request, asked.page - 1) if asked.page > 1 else None,
    }
    about = {"page": asked.page, "limit": asked.limit, "total": total, "is_more": found.is_more}
    return {**about, "replaced": _replaced(asked, facets, found), "links": links, "items": items}


def _replaced(asked, facets, found):
    """The codes that were asked for but are no longer used, each with the one that answered."""
    heirs = replacements(found.version)
    codes = [code for parameter in facets for code in getattr(asked, parameter)]
    return [{"asked": code, "replaced_by": heirs[code]} for code in codes if code in heirs]


def _as_address(asked, facets):
    data = QueryDict(mutable=True)
    data["q"], data["sortera"] = asked.q, ORDERS.get(asked.sort, "")
    for parameter, name in facets.items():
        data.setlist(name, getattr(asked, parameter))
    return data


def _refuse_unknown_codes(asked, facets, found):
    """The page leaves out what it does not know; a program is told, so that nobody reads the wrong list."""
    known = {facet.name: found.names.get(facet.source, {}) for facet in found.facets}
    for parameter, name in facets.items():
        for code in getattr(asked, parameter):
            if code not in known[name]:
                raise BadRequest(f"There is no code {code[:20]!r} for “{parameter}”. {_which(known[name])}")


def _which(codes):
    """The few are told at once: they stand in no vocabulary."""
    return f"It can be: {', '.join(codes)}." if len(codes) <= MOST_TOLD else "See /api/v1/terms."


def _link(request, number):
    query = request.GET.copy()
    query["page"] = number
    return f"{settings.BASE_URL}{request.path}?{query.urlencode()}"

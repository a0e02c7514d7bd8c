"""The one door, what it suggests, and the searches that a person keeps."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from actors.searching import registry_version
from actors.views.listing import Listing
from arena.outbox.states import Stream
from arena.outbox.wanting import preferring
from arena.searches import keeping
from arena.searches.door import Answer, said
from arena.searches.forms import SavedSearchForm
from arena.searches.models import SavedSearch
from arena.searches.news import replaced
from arena.searches.sources import BY_KEY, with_news
from arena.searches.suggesting import suggestions
from arena.shared.bounded import bounded, may_ask
from arena.shared.http import render_page

SUGGESTIONS_PER_HOUR = 20_000  # from one network: a letter typed is a question asked


@login_not_required
@require_safe
@bounded
def search(request):
    """Everything at once, or one kind with its filters."""
    q = QueryDict(mutable=True)
    q["q"] = request.GET.get("q", "")
    answer = Answer(q, request.user)
    source = BY_KEY.get(request.GET.get("inom"))
    context = {"answer": answer, "q": answer.q, "tabs": list(answer.tabs(source and source.key))}
    if source and answer.q:
        context["listing"] = _one_kind(request, source)
    return render_page(request, "arena/search.html", context)


def _one_kind(request, source):
    form = source.form_for(request.user)(request.GET, base=request.path, within=source.key)
    listing = Listing(request, form, source.rows_of, source.heading, _("Search the whole arena"))
    listing.found = said(source, form)
    return listing


@login_not_required
@require_safe
def suggest(request):
    """The list under the search field; empty where too much has been asked from one network."""
    found = suggestions(request.GET.get("q", "")) if may_ask(request, "suggest", SUGGESTIONS_PER_HOUR) else []
    return render(request, "searches/_suggestions.html", {"suggestions": found})


@require_safe
def saved_list(request):
    version = registry_version()
    searches = [_shown(search, version) for search in SavedSearch.objects.visible_to(request.user)]
    no_letters = (Stream.NEWS, "") in preferring.ended(request.user.email)
    return render_page(request, "searches/saved_list.html", {"searches": searches, "no_letters": no_letters})


def _shown(search, version):
    """A kept search with where it leads and what of it has been replaced."""
    sources = with_news(search.within)
    return {
        "search": search,
        "where": ", ".join(str(source.heading) for source in sources),
        "address": keeping.address(search),
        "replaced": replaced(search, version),
    }


@require_http_methods(["GET", "POST"])
def saved_add(request):
    """Keep the search and the filters that the address carries."""
    kept = keeping.begun(request.user, request.GET)
    form = SavedSearchForm(request.POST or None, instance=kept)
    if form.is_valid():
        form.save()
        messages.success(request, _("The search is kept. You find it under “Saved searches” on My page."))
        return redirect("searches:list")
    return render_page(request, "searches/saved_add.html", {"form": form, "address": keeping.address(kept)})


@require_http_methods(["GET", "POST"])
def saved_edit(request, key):
    """Rename, pause, take up again, open or close the feed, remove."""
    search = get_object_or_404(SavedSearch.objects.visible_to(request.user), key=key)
    move = keeping.MOVES.get(request.POST.get("move"))
    form = SavedSearchForm(request.POST if request.method == "POST" and not move else None, instance=search)
    if move:
        messages.success(request, move(search))
        return redirect("searches:list" if search.pk is None else search)
    if form.is_valid():
        form.save()
        messages.success(request, pgettext("search", "Saved."))
        return redirect("searches:list")
    return render_page(request, "searches/saved_edit.html", {"form": form, **_shown(search, registry_version())})

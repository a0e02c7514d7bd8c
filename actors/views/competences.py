"""The public pages of competences: the map in its four shapes, the list behind its numbers, and one competence."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from actors.forms.competence_map import STANCES, TERM, CompetenceFilter
from actors.models import Term
from actors.states import Stance
from actors.views import competence_rows
from actors.views.accounts import too_many_requests
from actors.views.competence_matrix import Matrix
from actors.views.competence_picture import Picture
from actors.views.exporting import may_export, query_of
from arena.history import record_export
from arena.shared.http import render_page
from arena.shared.sheets import answer

PER_PAGE = 50
AT_A_TIME = 500  # rows of a file
SHOWN_OF_EACH = 30  # actors on the page of one competence, before the list takes over


@login_not_required
@require_safe
def competence_map(request):
    form = CompetenceFilter(request.GET)
    matrix = Matrix(form)
    context = {
        "form": form,
        "matrix": matrix,
        "title": title(form),
        "counted": counted(matrix),
        "chips": form.chips("map"),
        **_shapes(form),
    }
    return render_page(request, "competences/map.html", context, fragment="competences/_map.html")


@login_not_required
@require_safe
def competence_list(request):
    """The very actors that a number of the map stands for, one row for each competence that they speak of."""
    form = CompetenceFilter(request.GET)
    page = Paginator(competence_rows.in_order(form.find()), PER_PAGE).get_page(request.GET.get("page"))
    number = page.paginator.count
    context = {
        "form": form,
        "title": title(form),
        "page": page,
        "found": ngettext("%(n)s row", "%(n)s rows", number) % {"n": number_format(number, force_grouping=True)},
        "head": competence_rows.head(),
        "rows": [competence_rows.as_cells(row, form.names[TERM.source]) for row in page.object_list],
        "chips": form.chips("list"),
        **_shapes(form),
    }
    return render_page(request, "competences/list.html", context)


@login_not_required
@require_safe
def competence_csv(request):
    """The rows of the list as a file, with a row in the log, as often as the other lists."""
    if not may_export(request):
        return too_many_requests(request)
    form = CompetenceFilter(request.GET)
    found = competence_rows.in_order(form.find())
    record_export("competences", by=request.user, rows=found.count(), query=query_of(form.address("csv")))
    rows = (competence_rows.as_file_row(row, form.names[TERM.source]) for row in found.iterator(AT_A_TIME))
    return answer("csv", "kompetenskarta", competence_rows.file_head(), rows)


@login_not_required
@require_safe
def competence_picture(request):
    form = CompetenceFilter(request.GET)
    context = {"picture": Picture(Matrix(form), title(form))}
    response = render(request, "competences/picture.svg", context, content_type="image/svg+xml")
    response.headers["Content-Disposition"] = 'attachment; filename="kompetenskarta.svg"'
    return response


@login_not_required
@require_safe
def competence_detail(request, code):
    """Who has, builds up and looks for one competence; a replaced code shows the one that carries on, and says so."""
    form = CompetenceFilter({TERM.name: code})
    if not form.chosen[TERM.name]:
        raise Http404
    rows = competence_rows.in_order(form.any_stance())
    context = {
        "term": Term.objects.get(pk=form.chosen[TERM.name]),
        "form": form,
        "sections": [_section(form, rows, word, stance) for word, stance in STANCES.items()],
    }
    return render_page(request, "competences/detail.html", context)


def _section(form, rows, word, stance):
    found = list(rows.filter(stance=stance)[: SHOWN_OF_EACH + 1])
    more = form.address("list", hallning=word) if len(found) > SHOWN_OF_EACH else ""
    shown = [competence_rows.as_row(row) for row in found[:SHOWN_OF_EACH]]
    heading, nobody = competence_rows.heading(stance)
    return heading, shown, nobody, more


def _shapes(form):
    """The same choices in every shape."""
    return {f"{shape}_url": form.address(shape) for shape in ["map", "list", "csv", "picture"]}


def title(form):
    """What is shown, with what is chosen, so that two tabs and two printed sheets can be told apart."""
    heading = {
        Stance.HAS: _("Competence that there is"),
        Stance.BUILDING: _("Competence that is being built up"),
        Stance.SEEKING: _("Competence that is looked for"),
    }[form.stance]
    chosen = ", ".join(form.label(question) for question in form.questions if form.chosen[question.name])
    return f"{heading}: {chosen}" if chosen else heading


def counted(matrix):
    """How many actors stand behind the map, and how many rows the list and the file have."""
    actors, entries = matrix.total.number, matrix.entries
    said = ngettext("%(n)s actor", "%(n)s actors", actors) % {"n": number_format(actors, force_grouping=True)}
    rows = ngettext("%(n)s row", "%(n)s rows", entries) % {"n": number_format(entries, force_grouping=True)}
    return {"actors": said, "rows": rows}

"""Staff keep the vocabularies: every term with its code, and the way to let another take its place."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from actors import replacing
from actors.forms.replacing import ReplaceTermForm
from actors.models import Term
from actors.rules import is_staff
from actors.states import Vocabulary
from arena.shared.errors import Refused
from arena.shared.http import check, render_page


@require_safe
def term_list(request):
    check(is_staff, request.user)
    terms = list(Term.objects.select_related("replaced_by"))
    tables = [
        (capfirst(label), [_row(term) for term in terms if term.vocabulary == vocabulary])
        for vocabulary, label in Vocabulary.choices
    ]
    head = [_("Code"), _("Term"), _("Replaced by")]
    return render_page(request, "actors/terms.html", {"tables": [table for table in tables if table[1]], "head": head})


def _row(term):
    page = reverse("actors:replace_term", args=[term.code]) if term.is_active else ""
    heir = f"{term.replaced_by.code} {term.replaced_by}" if term.replaced_by else ""
    return [term.code, (str(term), page) if page else str(term), heir]


@require_http_methods(["GET", "POST"])
def replace_term(request, code):
    check(is_staff, request.user)
    term = get_object_or_404(Term, pk=code)
    form = ReplaceTermForm(request.POST or None, term=term)
    if form.is_valid():
        try:
            replacing.replace(term, form.cleaned_data["heir"])
        except Refused as no:
            messages.error(request, no)
        else:
            messages.success(request, _("The term is replaced. Old links and searches still lead right."))
        return redirect("actors:terms")
    uses = sum(1 for _use in replacing.uses_of(term))
    return render_page(request, "actors/replace_term.html", {"term": term, "form": form, "uses": uses})

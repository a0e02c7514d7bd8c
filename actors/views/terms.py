"""The controlled vocabularies in the open: every term at an address of its own that stays, and all of them as SKOS."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actors.models import Actor, Offering, Term
from actors.states import Vocabulary
from actors.views.facts import in_swedish
from arena.shared.http import render_page

SKOS = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "altLabel": {"@id": "skos:altLabel", "@language": "sv"},
    "note": {"@id": "skos:note", "@language": "en"},
    "notation": "skos:notation",
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "replacedBy": {"@id": "http://purl.org/dc/terms/isReplacedBy", "@type": "@id"},
    "deprecated": "http://www.w3.org/2002/07/owl#deprecated",
}
LISTS = {  # the lists that a term narrows, by the name of their question; a search leads to the last
    Vocabulary.AREA: [("actors:list", "omrade"), ("offerings:list", "omrade")],
    Vocabulary.CARE: [("offerings:list", "verksamhet")],
    Vocabulary.TARGET: [("offerings:list", "malgrupp")],
    Vocabulary.COMPETENCE: [("actors:list", "kompetens")],
    Vocabulary.ACTOR_TYPE: [("actors:list", "typ")],
}


@login_not_required
@require_safe
def term_list(request):
    terms = list(Term.objects.select_related("replaced_by").order_by("code"))
    vocabularies = [
        (vocabulary.value, capfirst(str(vocabulary.label)), [term for term in terms if term.vocabulary == vocabulary])
        for vocabulary in Vocabulary
    ]
    return render_page(request, "terms/term_list.html", {"vocabularies": vocabularies})


@login_not_required
@require_safe
def term_detail(request, code):
    term = get_object_or_404(Term.objects.select_related("replaced_by"), code=code)
    facts = [
        (_("Code"), term.code),
        (_("Vocabulary"), capfirst(term.get_vocabulary_display())),
        (_("In Swedish"), in_swedish(term.label_sv)),
        (_("In English"), term.label_en),
        (_("Other words people search with"), in_swedish(", ".join(term.other_words))),
        (_("Nearest codes of the WHO"), ", ".join(term.who_codes)),
    ]
    context = {"term": term, "facts": facts, "uses": _uses(term), "replaces": term.replaces.order_by("code")}
    return render_page(request, "terms/term_detail.html", context)


def _uses(term):
    """Where the term is used: a heading, how many public rows, and their list."""
    uses = []
    for url_name, question in LISTS[term.vocabulary]:
        model, heading = (Actor, _("Actors")) if url_name == "actors:list" else (Offering, _("Offerings"))
        number = model.objects.public().with_codes([[term.code]]).count()
        uses.append((heading, number, f"{reverse(url_name)}?{question}={term.code}"))
    return uses


@login_not_required
@require_safe
def concepts(request):
    """Every vocabulary as a SKOS concept scheme, in JSON-LD."""
    schemes = [
        {"@id": _address(f"#{vocabulary.value}"), "@type": "skos:ConceptScheme", "notation": vocabulary.value}
        for vocabulary in Vocabulary
    ]
    graph = [*schemes, *(_concept(term) for term in Term.objects.order_by("code"))]
    return JsonResponse({"@context": SKOS, "@graph": graph}, content_type="application/ld+json")


def _concept(term):
    concept = {
        "@id": _address(f"{term.code}/"),
        "@type": "skos:Concept",
        "notation": term.code,
        "prefLabel": {"sv": term.label_sv, "en": term.label_en},
        "altLabel": term.other_words,
        "inScheme": _address(f"#{term.vocabulary}"),
        "note": term.who_codes and f"Nearest in WHO CDISAH, 2nd ed. (2023): {', '.join(term.who_codes)}",
        "deprecated": not term.is_active,
        "replacedBy": term.replaced_by_id and _address(f"{term.replaced_by_id}/"),
    }
    return {name: value for name, value in concept.items() if value}


def _address(path):
    return f"{settings.BASE_URL}{reverse('terms:list')}{path}"

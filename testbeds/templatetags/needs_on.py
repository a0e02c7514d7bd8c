"""The needs that a term is about, on the page of the term: those that the reader may read."""

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from actors.forms.names import names
from actors.searching import registry_version
from actors.states import Vocabulary
from testbeds.forms.filters import NeedFilter
from testbeds.views.needs.found_rows import found_rows

register = template.Library()

MOST = 5
QUESTIONS = {Vocabulary.AREA: "omrade", Vocabulary.CARE: "verksamhet", Vocabulary.TARGET: "malgrupp"}


@register.inclusion_tag("needs/_needs_on.html", takes_context=True)
def needs_on(context, term):
    """Nobody needs a competence, or a type of actor, in the words of a need."""
    question = QUESTIONS.get(term.vocabulary)
    if not question:
        return {}
    listed = NeedFilter.seen_by(context["request"].user).everything().filter(terms=term).newest_first()
    found = list(found_rows(listed[: MOST + 1], names(registry_version())))
    address = f"{reverse('needs:list')}?{urlencode({question: term.pk})}"
    return {"rows": found[:MOST], "all": address if len(found) > MOST else ""}

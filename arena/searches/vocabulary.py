"""The words of the vocabularies as something to find: each leads to the rows that it names."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from actors.forms.filters import RELEVANCE, Facet, ListFilter
from actors.forms.names import VOCABULARY
from actors.models import Term
from actors.states import Vocabulary
from actors.views.rows import Row
from actors.views.terms import LISTS


class WordsFilter(ListFilter):
    """A list of terms, which has no page of its own outside the search."""

    model = Term
    url_name = "arena:search"
    has_map = has_files = False

    def possible_orders(self):
        return [RELEVANCE]


class CompetenceFilter(WordsFilter):
    @classmethod
    def everything(cls):
        return Term.objects.public().of(Vocabulary.COMPETENCE)


class TermFilter(WordsFilter):
    facets = (Facet("ordlista", _("Vocabulary"), VOCABULARY),)

    @classmethod
    def everything(cls):
        return Term.objects.public().exclude(vocabulary=Vocabulary.COMPETENCE)


def term_rows(found, _names, cut=None):
    """A term's synonyms are its text: they say why it was found."""
    english = get_language() == "en"
    for term in found:
        name, parameter = LISTS[term.vocabulary][-1]
        text = ", ".join(term.other_words)
        address = f"{reverse(name)}?{parameter}={term.code}"
        kind = capfirst(str(Vocabulary(term.vocabulary).label))
        language = "sv" if english and text else ""
        yield Row(address, term.label, cut(text) if cut else text, language, f"{kind} · {term.code}", "", "")

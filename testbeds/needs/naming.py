"""Which products and suppliers of the registry a text names: a need is about the problem, not about what answers it."""

from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, TextField, Value
from django.db.models.functions import Coalesce, NullIf, StrIndex

from actors.models import Actor, Offering, Term

COMPANIES = ("AKT01", "AKT17")
LETTERS = "([[:alpha:]][^[:alpha:]]*){4}"  # a name of fewer is found in too many other words
MOST = 10


class Words(Func):
    """The words of a text in small letters without accents, one blank before and after each."""

    template = "(' ' || btrim(regexp_replace(folded(%(expressions)s), '[^[:alnum:]]+', ' ', 'g')) || ' ')"
    output_field = TextField()


class Called(Func):
    """What people call a company: its name without what the law adds."""

    template = r"regexp_replace(%(expressions)s, '[ ,]+(ab|hb|kb|as|oy|gmbh|inc|ltd)\M.*$', '', 'i')"
    output_field = TextField()


def named_in(text):
    """The names of shown offerings and companies that stand in the text as whole words, in one statement."""
    if not text.strip():
        return []
    words = Words(Value(text, output_field=TextField()))
    offerings = _standing_in(Offering.objects.public(), F("name"), words)
    name = Coalesce(NullIf("display_name", Value("")), "legal_name", output_field=TextField())
    companies = _standing_in(Actor.objects.public().filter(actor_type__in=COMPANIES), Called(name), words)
    return list(offerings.union(companies).order_by("called")[:MOST])


def _standing_in(rows, name, words):
    """A name that is an ordinary word of the vocabularies says nothing of a product."""
    rows = rows.order_by().annotate(called=Func(name, function="btrim", output_field=models.TextField()))
    rows = rows.annotate(as_words=Words("called"))
    terms = Term.objects.order_by().annotate(as_words=Words("label_sv")).filter(as_words=OuterRef("as_words"))
    is_named = Q(called__regex=LETTERS) & ~Exists(terms)
    named = rows.filter(is_named).annotate(place=StrIndex(words, "as_words")).filter(place__gt=0)
    return named.values_list("called", flat=True)

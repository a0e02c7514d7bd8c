"""What everything else refers to."""

import factory
from factory.django import DjangoModelFactory

from actors import models


class TermFactory(DjangoModelFactory):
    """`TermFactory(code="OMR01")` is the same row every time; without a code, a new e-health area."""

    class Meta:
        model = models.Term
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"OMR{n + 200}")
    vocabulary = factory.LazyAttribute(lambda term: term.code.rstrip("0123456789"))
    label_sv = factory.LazyAttribute(lambda term: f"Begrepp {term.code}")
    label_en = factory.LazyAttribute(lambda term: f"Term {term.code}")


class MunicipalityFactory(DjangoModelFactory):
    class Meta:
        model = models.Municipality
        django_get_or_create = ("scb_code",)

    scb_code = "0880"
    name = factory.LazyAttribute(lambda row: "Kalmar" if row.scb_code == "0880" else f"Kommun {row.scb_code}")
    official_name = factory.LazyAttribute(lambda row: f"{row.name} kommun")

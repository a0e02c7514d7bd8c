import pytest
from django.utils import translation

from arena.searches.suggesting import suggestions
from tests.factories import ActorFactory, OfferingFactory, TermFactory

pytestmark = pytest.mark.django_db


def suggested(q):
    return [(one.text, one.kind) for one in suggestions(q)]


def test_suggestions_of_every_kind_with_synonyms():
    TermFactory(
        code="OMR04", label_sv="Läkemedelshantering", synonyms="läkemedelsautomat = medicinrobot; medicinsk app"
    )
    ActorFactory(legal_name="Medicinteknik i Kalmar")
    OfferingFactory(name="Medicinpåminnaren")

    assert suggested("MEDICIN") == [
        ("medicinrobot", "Läkemedelshantering"),
        ("medicinsk app", "Läkemedelshantering"),
        ("Medicinteknik i Kalmar", "Aktör"),
        ("Medicinpåminnaren", "Erbjudande"),
    ]


@pytest.mark.parametrize("q", ["öla", "ola", "Öland s", "sök", "sok"])
def test_suggestions_by_beginning_of_any_word_in_folded_letters(q):
    ActorFactory(legal_name="Öland söker AB")

    assert suggested(q) == [("Öland söker AB", "Aktör")]


def test_suggestions_are_eight_at_most():
    for number in range(9):
        OfferingFactory(name=f"Larm {number}")

    assert len(suggestions("larm")) == 8


@pytest.mark.parametrize("q", ["", "l", "'", "\\", "''", "\\'", "%", "l'&|!", "a:*", "( )"])
def test_suggestions_odd_signs(q):
    ActorFactory(legal_name="Larm AB")

    assert suggestions(q) == []


def test_suggestions_lead_to_the_thing(client):
    ActorFactory(legal_name="Kalmar kommun", slug="kalmar")

    page = client.get("/sok/forslag/?q=kalm").content.decode()

    assert 'role="option"' in page
    assert 'data-address="/aktorer/kalmar/"' in page


def test_suggestions_in_english():
    TermFactory(code="OMR01", label_en="Safety alarms")

    with translation.override("en"):
        assert suggested("alarm") == [("Safety alarms", "Term")]

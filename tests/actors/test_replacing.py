"""A term that another has replaced is said nowhere any more, and every old address with it still gives results."""

import pytest
from django.urls import reverse

from actors import replacing
from actors.models import ActorCompetence, Term
from arena.shared.errors import Refused
from tests.factories import ActorCompetenceFactory, ActorFactory, OfferingFactory, StaffFactory, TermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def terms():
    return TermFactory(code="OMR01", label_sv="Larm"), TermFactory(code="OMR02", label_sv="Tillsyn")


def test_replace_says_the_heir_everywhere(terms):
    offering = OfferingFactory(terms=["OMR01"])
    both = OfferingFactory(terms=["OMR01", "OMR02"])
    actor = ActorFactory(actor_type=TermFactory(code="AKT08"))
    actor.areas.add(terms[0])

    replacing.replace(*terms)
    replacing.replace(actor.actor_type, TermFactory(code="AKT01"))

    said = [[term.pk for term in row.all()] for row in (offering.terms, both.terms, actor.areas)]
    actor.refresh_from_db()
    assert (said, actor.actor_type_id) == ([["OMR02"]] * 3, "AKT01")


def test_replace_keeps_what_was_said_with_the_heir(terms):
    actor = ActorFactory()
    old, heir = TermFactory(code="KOMP01"), TermFactory(code="KOMP02")
    ActorCompetenceFactory(actor=actor, term=old, stance="seeking")
    ActorCompetenceFactory(actor=actor, term=heir, stance="has")

    replacing.replace(old, heir)

    assert ActorCompetence.objects.values_list("term", "stance").get() == ("KOMP02", "has")


def test_old_address_gives_the_results_of_the_heir_and_says_so(client, terms):
    actor = ActorFactory(legal_name="Löftet AB")
    actor.areas.add(terms[0])

    replacing.replace(*terms)

    page = client.get(reverse("actors:list"), {"omrade": "OMR01"})
    assert [row.title for row in page.context["listing"].rows] == ["Löftet AB"]
    assert page.context["listing"].form.replaced == [("Larm", "Tillsyn")]


def test_term_replaced_in_several_steps_leads_to_the_last(terms):
    third = TermFactory(code="OMR03")

    replacing.replace(*terms)
    replacing.replace(terms[1], third)

    assert dict(Term.objects.exclude(replaced_by=None).values_list("pk", "replaced_by")) == {
        "OMR01": "OMR03",
        "OMR02": "OMR03",
    }


@pytest.mark.parametrize("heir", [{"code": "OMR01"}, {"code": "KOMP01"}, {"code": "OMR09", "is_active": False}])
def test_replace_by_what_cannot_carry_on_is_refused(terms, heir):
    with pytest.raises(Refused):
        replacing.replace(terms[0], TermFactory(**heir))


def test_replace_twice_is_refused(terms):
    replacing.replace(*terms)

    with pytest.raises(Refused):
        replacing.replace(terms[0], TermFactory(code="OMR03"))


def test_page_says_how_much_it_touches_and_then_does_it(client, terms):
    OfferingFactory(terms=["OMR01"])
    client.force_login(StaffFactory())

    page = client.get(reverse("actors:replace_term", args=["OMR01"])).text
    done = client.post(reverse("actors:replace_term", args=["OMR01"]), {"heir": "OMR02"}, follow=True)

    assert "1 ställe där det används" in page
    assert "OMR02 Tillsyn" in done.text
    assert Term.objects.get(pk="OMR01").replaced_by_id == "OMR02"

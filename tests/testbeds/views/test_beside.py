"""What the text of a need calls for, beside it: products that it names, what exists already, who has the same."""

import pytest
from django.urls import reverse

from actors.states import OfferingType
from testbeds.models import Need
from testbeds.states import NeedState
from tests.factories import NeedFactory, OfferingFactory, StaffFactory
from tests.testbeds.views.written import PROBLEM, draft_of, edit_page, first_page

pytestmark = pytest.mark.django_db


def test_statement_11_product_in_the_text_gives_a_notice_and_blocks_nothing(client, town, area):
    """When a need text names a product in the registry, the form says to describe the problem instead."""
    OfferingFactory(name="Vårdvakt")
    answers = {"title_sv": "Vi behöver VARDVAKT", "problem_sv": PROBLEM, "areas": [area.pk]}

    kept = client.post(first_page(client), answers, follow=True)
    sent = client.post(edit_page(Need.objects.get()), {**answers, "go": "submit"})

    assert (kept.context["named"], "Beskriv problemet i stället" in kept.text) == (["Vårdvakt"], True)
    assert (sent.status_code, Need.objects.get().state) == (302, NeedState.SUBMITTED)


def test_text_that_names_nothing_gives_no_notice(client, town):
    OfferingFactory(name="Vårdvakt")

    response = client.get(edit_page(draft_of(town)))

    assert (response.context["named"], "Beskriv problemet i stället" in response.text) == ([], False)


def test_national_services_in_the_areas_are_shown_with_a_link(client, town):
    service = OfferingFactory(offering_type=OfferingType.NATIONAL_SERVICE, terms=["OMR02"])
    OfferingFactory(offering_type=OfferingType.NATIONAL_SERVICE, terms=["OMR08"])

    response = client.get(edit_page(draft_of(town, terms=["OMR02"])))

    assert [*response.context["services"]] == [service]
    assert f'href="{service.get_absolute_url()}"' in response.text


def test_similar_needs_of_others_are_shown_with_their_number_and_the_way_to_share(client, town):
    same = NeedFactory(terms=["OMR02"])
    NeedFactory(terms=["OMR02"], private=True)

    response = client.get(edit_page(draft_of(town, terms=["OMR02"])))

    assert response.context["alike"] == [(same, True)]
    assert "1 annan kommun har ett liknande behov." in response.text
    assert reverse("needs:share", args=[same.slug]) in response.text


def test_similar_beside_what_was_found_in_public_text_is_for_the_staff_who_write_it(client):
    need = NeedFactory(documented=True, terms=["OMR02"])
    client.force_login(StaffFactory())

    page = f"{reverse('needs:similar')}?need={need.slug}"

    assert client.post(page, {"title_sv": "Natten", "problem_sv": PROBLEM}).context["alike"] == []


def test_similar_beside_what_is_not_a_draft_keeps_nothing(client, town):
    need = NeedFactory(owner=town, title_sv="Natten", terms=["OMR02"])
    same = NeedFactory(terms=["OMR02"])

    page = f"{reverse('needs:similar')}?need={need.slug}"
    response = client.post(page, {"title_sv": "Ny rad", "problem_sv": PROBLEM, "areas": ["OMR02"]})

    assert response.context["alike"] == [(same, True)]
    assert Need.objects.get(pk=need.pk).title_sv == "Natten"


@pytest.mark.parametrize("text", ["Natten\0 och dagen", " ".join(f"ord{n}" for n in range(120_000))])
def test_text_that_no_need_can_have_is_looked_up_as_far_as_it_could_be(client, town, text):
    response = client.post(reverse("needs:similar"), {"title_sv": "Natten", "problem_sv": text})

    assert response.status_code == 200

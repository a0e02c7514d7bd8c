"""The page of one actor and of one offering, and the search over both."""

import json
import re

import pytest
from django.utils import timezone

from actors.states import ActorState, OfferingState, RelationKind, Stance
from tests.factories import (
    ActorCompetenceFactory,
    ActorFactory,
    ActorRelationFactory,
    MembershipFactory,
    MunicipalityFactory,
    OfferingFactory,
    TermFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def text(response):
    """What a reader sees, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def linked_data(response):
    return json.loads(re.search(r'application/ld\+json">(.*?)</script>', response.content.decode()).group(1))["@graph"]


def test_actor_page_says_who_they_are_and_what_they_can(client):
    MunicipalityFactory(scb_code="0880", name="Kalmar")
    actor = ActorFactory(slug="loftet", legal_name="Löftet AB", summary_sv="Larm dygnet runt.", municipality_id="0880")
    ActorCompetenceFactory(actor=actor, term=TermFactory(code="KOMP08", label_sv="Informationssäkerhet"))
    ActorCompetenceFactory(actor=actor, term=TermFactory(code="KOMP05", label_sv="AI"), stance=Stance.SEEKING)
    OfferingFactory(actor=actor, name="Nattugglan")
    OfferingFactory(actor=actor, name="Hemligt", draft=True)

    page = client.get("/aktorer/loftet/")

    assert "Det här kan de Informationssäkerhet Det här söker de hos andra AI" in text(page)
    assert "Nattugglan" in text(page)
    assert "Hemligt" not in text(page)


def test_actor_page_number_that_is_computed_is_said_to_be(client):
    ActorFactory(slug="byn", org_number="2120000688", org_number_confidence="computed")

    assert "212000-0688 (beräknat, inte kontrollerat)" in text(client.get("/aktorer/byn/"))


def test_actor_page_number_that_is_verified(client):
    ActorFactory(slug="byn", org_number="2120000688", verified_how="registerutdrag", verified_on="2026-11-22")

    page = text(client.get("/aktorer/byn/"))

    assert "212000-0688 (" not in page
    assert "Verifierad mot registerutdrag den 22 november 2026." in page


def test_actor_page_says_since_when_facts_are_confirmed(client):
    ActorFactory(slug="byn", confirmed_at=timezone.datetime(2026, 11, 22, 12, tzinfo=timezone.get_current_timezone()))

    assert "Senast bekräftad av organisationen den 22 november 2026." in text(client.get("/aktorer/byn/"))


def test_actor_page_seat_outside_the_county(client):
    ActorFactory(slug="byn", seat_outside_county=True)

    assert "Kommun Utanför länet" in text(client.get("/aktorer/byn/"))


def test_actor_page_says_where_imported_facts_come_from(client):
    ActorFactory(slug="byn", imported=True, source="https://a.example/x | Pressmeddelande 2017", note="Kontrollera.")

    page = client.get("/aktorer/byn/")

    assert "Hämtat ur offentliga källor, läst i originalkällan. Kontrollera. Källor för uppgifterna (2)" in text(page)
    assert 'href="https://a.example/x"' in page.content.decode()


def test_actor_page_relations_are_linked_both_ways(client):
    old = ActorFactory(slug="landstinget", legal_name="Landstinget", closed=True)
    new = ActorFactory(slug="regionen", legal_name="Regionen")
    ActorRelationFactory(from_actor=old, to_actor=new, kind=RelationKind.SUCCEEDED_BY, valid_from="2019-01-01")
    ActorRelationFactory(from_actor=None, from_name="Förbundet", to_actor=new, kind=RelationKind.SUCCEEDED_BY)
    ActorRelationFactory(from_actor=ActorFactory(legal_name="Enheten"), to_actor=new, kind=RelationKind.PART_OF)

    assert "Föregångare Förbundet Landstinget (från 1 januari 2019)" in text(client.get("/aktorer/regionen/"))
    assert "Har som delar Enheten" in text(client.get("/aktorer/regionen/"))
    assert "Efterträdare Regionen (från 1 januari 2019)" in text(client.get("/aktorer/landstinget/"))


def test_actor_page_leaves_out_relation_to_a_draft(client):
    actor = ActorFactory(slug="regionen")
    ActorRelationFactory(from_actor=ActorFactory(legal_name="Hemliga", draft=True), to_actor=actor)

    assert "Hemliga" not in text(client.get("/aktorer/regionen/"))


@pytest.mark.parametrize(
    ("state", "notice"),
    [
        (ActorState.DORMANT, "Organisationen vilar"),
        (ActorState.CLOSED, "Organisationen är avvecklad"),
    ],
)
def test_actor_page_notices(client, state, notice):
    ActorFactory(slug="byn", state=state)

    assert notice in text(client.get("/aktorer/byn/"))


def test_actor_page_closed_asks_nobody_to_join(client):
    ActorFactory(slug="byn", closed=True)

    assert "Anslut dig" not in text(client.get("/aktorer/byn/"))


def test_actor_page_example_says_so(client):
    ActorFactory(slug="byn", is_example=True)

    assert "Det här är ett exempel" in text(client.get("/aktorer/byn/"))


def test_actor_page_draft_is_for_its_own_people(client):
    actor = ActorFactory(slug="byn", draft=True)
    member = MembershipFactory(actor=actor).user

    as_visitor = client.get("/aktorer/byn/").status_code
    client.force_login(UserFactory())
    as_other = client.get("/aktorer/byn/").status_code
    client.force_login(member)
    as_member = client.get("/aktorer/byn/")

    assert (as_visitor, as_other, as_member.status_code) == (404, 404, 200)
    assert "Ändra uppgifterna" in text(as_member)


def test_actor_page_merged_leads_to_its_heir_for_ever(client):
    old = ActorFactory(slug="gamla", state=ActorState.MERGED)
    ActorRelationFactory(from_actor=old, to_actor=ActorFactory(slug="nya"), kind=RelationKind.SUCCEEDED_BY)

    response = client.get("/aktorer/gamla/")

    assert (response.status_code, response["Location"]) == (301, "/aktorer/nya/")


def test_actor_page_in_linked_data(client):
    MunicipalityFactory(scb_code="0880", name="Kalmar")
    actor = ActorFactory(slug="loftet", legal_name="</script>Löftet", municipality_id="0880", active_from="2001")
    OfferingFactory(actor=actor, name="Nattugglan", slug="nattugglan")

    organisation, trail = linked_data(client.get("/aktorer/loftet/"))

    assert organisation["name"] == "</script>Löftet"
    assert organisation["address"]["addressLocality"] == "Kalmar"
    assert organisation["makesOffer"][0]["itemOffered"]["url"] == "http://testserver/erbjudanden/nattugglan/"
    assert [step["name"] for step in trail["itemListElement"]] == ["Start", "Aktörer", "</script>Löftet"]


def test_actor_page_leaves_computed_number_out_of_linked_data(client):
    ActorFactory(slug="byn", org_number="2120000688", org_number_confidence="computed")

    assert "identifier" not in linked_data(client.get("/aktorer/byn/"))[0]


def test_offering_page(client):
    term = TermFactory(code="OMR01", label_sv="Trygghetslarm", who_codes=["2.4.2"])
    offering = OfferingFactory(
        slug="nattugglan", name="Nattugglan", trl=9, market_state="ready", price_model="per_user"
    )
    offering.terms.add(term)

    page = client.get("/erbjudanden/nattugglan/")

    assert "Teknisk mognad (TRL) 9 av 9" in text(page)
    assert "2.4.2. Kopplingen är vår egen." in text(page)
    assert "Att det står här är ingen rekommendation." in text(page)
    assert f'href="{offering.actor.get_absolute_url()}"' in page.content.decode()
    assert linked_data(page)[0]["@type"] == "Product"


def test_offering_page_leaves_out_what_is_not_known(client):
    OfferingFactory(slug="nattugglan")

    page = text(client.get("/erbjudanden/nattugglan/"))

    assert "TRL" not in page
    assert "Världshälsoorganisationen" not in page


def test_offering_page_retired_says_so(client):
    OfferingFactory(slug="fanns-forr", state=OfferingState.RETIRED)

    assert "erbjuds inte längre" in text(client.get("/erbjudanden/fanns-forr/"))


def test_offering_page_draft_is_for_its_own_people(client):
    offering = OfferingFactory(slug="nattugglan", draft=True)
    member = MembershipFactory(actor=offering.actor).user

    as_visitor = client.get("/erbjudanden/nattugglan/").status_code
    client.force_login(member)
    as_member = client.get("/erbjudanden/nattugglan/")

    assert (as_visitor, as_member.status_code) == (404, 200)
    assert "Ändra erbjudandet" in text(as_member)


def test_search_groups_what_it_finds(client):
    OfferingFactory(name="Nattugglan", actor__legal_name="Löftet AB")

    page = client.get("/sok/?q=nattugglan")

    assert [kind.found for kind in page.context["answer"].kinds] == ["1 aktör", "1 erbjudande"]


def test_search_leads_to_the_whole_list(client):
    for number in range(11):
        OfferingFactory(name=f"Larm {number}")

    page = client.get("/sok/?q=larm")

    assert 'href="/sok/?inom=offerings&amp;q=larm"' in page.content.decode()


def test_search_without_words(client):
    assert client.get("/sok/").context["answer"].kinds == []


def test_search_resembling(client):
    ActorFactory(legal_name="Linnéuniversitetet")

    assert "Vi hittade inget som stämmer exakt med ”linneunivesitet”" in text(client.get("/sok/?q=linneunivesitet"))


def test_search_keeps_drafts_out(client):
    ActorFactory(legal_name="Hemliga AB", draft=True)

    assert "Hemliga AB" not in text(client.get("/sok/?q=hemliga"))


def test_actor_page_number_with_sources_of_its_own(client):
    ActorFactory(
        slug="byn",
        imported=True,
        org_number="2120000688",
        org_number_confidence="computed",
        org_number_source="https://serien.example/ | En bok",
    )

    page = text(client.get("/aktorer/byn/"))

    assert "Organisationsnummer: beräknat ur nummerserien. Källor: serien.example En bok" in page
    assert "Källor för uppgifterna (1) kalla.example" in page


def test_offering_page_in_english_marks_the_facts_that_are_swedish(client):
    OfferingFactory(slug="larmet", users="Nattpatrullen")

    assert '<span lang="sv">Nattpatrullen</span>' in client.get("/en/offerings/larmet/").text
    assert "<dd>Nattpatrullen</dd>" in client.get("/erbjudanden/larmet/").text


def test_actor_page_in_english_writes_dates_day_first(client):
    ActorFactory(slug="byn", verified_how="the register", verified_on="2026-11-22")

    assert "Verified against the register on 22 November 2026." in text(client.get("/en/actors/byn/"))

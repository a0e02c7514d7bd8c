import pytest
from django.contrib.auth.models import AnonymousUser

from testbeds.clusters.covering import covered, municipalities_of
from testbeds.models import Need
from tests.factories import ActorFactory, MembershipFactory, MunicipalityFactory, TermFactory
from tests.factories.needs import NeedFactory, SharingFactory, TownFactory

pytestmark = pytest.mark.django_db

NOBODY = AnonymousUser()


def town(code, **facts):
    return TownFactory(municipality=MunicipalityFactory(scb_code=code), **facts)


def found(*needs, user=NOBODY):
    return covered(needs, municipalities_of(Need.objects.filter(pk__in=[need.pk for need in needs]), user))


def test_municipality_that_owns_one_and_shares_another_counts_once():
    kalmar = town("0880")
    mine, other = NeedFactory(owner=kalmar), NeedFactory(owner=town("0885"))
    SharingFactory(need=other, actor=kalmar)

    assert found(mine, other) == {"0880", "0885"}


def test_municipalities_named_in_public_text_count():
    need = NeedFactory(documented=True)
    need.municipalities.add(MunicipalityFactory(), MunicipalityFactory(scb_code="0885"))

    assert found(need) == {"0880", "0885"}


def test_unit_counts_for_its_municipality():
    unit = ActorFactory(part_of=town("0880"))

    assert found(NeedFactory(owner=unit)) == {"0880"}


def test_seat_of_a_region_or_a_company_is_no_municipality_that_has_the_need():
    region = ActorFactory(actor_type=TermFactory(code="AKT03"), municipality=MunicipalityFactory())

    assert found(NeedFactory(owner=region)) == set()


def test_sharing_of_one_who_is_not_shown_counts_only_for_its_own_members():
    draft = town("0885", draft=True)
    need = NeedFactory(owner=town("0880"))
    SharingFactory(need=need, actor=draft)
    member = MembershipFactory(actor=draft).user

    assert (found(need), found(need, user=member)) == ({"0880"}, {"0880", "0885"})


def test_municipalities_are_found_in_one_statement(django_assert_num_queries):
    needs = [NeedFactory(owner=town("0880")) for _ in range(3)]

    with django_assert_num_queries(1):
        assert found(*needs) == {"0880"}

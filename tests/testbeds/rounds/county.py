"""The twelve municipalities of the county and its region, in the registry, and people who speak for them."""

from actors.states import MUNICIPALITY
from actors.templatetags.county import outline
from tests.factories import ActorFactory, MembershipFactory, MunicipalityFactory, TermFactory, TownFactory

CODES = sorted(outline()["areas"])


def county():
    """The municipalities by their code; the region has the key "region"."""
    TermFactory(code=MUNICIPALITY), TermFactory(code="AKT03")
    towns = {code: TownFactory(municipality=MunicipalityFactory(scb_code=code)) for code in CODES}
    seat = towns["0880"].municipality
    region = ActorFactory(actor_type_id="AKT03", municipality=seat, legal_name="Region Kalmar län")
    return {**towns, "region": region}


def manager_of(actor):
    return MembershipFactory(actor=actor).user

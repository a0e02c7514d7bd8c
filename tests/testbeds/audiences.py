"""Needs for every audience, all about the night, and the people who may read some of them."""

from actors.models import Municipality
from actors.states import Role
from testbeds.models import NeedAssignment
from testbeds.states import Hosting, NeedState
from tests.factories import (
    ActorFactory,
    MembershipFactory,
    MunicipalityFactory,
    NeedFactory,
    SharingFactory,
    StaffFactory,
    TownFactory,
    UserFactory,
)

FOR_ALL = {"publikt", "dokumenterat"}
FOR_ARENA = FOR_ALL | {"arenans"}
WAITING = {"utkastet", "bekraftat"}  # of the town, not for itself alone
PRIVATE = {"privat", "delat"}  # of the town, and shared with it

PEOPLE = ["visitor", "person", "applicant", "member", "owner", "staff", "guest"]
LISTED = {name: FOR_ALL if name in ("visitor", "person", "applicant") else FOR_ARENA for name in PEOPLE}
OWN = {name: set() for name in PEOPLE} | {"owner": WAITING | PRIVATE, "staff": WAITING, "guest": WAITING | {"privat"}}


def make_needs():
    """Every need with the same choices, so that only the audience tells the numbers apart."""
    seat = MunicipalityFactory(scb_code="0882", name="Oskarshamn")
    town = TownFactory(legal_name="Oskarshamns kommun", municipality=seat)
    facts = {"terms": ["OMR02", "VO01", "MG01"], "hosting": Hosting.YES, "owner": town}
    need("publikt", **facts)
    need("arenans", **facts, for_arena=True)
    need("privat", **facts, private=True)
    need("bekraftat", **facts, confirmed=True)
    need("utkastet", **facts, draft=True)
    need("aterkallat", **facts, state=NeedState.WITHDRAWN)
    SharingFactory(need=need("delat", **facts | {"owner": TownFactory()}, private=True), actor=town)
    need("andras", **facts | {"owner": TownFactory()}, private=True)
    found = need("dokumenterat", **facts | {"owner": None}, documented=True, documented_year=2022)
    found.municipalities.set(Municipality.objects.filter(pk="0882"))
    return town


def need(slug, **facts):
    return NeedFactory(slug=slug, title_sv=f"Natten {slug}", **facts)


def make_people(town):
    guest = StaffFactory()
    NeedAssignment.objects.create(need=town.needs.get(slug="privat"), user=guest)
    return {
        "visitor": None,
        "person": UserFactory(),
        "applicant": MembershipFactory(actor=ActorFactory(draft=True)).user,
        "member": MembershipFactory(role=Role.READER).user,
        "owner": MembershipFactory(actor=town, role=Role.READER).user,
        "staff": StaffFactory(),
        "guest": guest,
    }


def sign_in(client, person):
    if person:
        client.force_login(person)
    else:
        client.logout()


def slugs(rows):
    return {row.address.rstrip("/").rpartition("/")[2] for row in rows}

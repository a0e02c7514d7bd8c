"""Everybody gets exactly what the table of roles says, at every address, for own, foreign and missing things."""

from itertools import groupby

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from arena.outbox.models import Heartbeat
from tests.addresses import every_address
from tests.headers import faults, policy_for
from tests.matrix import MATRIX, OPEN
from tests.matrix.rows import EVERYBODY, OUTSIDERS, STAFF
from tests.world import members, nobodys, people

LOGIN = "sign in first"
SCOPES = ["own", "foreign", "missing"]
ASKED = {  # to what belongs to others the manager stands for every member; what is not there is there for nobody
    **dict.fromkeys(["none", "own"], sorted(EVERYBODY)),
    "foreign": sorted(EVERYBODY - {"reader", "editor"}),
    "missing": ["visitor", "stranger", "manager", "staff"],
}


@pytest.fixture(autouse=True)
def demonstration(settings):
    settings.DEMO = True  # the demonstration mailbox is an address too
    settings.CELERY_BROKER_URL = "memory://"
    cache.clear()


def test_matrix_knows_every_address_and_both_methods():
    rows = {(row.url, row.method) for row in MATRIX}

    assert {(url, method) for url in every_address() for method in ("GET", "POST")} == rows


def test_matrix_opens_what_the_addresses_open():
    opened = {url for url, view in every_address().items() if not getattr(view, "login_required", True)}

    assert opened == OPEN


def told(row, persona, scope):
    """What the row promises this person."""
    if persona == "visitor" and row.url not in OPEN:
        return LOGIN
    if row.always:
        return row.always
    if row.gated and persona not in STAFF:
        return 403
    if row.gate and persona not in row.gate:
        return 403
    if scope == "missing":
        return 404
    standing = standing_of(persona, scope, row.thing)
    if standing in row.may:
        return row.exceptions.get(standing, row.answer)
    return row.hidden if standing in OUTSIDERS else row.denied


def standing_of(persona, scope, thing):
    """A member is a stranger to what belongs to others, and so is a manager who is not one of this actor."""
    is_member = scope == "own" and not (thing in members.UNMANAGED and persona in ("manager", "staff_member"))
    if is_member or persona not in people.ROLES:
        return persona
    return "staff" if persona == "staff_member" else "stranger"


def answer(row, client, kwargs, data):
    """What the address answers this person, or what its headers lack; what it does is undone."""
    with transaction.atomic():
        call = client.get if row.method == "GET" else client.post
        response = call(reverse(row.url, kwargs=kwargs), {**data, **row.data})
        if response.streaming:
            response.getvalue()  # read to its end, a file is closed
        transaction.set_rollback(True)
    is_sent_to_login = response.status_code == 302 and response.url.startswith("/konto/login/?")
    lacking = faults(response, policy_for(row, response))
    return lacking or (LOGIN if is_sent_to_login else response.status_code)


def scopes_of(row):
    if row.thing is None:
        return ["none"]
    return SCOPES[1:] if row.thing in nobodys.NOBODYS else SCOPES


def places(row, persons):
    """The address of the row in each scope, with what its form has to say."""
    teams = {"own": people.own_team, "foreign": people.foreign_team}
    made = {"none": ({}, {})}
    for scope in scopes_of(row):
        if scope in teams:
            made[scope] = row.thing(teams[scope](persons))
        elif scope == "missing":
            made[scope] = people.absent_twin(made["foreign"][0]), {}
    return {scope: made[scope] for scope in scopes_of(row)}


def signed_in(persons):
    clients = {"visitor": Client()}
    for name, person in persons.items():
        clients[name] = Client()
        clients[name].force_login(person)
    return clients


URLS = [(url, list(rows)) for url, rows in groupby(sorted(MATRIX, key=lambda row: row.url), lambda row: row.url)]


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [rows for _url, rows in URLS], ids=[url for url, _rows in URLS])
def test_address_answers_everybody_as_the_matrix_says(rows):
    """With the headers of every answer too."""
    Heartbeat.beat()
    persons = people.people()
    clients = signed_in(persons)

    wrong, nowhere = [], {}
    for row in rows:
        for scope, (kwargs, data) in places(row, persons).items():
            cache.clear()  # so many people at one address would reach its limits
            asked = (row.method, repr(kwargs), repr(row.data)) if scope == "missing" else None
            for persona in ASKED[scope]:
                if (persona, scope) == ("stranger", "foreign") and row.thing not in nobodys.NOBODYS:
                    continue  # to the stranger it is their own
                expected, actual = told(row, persona, scope), nowhere.get((asked, persona))
                if actual is None:
                    actual = answer(row, clients[persona], kwargs, data)
                if asked:
                    nowhere[asked, persona] = actual  # another row may ask the same of what is not there
                if expected != actual:
                    thing = getattr(row.thing, "__name__", "")
                    wrong.append((row.method, thing, row.data, scope, persona, expected, actual))

    assert [" ".join(map(str, line)) for line in wrong] == []

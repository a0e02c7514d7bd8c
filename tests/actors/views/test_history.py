"""The history as people read it: who, when, which way, and every field before and after."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actors import erasing
from actors.models import Actor, User
from arena.history import acting, record_export
from arena.history.models import Deed, Entry
from tests.factories import ActorFactory, MembershipFactory, OfferingFactory, TermFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    membership = MembershipFactory(role="editor", user__name="Eva Editor", actor__legal_name="Gamla AB")
    client.force_login(membership.user)
    return membership


@pytest.fixture
def staff(client):
    person = UserFactory(staff=True, name="Per Sonal")
    client.force_login(person)
    return person


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.text))


def test_history_of_an_actor_tells_what_was_saved_in_a_form(client, editor):
    term = TermFactory(code="OMR01", label_sv="Distansmonitorering")
    page = reverse("actors:edit_competence", args=[editor.actor.slug])

    client.post(page, {"summary_sv": "Vi larmar.", "areas": [term.pk], "has": [TermFactory(code="KOMP11").pk]})
    told = words(client.get(reverse("actors:history", args=[editor.actor.slug])))

    assert "Eva Editor I webbläsaren" in told
    assert "– Vi larmar." in told
    assert "Distansmonitorering" in told


@pytest.mark.parametrize(("role", "is_told"), [("reader", False), ("editor", False), ("manager", True)])
def test_history_tells_of_requests_and_invitations_to_those_who_decide_about_them(client, role, is_told):
    member = MembershipFactory(role=role, actor__managed=True)
    MembershipFactory(actor=member.actor, requested=True, message="Jag är ny här.")
    MembershipFactory(actor=member.actor, invited=True, email="bjuden@arena.example")
    client.force_login(member.user)

    told = words(client.get(reverse("actors:history", args=[member.actor.slug])))

    assert ("Jag är ny här." in told, "bjuden@arena.example" in told) == (is_told, is_told)


def test_history_names_a_field_that_the_model_gives_no_words(client, editor):
    Actor.objects.filter(pk=editor.actor.pk).update(org_number_confidence="computed")

    told = words(client.get(reverse("actors:history", args=[editor.actor.slug])))

    assert ("Säkerhet" in told, "Org number confidence" in told) == (True, False)


def test_history_of_an_actor_tells_of_its_offerings_also_those_that_are_gone(client, editor):
    offering = OfferingFactory(actor=editor.actor, name="Nattlarmet", draft=True)
    offering.terms.add(TermFactory(code="VO01", label_sv="Hemtjänst"))
    offering.delete()

    told = words(client.get(reverse("actors:history", args=[editor.actor.slug])))

    assert "Borttaget: erbjudande Nattlarmet" in told
    assert "Hemtjänst" in told


def test_history_of_an_offering_tells_of_nothing_else(client, editor):
    offering = OfferingFactory(actor=editor.actor, name="Nattlarmet")
    OfferingFactory(actor=editor.actor, name="Dagspillet")

    told = words(client.get(reverse("offerings:history", args=[offering.slug])))

    assert ("Nattlarmet" in told, "Dagspillet" in told) == (True, False)


def test_log_groups_a_bulk_change_and_counts_what_is_left_out(client, staff):
    actor_type = TermFactory(code="AKT01")
    with acting(by=staff, channel="import", reason="Länets lista"):
        Actor.objects.bulk_create([ActorFactory.build(actor_type=actor_type) for _ in range(30)])

    told = words(client.get(reverse("actors:log") + "?kind=actors_actor"))

    assert "Tillagt: 30 × aktör" in told
    assert "Per Sonal Genom en importerad fil Länets lista" in told
    assert "och 10 till" in told


def test_log_is_narrowed_by_person_kind_act_and_period(client, staff):
    anna, bo = UserFactory(name="Anna Ask"), UserFactory(name="Bo Berg")
    for person in (anna, bo):
        with acting(by=person, channel="web"):
            ActorFactory(legal_name=f"{person.name}s bolag")

    by_person = words(client.get(reverse("actors:log") + "?who=anna&kind=actors_actor&act=added&since=2020-01-01"))
    earlier = client.get(reverse("actors:log") + "?until=2020-01-01")

    assert ("Anna Asks bolag" in by_person, "Bo Bergs bolag" in by_person) == (True, False)
    assert earlier.context["stories"] == []


def test_log_says_what_is_wrong_with_a_day(client, staff):
    response = client.get(reverse("actors:log") + "?since=snart")

    assert "since" in response.context["form"].errors


def test_log_tells_of_exports(client, staff):
    record_export("actors", by=staff, rows=12, query={"q": "larm"})

    told = words(client.get(reverse("actors:log") + "?act=exported"))

    assert "Exporterat: aktörslistan" in told
    assert "q: larm" in told


def test_log_goes_on_where_the_page_ended(client, staff):
    for number in range(27):
        with acting(by=staff, channel="web"):
            ActorFactory(legal_name=f"Bolag {number}", actor_type=None)

    first = client.get(reverse("actors:log") + "?kind=actors_actor")
    second = client.get(reverse("actors:log"), {"kind": "actors_actor", "after": first.context["older"]})

    assert (len(first.context["stories"]), len(second.context["stories"])) == (25, 2)
    assert client.get(reverse("actors:log") + "?after=nonsens").status_code == 200


def test_log_shows_an_administrator_no_content(client):
    client.force_login(UserFactory(administrator=True, name="Ada Admin"))
    ActorFactory(legal_name="Hemligt AB")

    told = words(client.get(reverse("actors:log")))

    assert ("Tillagt: 1 × aktör" in told, "Hemligt AB" in told) == (True, False)


def test_log_calls_an_erased_person_by_pseudonym(client, staff):
    person = UserFactory(name="Tyra Öhlund")
    with acting(by=person, channel="web"):
        ActorFactory(note="Tyra Öhlund skrev.")
    erasing.erase(person, by=person)

    told = words(client.get(reverse("actors:log")))

    assert (f"{User(pk=person.pk).pseudonym} I webbläsaren" in told, "Tyra" in told) == (True, False)


def test_history_asks_the_database_at_most_eight_times(client, staff):
    actor = MembershipFactory(user=staff).actor
    for number in range(3):
        offering = OfferingFactory(actor=actor)
        offering.terms.add(TermFactory(code=f"OMR0{number + 1}"))

    for address in [reverse("actors:log"), reverse("actors:history", args=[actor.slug])]:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) <= 8, address


def test_requests_are_signed_with_page_person_and_door(client, editor):
    answers = {"summary_sv": "Vi larmar.", "areas": [TermFactory().pk], "has": [TermFactory(code="KOMP11").pk]}
    client.post(reverse("actors:edit_competence", args=[editor.actor.slug]), answers)

    deed = Deed.objects.with_entries(Entry.objects.filter(kind="actors_actor", act="changed")).get()
    assert deed.metadata == {"user": editor.user.pk, "act": "actors:edit_competence", "channel": "web"}

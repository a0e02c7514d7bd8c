"""Mail domains: exactly one host, one actor, and an offer to ask; never a look-alike, never by itself."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from actors import domains
from actors.hosts import host_of, validate_host
from actors.models import VerifiedDomain
from actors.states import Role, VerificationLevel
from arena.shared.errors import Refused
from tests.actors.accounts import account, link_in, post, sign_in, sign_up
from tests.factories import ActorFactory, MembershipFactory, StaffFactory, VerifiedDomainFactory

pytestmark = pytest.mark.django_db


def offered(user):
    return [domain.actor for domain in VerifiedDomain.objects.offered_to(user)]


def test_verified_domain_belongs_to_one_actor():
    VerifiedDomainFactory(host="kalmar.se")

    with pytest.raises(IntegrityError, match="actors_verifieddomain_host_key"):
        VerifiedDomainFactory(host="kalmar.se")


@pytest.mark.parametrize(
    "email",
    ["a@almar.se", "a@notkalmar.se", "a@mail.kalmar.se", "a@kalmar.se.example", "kalmar.se@x.example", "a@kаlmar.se"],
)
def test_look_alike_of_a_verified_domain_is_offered_nothing(email):
    VerifiedDomainFactory(host="kalmar.se")

    assert offered(account(email)) == []


def test_address_at_exactly_the_domain_is_offered_to_ask_and_bound_to_nothing():
    domain = VerifiedDomainFactory(host="kalmar.se")
    person = account("Anna@KALMAR.SE".lower())

    assert (offered(person), person.roles) == ([domain.actor], {})


@pytest.mark.parametrize("email", ["a@[127.0.0.1]", "a@localhost", "a@gmail.com"])
def test_address_that_tells_of_no_organisation_proves_nothing(email):
    assert domains.own_hosts(account(email)) == []


def test_address_that_nobody_has_confirmed_is_offered_nothing():
    VerifiedDomainFactory(host="kalmar.se")
    person = account("asa@arena.example")
    person.emailaddress_set.create(email="asa@kalmar.se", verified=False)

    assert offered(person) == []


def test_second_confirmed_address_counts_too():
    domain = VerifiedDomainFactory(host="kalmar.se")
    person = account("asa@arena.example")
    person.emailaddress_set.create(email="asa@kalmar.se", verified=True)

    assert offered(person) == [domain.actor]


def test_members_and_those_who_have_asked_are_offered_nothing():
    domain = VerifiedDomainFactory(host="kalmar.se")
    member, applicant = account("a@kalmar.se"), account("b@kalmar.se")
    MembershipFactory(actor=domain.actor, user=member, role=Role.READER)
    MembershipFactory(actor=domain.actor, user=applicant, requested=True, expires_at="2999-01-01T00:00Z")

    assert (offered(member), offered(applicant)) == ([], [])


def test_actor_that_is_not_shown_is_offered_to_nobody():
    VerifiedDomainFactory(host="kalmar.se", actor=ActorFactory(submitted=True))
    VerifiedDomainFactory(host="borgholm.se", actor=ActorFactory(closed=True))

    assert offered(account("a@kalmar.se")) == offered(account("b@borgholm.se")) == []


def test_host_is_kept_in_lower_case_and_in_the_letters_of_mail_servers():
    assert [host_of(text) for text in ["A@Kalmar.SE", "a@Mörbylånga.se", " a@kalmar.se. "]] == [
        "kalmar.se",
        "xn--mrbylnga-e0a9n.se",
        "kalmar.se",
    ]


@pytest.mark.parametrize(
    "host", ["gmail.com", "telia.com", "kalmar", "kalmar.se/x", "kal mar.se", "-a.se", "10.0.0.1", ""]
)
def test_host_that_anybody_can_have_or_that_is_none_is_refused(host):
    with pytest.raises(ValidationError):
        validate_host(host)


def test_add_own_without_a_confirmed_address_there_is_refused():
    manager = MembershipFactory(user=account("chef@kalmar.se"))
    manager.user.emailaddress_set.create(email="chef@borgholm.se", verified=False)

    with pytest.raises(Refused, match="bekräftat"):
        domains.add_own(manager.actor, by=manager.user, host="borgholm.se")

    assert not VerifiedDomain.objects.exists()


def test_add_own_by_the_confirmed_address_of_a_manager():
    manager = MembershipFactory(user=account("chef@kalmar.se"))

    domains.add_own(manager.actor, by=manager.user, host="kalmar.se")

    domain = VerifiedDomain.objects.get()
    assert (domain.actor, domain.host, domain.verified_by) == (manager.actor, "kalmar.se", manager.user)


def test_add_of_another_actors_domain_is_refused():
    VerifiedDomainFactory(host="kalmar.se")

    with pytest.raises(Refused, match="annan organisation"):
        domains.add(ActorFactory(), by=StaffFactory(), host="kalmar.se", method="Samtal")


def test_remove_takes_the_level_with_it_that_only_the_domain_gave():
    actor = ActorFactory()
    domains.add(actor, by=StaffFactory(), host="kalmar.se", method="Samtal")
    actor.refresh_from_db()
    before = actor.verification_level

    domains.remove(actor.domains.get(), by=StaffFactory())

    actor.refresh_from_db()
    assert (before, actor.verification_level) == (VerificationLevel.MAIL_DOMAIN, VerificationLevel.NONE)
    assert sorted(actor.decisions.values_list("act", flat=True)) == ["domain", "domain_gone"]


def test_staff_add_a_domain_on_its_page_and_public_providers_are_refused_there(client):
    actor = ActorFactory()
    client.force_login(StaffFactory())
    page = reverse("actors:domains", args=[actor.slug])

    refused = client.post(page, {"host": "gmail.com", "method": "Samtal"})
    client.post(page, {"host": "@Kalmar.SE", "method": "Samtal med växeln"})

    assert "Vem som helst kan ha en adress där" in refused.text
    assert [domain.host for domain in actor.domains.all()] == ["kalmar.se"]


def test_manager_can_choose_only_domains_of_confirmed_addresses(client):
    manager = MembershipFactory(user=account("chef@kalmar.se"))
    client.force_login(manager.user)
    page = reverse("actors:domains", args=[manager.actor.slug])

    client.post(page, {"host": "borgholm.se"})
    client.post(page, {"host": "kalmar.se"})

    assert [domain.host for domain in manager.actor.domains.all()] == ["kalmar.se"]


def test_who_signs_up_at_the_domain_is_offered_to_ask_once_the_address_is_confirmed(client):
    VerifiedDomainFactory(host="kalmar.se", actor__legal_name="Löftets kommun")
    sign_up(client, "asa@kalmar.se")
    client.post(link_in(post()[0]))
    sign_in(client, "asa@kalmar.se")

    pages = [client.get(reverse(url)).text for url in ["arena:my_page", "actors:register"]]

    assert ["Löftets kommun" in page for page in pages] == [True, True]

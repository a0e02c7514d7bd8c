"""The page of one need: to whom it is there, what it tells whom, and where it leads on."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from actors.states import Role
from arena.outbox.models import OutboundLetter
from testbeds.models import Need
from testbeds.needs import deciding
from testbeds.states import NeedState, Visibility
from tests.actors.accounts import post
from tests.factories import ActorFactory, MembershipFactory, MunicipalityFactory, TermFactory, UserFactory
from tests.factories.needs import (
    ClusterMemberFactory,
    DialogueFactory,
    MatchFactory,
    NeedFactory,
    ResponseFactory,
    SharingFactory,
    TownFactory,
)

pytestmark = pytest.mark.django_db


def page_of(need, client):
    return client.get(reverse("needs:detail", args=[need.slug]))


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def manager():
    return MembershipFactory(actor=TownFactory(), role=Role.MANAGER, user__name="Mona Chef")


def test_page_shows_the_questions_that_are_answered_and_no_others(client):
    need = NeedFactory(consequences="Många vaknar.", urgency=4)

    answers = page_of(need, client).context["answers"]

    assert [answer for _question, answer in answers] == ["Många vaknar.", "4 av 5, hög"]


def test_whom_a_need_is_about_is_no_requirement_of_a_solution(client):
    TermFactory(code="MG02", label_sv="Sköra äldre", vocabulary="MG")
    need = NeedFactory(required_trl=7, terms=["MG02"])

    context = page_of(need, client).context

    assert context["belonging"] == [("Målgrupper", "Sköra äldre")]
    assert context["required"] == [("Lägsta mognadsgrad (TRL)", "7: prövad i vardagens vård och omsorg")]


def test_draft_says_who_is_to_read_it_and_no_moments_that_have_not_come(manager):
    need = NeedFactory(owner=manager.actor, draft=True, visibility=Visibility.PUBLIC)

    page = page_of(need, signed_in(manager.user))

    assert page.context["standing"] == []
    assertContains(page, "Ska kunna läsas av: alla")


def test_documented_need_says_where_it_was_found_and_that_it_is_no_answer(client):
    need = NeedFactory(documented=True, documented_year=2023, scope="lan")
    need.municipalities.add(MunicipalityFactory(name="Vimmerby"))

    text = page_of(need, client).content.decode()

    assert "Dokumenterat behov: hittat i offentlig text, inte ett svar i en inventering" in text
    assert ("2023. " in text, "Vimmerby" in text, 'href="https://kalla.example/"' in text) == (True, True, True)


def test_machines_read_what_is_public_and_index_nothing_else(client, manager):
    public = NeedFactory(owner=manager.actor)
    own = NeedFactory(owner=manager.actor, for_arena=True)

    shown, kept = page_of(public, client).content.decode(), page_of(own, signed_in(manager.user)).content.decode()

    assert ('"@type": "Demand"' in shown, "noindex" in shown) == (True, False)
    assert ('"@type": "Demand"' in kept, "noindex" in kept) == (False, True)


def test_address_of_before_leads_on_for_those_who_may_read_it_and_is_nothing_to_others(client, manager):
    need = NeedFactory(owner=manager.actor, for_arena=True, slug="tryggare-natter")
    need.former_addresses.create(slug="behov-0a1b2c")
    former = reverse("needs:detail", args=["behov-0a1b2c"])

    led, outside = signed_in(manager.user).get(former + "?x=1"), client.get(former)

    assert (led.status_code, led.url) == (301, reverse("needs:detail", args=["tryggare-natter"]) + "?x=1")
    assert outside.status_code == 404


def test_story_names_people_to_those_who_work_with_it_and_roles_to_others(client, manager):
    staff = UserFactory(staff=True, name="Petra Personal")
    need = NeedFactory(owner=manager.actor, submitted=True, visibility=Visibility.PUBLIC)
    need = deciding.confirm(need, by=manager.user)
    need = deciding.publish(need, by=staff)
    deciding.let_in(need, staff, by=manager.user)
    deciding.withdraw(need, by=manager.user, reason="Vi har nya lokaler.")

    inside, outside = page_of(need, signed_in(manager.user)), page_of(need, client)

    told = [(step.who, step.reason) for step in outside.context["story"]]
    owner, office = str(manager.actor), "projektpersonalen"
    assert told == [(owner, "Vi har nya lokaler."), (office, ""), (owner, "")]
    assert [step.who for step in inside.context["story"]] == ["Mona Chef", "Mona Chef", "Petra Personal", "Mona Chef"]
    assert ("Mona Chef" in outside.content.decode(), "Petra" in outside.content.decode()) == (False, False)


def test_questions_for_more_and_the_way_back_to_private_are_told_to_nobody_outside(client, manager):
    need = NeedFactory(owner=manager.actor, submitted=True, visibility=Visibility.PUBLIC, terms=["OMR01"])
    deciding.ask_for_more(need, by=manager.user, reason="Fråga Mona på Ekbacken.")
    deciding.submit(need, by=manager.user)
    deciding.confirm(need, by=manager.user)
    need = deciding.publish(need, by=UserFactory(staff=True))
    deciding.set_visibility(need, Visibility.OWNER, by=manager.user)
    deciding.set_visibility(need, Visibility.PUBLIC, by=manager.user)
    need = deciding.publish(Need.objects.get(pk=need.pk), by=UserFactory(staff=True))

    page = page_of(need, client)

    assert len(page.context["story"]) == 3  # confirmed, and published twice
    assert "Ekbacken" not in page.content.decode()


@pytest.mark.parametrize(
    ("role", "state", "words"),
    [
        (Role.READER, NeedState.PUBLISHED, ["history"]),
        (Role.EDITOR, NeedState.DRAFT, ["edit", "history"]),
        (Role.MANAGER, NeedState.SUBMITTED, ["confirm", "visibility", "withdraw", "ask_for_more", "edit", "history"]),
        (Role.MANAGER, NeedState.PUBLISHED, ["confirm", "visibility", "solve", "withdraw", "edit", "history"]),
        (Role.MANAGER, NeedState.SOLVED, ["visibility", "history"]),
    ],
)
def test_page_offers_what_the_role_can_do_where_the_need_stands(role, state, words):
    is_written = state in (NeedState.DRAFT, NeedState.SUBMITTED)
    facts = {"published_at": None, "confirmed_at": None} if is_written else {}
    member = MembershipFactory(actor=TownFactory(), role=role)
    need = NeedFactory(owner=member.actor, state=state, solved_how="Nya rutiner.", **facts)

    acts = page_of(need, signed_in(member.user)).context["acts"]

    assert [act.url for act in acts] == [reverse(f"needs:{word}", args=[need.slug]) for word in words]


def test_visitor_is_asked_to_sign_in_to_share_and_does_it_with_one_click_afterwards(client, manager):
    need = NeedFactory()
    address = reverse("needs:share", args=[need.slug])
    [act] = page_of(need, client).context["acts"]

    asked = client.get(address)
    answer = signed_in(manager.user).post(address, {"actor": manager.actor.pk})

    assert (act.url, asked.status_code, answer.url) == (address, 302, need.get_absolute_url())
    assert need.sharings.get().actor == manager.actor


def test_need_met_by_an_offering_that_is_not_at_hand_is_refused_at_the_field(manager):
    need = NeedFactory(owner=manager.actor)

    answer = signed_in(manager.user).post(reverse("needs:solve", args=[need.slug]), {"offering": 0, "how": ""})

    assert set(answer.context["form"].errors) == {"offering"}


def test_personal_number_in_a_reason_is_refused_and_never_shown_again(manager):
    need = NeedFactory(owner=manager.actor)

    answer = signed_in(manager.user).post(
        reverse("needs:withdraw", args=[need.slug]), {"reason": "Gäller 811218-9876."}
    )

    assert (answer.status_code, "811218" in answer.content.decode()) == (200, False)


def test_let_in_opens_a_private_need_to_one_of_the_staff_and_out_closes_it(manager):
    need, person = NeedFactory(owner=manager.actor, private=True), UserFactory(staff=True)
    owner, guest, other = signed_in(manager.user), signed_in(person), signed_in(UserFactory(staff=True))
    address = reverse("needs:let_in", args=[need.slug])

    owner.post(address, {"go": "let_in", "person": person.pk})
    inside = [page_of(need, one).status_code for one in (guest, other)]
    owner.post(address, {"go": "let_out", "person": person.pk})

    assert (inside, page_of(need, guest).status_code) == ([200, 404], 404)


def test_page_asks_for_nobody_more_to_let_in_where_all_are_in(manager):
    need, person = NeedFactory(owner=manager.actor, private=True), UserFactory(staff=True)
    deciding.let_in(need, person, by=manager.user)

    page = signed_in(manager.user).get(reverse("needs:let_in", args=[need.slug]))

    assertNotContains(page, "Vem som släpps in")


def test_whoever_stops_sharing_a_private_need_is_led_to_a_page_that_is_still_theirs(manager):
    sharing = SharingFactory(need=NeedFactory(private=True), actor=manager.actor)

    answer = signed_in(manager.user).post(
        reverse("needs:stop_sharing", args=[sharing.need.slug]), {"actor": manager.actor.pk}
    )

    assert answer.url == reverse("arena:my_page")


def test_page_of_an_organisation_shows_each_reader_what_they_may_read(client, manager):
    """Of its units too; drafts and private ones to its own members alone, and nowhere as a number."""
    unit = ActorFactory(part_of=manager.actor)
    NeedFactory(owner=manager.actor, title_sv="Publikt")
    NeedFactory(owner=manager.actor, title_sv="Utkast", draft=True)
    NeedFactory(owner=unit, title_sv="Enhetens", private=True)
    SharingFactory(actor=unit, need=NeedFactory(title_sv="Delat"))
    ResponseFactory(actor=manager.actor)
    address = reverse("needs:of_actor", args=[manager.actor.slug])

    def titles(one):
        context = one.get(address).context
        return [row.title for row in context["own"]], [row.title for row in context["shared"]]

    assert titles(client) == (["Publikt"], ["Delat"])
    assert titles(signed_in(manager.user)) == (["Enhetens", "Publikt", "Utkast"], ["Delat"])


def test_page_of_a_company_is_not_there(client):
    assert client.get(reverse("needs:of_actor", args=[ActorFactory().slug])).status_code == 404


def test_desk_and_my_page_say_what_waits(manager):
    staff = UserFactory(staff=True)
    NeedFactory(owner=manager.actor, submitted=True, title_sv="Att bekräfta")
    NeedFactory(owner=manager.actor, draft=True, title_sv="Att skriva")
    NeedFactory(owner=manager.actor, confirmed=True, title_sv="Att publicera")
    NeedFactory(owner=manager.actor, private=True, title_sv="Bara vårt")

    waiting = signed_in(manager.user).get(reverse("arena:my_page")).context["waiting"]
    desk = signed_in(staff).get(reverse("arena:desk")).content.decode()

    assert {"Att bekräfta", "Att skriva"} <= {one.title for one in waiting}
    assert ("Att publicera" in desk, "Bara vårt" in desk) == (True, False)


def test_letter_does_not_go_when_it_is_no_longer_true(manager):
    need = NeedFactory(owner=manager.actor, draft=True, terms=["OMR01"])
    deciding.submit(need, by=UserFactory())
    Need.objects.update(state=NeedState.DRAFT)

    assert (OutboundLetter.objects.count(), post()) == (1, [])


def statements(client, page):
    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


def add_one_more_of_everything(need, actor):
    """What the pages of a need, and of whoever has it, show in lists."""
    SharingFactory(need=need)
    need.remark("confirmed", by=UserFactory())
    need.terms.add(TermFactory(code=f"OMR{need.terms.count() + 50}"), TermFactory(code=f"VO{need.terms.count() + 50}"))
    need.assignments.create(user=UserFactory(staff=True))
    SharingFactory(actor=actor)
    NeedFactory(owner=actor), NeedFactory(owner=ActorFactory(part_of=actor))
    ResponseFactory(actor=actor), DialogueFactory(need=NeedFactory(owner=actor), owner=actor, open=True)
    ClusterMemberFactory(need__owner=actor)
    MatchFactory(need=need)


def test_pages_ask_the_same_for_one_row_and_for_three(manager):
    client, actor = signed_in(manager.user), manager.actor
    need = NeedFactory(owner=actor)
    pages = [reverse(f"needs:{word}", args=[need.slug]) for word in ("detail", "history", "let_in")]
    pages += [reverse("needs:of_actor", args=[actor.slug]), actor.get_absolute_url()]
    add_one_more_of_everything(need, actor)
    for_one = {page: statements(client, page) for page in pages}

    add_one_more_of_everything(need, actor)
    add_one_more_of_everything(need, actor)

    assert {page: statements(client, page) for page in pages} == for_one

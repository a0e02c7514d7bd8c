"""The review page and the desk it is reached from."""

import pytest
from django.urls import reverse

from actors import joining, proposing, registering, reviewing
from actors.models import Actor
from actors.states import ActorState
from tests.actors.drafts import NUMBER, complete_draft, sent_in
from tests.factories import (
    ActorFactory,
    MembershipFactory,
    OfferingFactory,
    ProposalFactory,
    StaffFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    user = StaffFactory()
    client.force_login(user)
    return user


def answer(client, actor, **fields):
    seen = actor.last_decision.pk
    return client.post(reverse("actors:review", args=[actor.slug]), {"seen": seen, **fields}, follow=True)


def test_desk_leads_to_what_waits(client, staff):
    actor, _manager = sent_in()
    offering = OfferingFactory(in_review=True)

    response = client.get(reverse("arena:desk"))

    assert reverse("actors:review", args=[actor.slug]) in response.text
    assert reverse("offerings:review", args=[offering.slug]) in response.text


def test_review_publishes_the_actor_and_the_ticked_offerings(client, staff):
    actor, _manager = sent_in()

    response = answer(client, actor, answer="publish", offerings=[actor.offerings.get().pk])

    assert "Publicerat." in response.text
    assert list(actor.offerings.values_list("state", flat=True)) == ["published"]


@pytest.mark.parametrize("button", ["more", "decline"])
def test_review_without_a_reason_asks_for_one(client, staff, button):
    actor, _manager = sent_in()

    response = answer(client, actor, answer=button)

    assert "Skriv varför" in response.text
    assert Actor.objects.get().state == ActorState.SUBMITTED


def test_review_that_somebody_else_has_answered_says_so(client, staff):
    actor, _manager = sent_in()
    answer(client, actor, answer="more", reason="Mer.")

    response = answer(client, actor, answer="publish")

    assert "har ändrats sedan du öppnade sidan" in response.text
    assert Actor.objects.get().state == ActorState.MORE_WANTED


def test_review_of_an_own_actor_shows_why_somebody_else_decides(client, staff):
    actor, _manager = sent_in()
    MembershipFactory(actor=actor, user=staff, role="reader")

    shown = client.get(reverse("actors:review", args=[actor.slug]))
    refused = answer(client, actor, answer="publish")

    assert "Du är själv medlem i aktören" in shown.text
    assert refused.status_code == 403


def test_reason_is_shown_to_the_applicant_on_their_pages(client, staff):
    actor, manager = sent_in()
    answer(client, actor, answer="more", reason="Beskriv larmet.")
    client.force_login(manager)

    pages = [reverse("arena:my_page"), reverse("actors:manage", args=[actor.slug])]

    assert ["Beskriv larmet." in client.get(page).text for page in pages] == [True, True]


def test_review_after_a_resubmission_shows_the_question_the_changes_and_everything(client, staff):
    actor, manager = sent_in()
    answer(client, actor, answer="more", reason="Beskriv larmet.")
    Actor.objects.update(summary_sv="Larm som sover.")
    registering.submit(actor, by=manager)

    response = client.get(reverse("actors:review", args=[actor.slug]))

    assert response.context["last"].reason == "Beskriv larmet."
    assert [change.now for change in response.context["changes"]] == ["Larm som sover."]
    assert actor.legal_name in dict(response.context["everything"]).values()
    assert actor.get_absolute_url() in response.text


def test_review_of_what_is_answered_shows_the_answer_first(client, staff):
    actor, _manager = sent_in()
    answer(client, actor, answer="more", reason="Beskriv larmet.")

    text = client.get(reverse("actors:review", args=[actor.slug])).text

    assert 0 < text.index("Senaste svaret: behöver kompletteras") < text.index("Det här väntar inte på något svar")


def test_desk_lists_what_is_with_the_applicant_and_what_was_declined(client, staff):
    waiting, asked, declined = (sent_in(org_number=None, is_sole_trader=True)[0] for _each in range(3))
    answer(client, asked, answer="more", reason="Mer.")
    answer(client, declined, answer="decline", reason="Nej.")
    draft = ActorFactory(draft=True)

    shown = {}
    for name in ["", "hos-den-som-skickade-in", "avvisade"]:
        lists = client.get(reverse("arena:desk"), {"visa": name}).context["queues"]
        shown[name] = {line.item.url for queue, lines in lists for line in lines if "ktörer" in queue.title}

    assert shown == {
        "": {reverse("actors:review", args=[waiting.slug])},
        "hos-den-som-skickade-in": {
            reverse("actors:review", args=[asked.slug]),
            reverse("actors:manage", args=[draft.slug]),
        },
        "avvisade": {reverse("actors:review", args=[declined.slug])},
    }


def test_desk_leads_to_inviting_for_a_municipality_that_nobody_speaks_for(client, staff):
    kind = TermFactory(code="AKT02")
    free, invited, managed = (ActorFactory(actor_type=kind, legal_name=f"{name} kommun") for name in "ABC")
    joining.invite(invited, by=staff, email="chef@hogsby.example", role="manager")
    MembershipFactory(actor=managed)

    response = client.get(reverse("arena:desk"))

    assert [(row, row.is_invited) for row in response.context["municipalities"]] == [(free, False), (invited, True)]
    assert reverse("actors:members", args=[free.slug]) in response.text


def test_my_page_tells_staff_what_waits_on_the_desk(client, staff):
    sent_in()

    response = client.get(reverse("arena:my_page"))

    assert dict(response.context["desk"])["Inskickade aktörer"] == 1
    assert reverse("arena:desk") in response.text


def verify(client, actor, **said):
    """As the page says it: with the mark of what was shown."""
    data = {"how": "Registerutdrag", "on": "2026-11-01", "seen": reviewing.mark_to_verify(actor), **said}
    return client.post(reverse("actors:verify", args=[actor.slug]), data)


def test_verification_is_written_down_and_shown_to_everybody(client, staff):
    actor = ActorFactory(org_number=NUMBER)

    verify(client, actor, how="Bolagsverkets register")

    actor.refresh_from_db()
    [decision] = actor.decisions.all()
    assert (actor.verified_how, str(actor.verified_on)) == ("Bolagsverkets register", "2026-11-01")
    assert (decision.what, decision.reason, decision.decided_by) == (
        "namn och nummer verifierade", "Bolagsverkets register", staff,
    )  # fmt: skip
    client.logout()
    assert "Verifierad mot Bolagsverkets register den 1 november 2026." in client.get(actor.get_absolute_url()).text


def test_verification_leaves_the_review_where_it_was(client, staff):
    actor, _manager = sent_in()
    seen = actor.last_decision.pk

    verify(client, actor)

    assert (Actor.objects.get().last_decision.pk, reviewing.last_answer(actor)) == (seen, None)


@pytest.mark.parametrize("day", ["2999-01-01", "", "i går"])
def test_verification_needs_a_day_that_has_been(client, staff, day):
    actor = ActorFactory()

    response = verify(client, actor, on=day)

    assert set(response.context["form"].errors) == {"on"}


def test_verification_of_a_name_that_has_changed_since_is_refused(client, staff):
    actor = ActorFactory(legal_name="Löftet AB")
    seen = client.get(reverse("actors:verify", args=[actor.slug])).context["form"]["seen"].value()
    Actor.objects.update(legal_name="Höjden AB")

    response = verify(client, actor, seen=seen)

    assert (response.status_code, Actor.objects.get().verified_on) == (302, None)


def test_verification_of_a_draft_is_refused(client, staff):
    actor = ActorFactory(draft=True)

    verify(client, actor)

    actor.refresh_from_db()
    assert actor.verified_how == ""


def test_verification_ends_when_the_name_is_changed_or_sent_in_anew(staff):
    verified = {"verified_how": "Registerutdrag", "verified_on": "2026-11-01"}
    renamed = ProposalFactory(actor=ActorFactory(**verified))
    again, manager = complete_draft(**verified)

    proposing.accept(renamed, by=staff)
    registering.submit(again, by=manager)

    assert set(Actor.objects.values_list("verified_how", "verified_on")) == {("", None)}

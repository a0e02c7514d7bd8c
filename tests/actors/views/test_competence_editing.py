"""What members say about their competences, and whom it leads them to."""

import pytest
from django.urls import reverse
from django.utils import timezone

from actors.models import ActorCompetence
from actors.states import Depth, People, Stance
from tests.factories import ActorCompetenceFactory, ActorFactory, MembershipFactory, TermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor(client):
    membership = MembershipFactory(actor__summary_sv="Larm.")
    membership.actor.areas.add(TermFactory(code="OMR01"))
    client.force_login(membership.user)
    return membership.actor


def page(actor, code="KOMP11"):
    return reverse("actors:edit_one_competence", args=[actor.slug, code])


def tick(client, actor, **stances):
    ticked = {"summary_sv": "Larm.", "areas": "OMR01", **stances}
    return client.post(reverse("actors:edit_competence", args=[actor.slug]), ticked)


def test_details_are_kept_and_shown_to_everybody(client, actor):
    row = ActorCompetenceFactory(actor=actor)
    TermFactory(code="VO05", label_sv="Hemsjukvård")

    response = client.post(
        page(actor),
        {
            "depth": "2",
            "people": "2-5",
            "evidence": "Två uppdrag.",
            "evidence_link": "loftet.example/uppdrag",
            "care": "VO05",
        },
    )

    row.refresh_from_db()
    assert response.headers["Location"] == reverse("actors:competences", args=[actor.slug]) + "#content"
    assert (row.depth, row.people, row.evidence) == (Depth.INDEPENDENT, People.FEW, "Två uppdrag.")
    assert (row.evidence_link, [area.pk for area in row.areas.all()]) == ("https://loftet.example/uppdrag", ["VO05"])
    assert row.confirmed_at is not None
    client.logout()
    shown = client.get(actor.get_absolute_url()).text
    assert "<p>Självständig · 2–5 personer · Hemsjukvård</p><p>Två uppdrag. <a" in shown


def test_details_of_what_is_looked_for_ask_only_where(client, actor):
    ActorCompetenceFactory(actor=actor, stance=Stance.SEEKING)

    client.post(page(actor), {"depth": "2", "people": "1", "areas": "OMR01"})

    row = ActorCompetence.objects.get()
    assert (row.depth, row.people, [area.pk for area in row.areas.all()]) == (None, "", ["OMR01"])


def test_details_with_a_link_that_is_none_come_back_with_what_was_typed(client, actor):
    ActorCompetenceFactory(actor=actor)

    response = client.post(page(actor), {"evidence": "Två uppdrag.", "evidence_link": "javascript:alert(1)"})

    form = response.context["form"]
    assert (list(form.errors), form["evidence"].value()) == (["evidence_link"], "Två uppdrag.")
    assert ActorCompetence.objects.get().evidence == ""


def test_details_with_a_personal_number_are_refused_and_not_shown_again(client, actor):
    ActorCompetenceFactory(actor=actor)

    response = client.post(page(actor), {"evidence": "Intyg för 811218-9876."})

    assert (list(response.context["form"].errors), "811218" in response.text) == (["evidence"], False)


def test_details_of_a_competence_taken_away_meanwhile_are_not_kept(client, actor, monkeypatch):
    row = ActorCompetenceFactory(actor=actor)
    opened = client.get(page(actor)).context["form"]["seen"].value()
    row.delete()

    assert client.post(page(actor), {"evidence": "Sent.", "seen": opened}).status_code == 404


def test_ticking_keeps_the_details_of_what_stays(client, actor):
    row = ActorCompetenceFactory(actor=actor, depth=Depth.EXPERT, confirmed_at=timezone.now())
    row.areas.add("OMR01")
    TermFactory(code="KOMP03")

    tick(client, actor, has=["KOMP11", "KOMP03"])

    kept = ActorCompetence.objects.get(term="KOMP11")
    assert (kept.pk, kept.depth, kept.confirmed_at, kept.areas.count()) == (row.pk, Depth.EXPERT, row.confirmed_at, 1)
    assert ActorCompetence.objects.get(term="KOMP03").confirmed_at is not None


def test_ticking_as_looked_for_takes_back_that_it_is_there(client, actor):
    ActorCompetenceFactory(actor=actor, depth=Depth.EXPERT, people=People.ONE, evidence="Uppdrag.")
    TermFactory(code="KOMP03")

    tick(client, actor, has="KOMP03", seeking="KOMP11")

    row = ActorCompetence.objects.get(term="KOMP11")
    assert (row.stance, row.depth, row.people, row.evidence) == (Stance.SEEKING, None, "", "")


def test_unticking_takes_a_competence_away_but_not_one_that_may_no_longer_be_ticked(client, actor):
    ActorCompetenceFactory(actor=actor)
    ActorCompetenceFactory(actor=actor, term=TermFactory(code="KOMP80", is_active=False))
    TermFactory(code="KOMP03")

    tick(client, actor, has="KOMP03")

    assert list(actor.competences.values_list("term", flat=True)) == ["KOMP03", "KOMP80"]


def test_ticking_moves_a_replaced_term_to_the_one_that_carries_on(client, actor):
    new = TermFactory(code="KOMP03")
    row = ActorCompetenceFactory(
        actor=actor, term=TermFactory(code="KOMP80", is_active=False, replaced_by=new), depth=Depth.BASIC
    )
    form = client.get(reverse("actors:edit_competence", args=[actor.slug])).context["form"]

    tick(client, actor, has=form["has"].value())

    assert actor.competences.values_list("pk", "term", "depth").get() == (row.pk, "KOMP03", Depth.BASIC)


def test_own_page_shows_who_looks_for_what_the_actor_has_those_in_its_areas_first(client, actor):
    ActorCompetenceFactory(actor=actor)
    TermFactory(code="OMR01")
    for name, areas in [("Annan AB", []), ("Nära kommun", ["OMR01"])]:
        ActorCompetenceFactory(actor=ActorFactory(legal_name=name), stance=Stance.SEEKING).areas.add(*areas)
    ActorCompetenceFactory(actor=ActorFactory(draft=True), stance=Stance.SEEKING)
    ActorCompetenceFactory(actor=ActorFactory(), stance=Stance.HAS)

    response = client.get(reverse("actors:competences", args=[actor.slug]))

    assert [row.title for row in response.context["wanted"]] == ["Nära kommun", "Annan AB"]
    assert [("i samma områden" in row.text) for row in response.context["wanted"]] == [True, False]
    assert response.context["offered"] == []


def test_own_page_shows_who_has_or_builds_up_what_the_actor_looks_for(client, actor):
    ActorCompetenceFactory(actor=actor, stance=Stance.SEEKING)
    for name, stance in [("A AB", Stance.HAS), ("B AB", Stance.BUILDING), ("C AB", Stance.SEEKING)]:
        ActorCompetenceFactory(actor=ActorFactory(legal_name=name), stance=stance)

    response = client.get(reverse("actors:competences", args=[actor.slug]))

    assert [row.title for row in response.context["offered"]] == ["A AB", "B AB"]


def test_confirming_the_actor_makes_its_competences_as_fresh(client, actor):
    row = ActorCompetenceFactory(actor=actor, confirmed_at=timezone.now() - timezone.timedelta(days=400))
    actor.confirmed_at = timezone.now()
    actor.save()

    assert ActorCompetence.objects.get(pk=row.pk).known_at == actor.confirmed_at

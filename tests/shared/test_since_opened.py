"""The later of two writers sees both answers, loses nothing and chooses."""

import re

import pytest
from django.urls import reverse

from actors.forms.competence import CompetenceForm
from actors.models import Actor
from arena.history import acting
from arena.shared.errors import Refused
from tests.factories import MembershipFactory, TermFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(client):
    """The page as one opened it, and what a colleague saved meanwhile."""
    membership = MembershipFactory(actor__summary_sv="Från början.", user__name="Bo Berg")
    client.force_login(membership.user)
    page = reverse("actors:edit_competence", args=[membership.actor.slug])
    TermFactory(code="KOMP11"), TermFactory(code="OMR01", label_sv="Distansmonitorering"), TermFactory(code="OMR02")
    Actor.objects.get().areas.add("OMR02")
    Actor.objects.get().competences.create(term_id="KOMP11")
    opened = client.get(page).context["form"]["seen"].value()
    with acting(by=UserFactory(name="Anna Ask"), channel="web"):
        Actor.objects.update(summary_sv="Annas text.")
        Actor.objects.get().areas.set(["OMR01"])
    return page, {"summary_sv": "Bos text.", "areas": ["OMR02"], "has": ["KOMP11"], "seen": opened}


def offered(response):
    """The value of every choice on the page, and whether it is proposed."""
    found = re.findall(r'name="(keep-\w+)" value="([^"]+)"( checked)?', response.text)
    return {(name, value.partition("-")[0]): (value, bool(checked)) for name, value, checked in found}


def kept():
    actor = Actor.objects.get()
    return actor.summary_sv, [term.pk for term in actor.areas.all()]


def test_later_writer_sees_both_answers_and_who_saved(client, both):
    page, answers = both

    response = client.post(page, answers)

    conflicts = {one.name: (one.standing, one.typed) for one in response.context["form"].conflicts}
    assert conflicts == {
        "summary_sv": ("Annas text.", "Bos text."),
        "areas": ("Distansmonitorering", "Begrepp OMR02"),
    }
    assert "Anna Ask sparade" in response.text
    assert (response.context["form"]["summary_sv"].value(), kept()) == ("Bos text.", ("Annas text.", ["OMR01"]))


def test_what_was_not_touched_here_is_proposed_as_it_stands(client, both):
    page, answers = both

    proposed = {name for name, (_value, is_proposed) in offered(client.post(page, answers)).items() if is_proposed}

    assert proposed == {("keep-areas", "standing")}


def test_saving_again_without_choosing_keeps_nothing(client, both):
    page, answers = both
    client.post(page, answers)

    response = client.post(page, answers)

    assert (response.status_code, kept()) == (200, ("Annas text.", ["OMR01"]))


def test_writer_chooses_field_by_field(client, both):
    page, answers = both
    choices = offered(client.post(page, answers))

    chosen = {
        "keep-summary_sv": choices["keep-summary_sv", "typed"][0],
        "keep-areas": choices["keep-areas", "standing"][0],
    }
    client.post(page, answers | chosen)

    assert kept() == ("Bos text.", ["OMR01"])


@pytest.mark.parametrize(
    ("side", "stands"), [("standing", ("Annas text.", ["OMR01"])), ("typed", ("Bos text.", ["OMR02"]))]
)
def test_writer_takes_all_of_one_side(client, both, side, stands):
    page, answers = both
    mark = client.post(page, answers).context["form"].mark_of_all

    response = client.post(page, answers | {"keep": f"{side}-{mark}"})

    assert (response.status_code, kept()) == (302, stands)


def test_choice_counts_for_nothing_that_was_saved_later_still(client, both):
    page, answers = both
    mark = client.post(page, answers).context["form"].mark_of_all
    Actor.objects.update(summary_sv="Ännu senare.")

    response = client.post(page, answers | {"keep": f"typed-{mark}"})

    assert (response.status_code, kept()) == (200, ("Ännu senare.", ["OMR01"]))


def test_same_answer_from_both_is_no_conflict(client, both):
    page, answers = both

    response = client.post(page, answers | {"summary_sv": "Annas text.", "areas": ["OMR01"]})

    assert response.status_code == 302


def test_save_at_the_same_moment_is_refused():
    actor = MembershipFactory(actor__summary_sv="Från början.").actor
    form = CompetenceForm({"summary_sv": "Bos text."}, instance=actor)
    form.full_clean()
    Actor.objects.update(summary_sv="Annas text.")

    with pytest.raises(Refused):
        form.save()

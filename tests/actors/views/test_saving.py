"""What a step says when it cannot keep what was typed, or when somebody else has kept something meanwhile."""

import pytest
from django.urls import reverse

from actors.models import Actor
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client):
    user = UserFactory()
    client.force_login(user)
    return user


def test_step_saved_from_another_window_meanwhile_keeps_both_answers_until_one_is_chosen(client, person):
    actor = MembershipFactory(user=person, actor__draft=True).actor
    page = reverse("actors:register_competence", args=[actor.slug])
    answer = {"summary_sv": "Sedan.", "seen": client.get(page).context["form"]["seen"].value()}
    client.post(page, answer | {"summary_sv": "Först."})

    warned = client.post(page, answer)
    kept = Actor.objects.get().summary_sv
    client.post(page, answer | {"keep": f"typed-{warned.context['form'].mark_of_all}"})

    assert "Det här sparades av någon annan, eller från ett annat fönster" in warned.text
    assert (warned.context["form"]["summary_sv"].value(), kept) == ("Sedan.", "Först.")
    assert Actor.objects.get().summary_sv == "Sedan."


def test_step_after_another_step_was_saved_meanwhile_is_saved(client, person):
    actor = MembershipFactory(user=person, actor__draft=True).actor
    page = reverse("actors:register_competence", args=[actor.slug])
    opened = client.get(page).context["form"]["seen"].value()
    client.post(reverse("actors:register_organisation", args=[actor.slug]), {"legal_name": "Ny AB"})

    client.post(page, {"summary_sv": "Larm.", "seen": opened})

    assert Actor.objects.get().summary_sv == "Larm."


def test_step_counts_a_line_break_as_one_character(client, person):
    actor = MembershipFactory(user=person, actor__draft=True).actor
    text = "\r\n".join(["a" * 299, "b" * 300])

    client.post(reverse("actors:register_competence", args=[actor.slug]), {"summary_sv": text})

    assert len(Actor.objects.get().summary_sv) == 600


def test_step_with_too_long_a_text_says_how_much_to_take_away(client, person):
    actor = MembershipFactory(user=person, actor__draft=True).actor

    response = client.post(reverse("actors:register_competence", args=[actor.slug]), {"summary_sv": "a" * 959})

    assert "Texten är för lång: 959 tecken. Korta den till högst 600." in response.text


def test_offering_step_says_what_is_wrong_in_plain_words(client, person):
    actor = MembershipFactory(user=person, actor__draft=True).actor
    wrong = {"trl": "12", "website": "inte en adress"}

    response = client.post(reverse("actors:register_offering", args=[actor.slug]), wrong)

    assert response.context["form"].errors == {
        "trl": ["Ange en siffra mellan 1 och 9."],
        "website": ["Skriv webbadressen så här: www.exempel.se"],
    }


def test_choices_begin_with_a_word_and_a_capital(client, person):
    actor = MembershipFactory(user=person, actor__draft=True).actor

    form = client.get(reverse("actors:register_offering", args=[actor.slug])).context["form"]

    assert [str(label) for _value, label in form.fields["market_state"].choices][:2] == ["Välj …", "Idé"]


def test_steps_mark_what_was_passed_with_something_missing(client, person):
    actor = MembershipFactory(user=person, actor__draft=True).actor

    response = client.get(reverse("actors:register_offering", args=[actor.slug]))

    assert response.text.count("något saknas") == 2

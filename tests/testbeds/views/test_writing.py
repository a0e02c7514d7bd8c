"""Writing a need at the screen: always kept, and said what is missing."""

import pytest
from django.urls import reverse

from actors.states import Role
from testbeds.models import Need
from testbeds.states import NeedState, ResponseState, Visibility
from tests.factories import ActorFactory, MembershipFactory, NeedFactory, ResponseFactory, TermFactory, TownFactory
from tests.testbeds.views.written import PROBLEM, draft_of, edit_page, first_page

pytestmark = pytest.mark.django_db


def seen(client, page):
    return client.get(page).context["form"]["seen"].value()


def test_draft_is_kept_with_any_one_answer(client, town):
    response = client.post(first_page(client), {"affected_per_year": "32"})

    need = Need.objects.get()
    assert response.url == f"{edit_page(need)}#content"
    assert (need.affected_per_year, need.title_sv, need.state, need.owner) == (32, "", NeedState.DRAFT, town)


def test_page_without_any_answer_keeps_nothing(client, town):
    response = client.post(first_page(client), {"title_sv": " "})

    assert (response.status_code, Need.objects.count()) == (200, 0)
    assert set(response.context["form"].errors) == {"title_sv"}


def test_going_back_and_saving_again_leads_to_the_same_draft(client, town):
    page = first_page(client)
    client.post(page, {"title_sv": "Lugnare nätter"})

    client.post(page, {"title_sv": "Lugnare nätter", "seen": seen(client, page), "affected": "Äldre"})

    assert Need.objects.get().affected == "Äldre"


def test_draft_is_kept_as_each_question_is_answered(client, town):
    page = first_page(client)

    first = client.post(page, {"title_sv": "Natten", "visibility": "arena"}, headers={"HX-Request": "true"})
    kept = first.context["form"]["seen"].value()
    second = client.post(page, {"title_sv": "Lugnare dagar", "visibility": "arena", "seen": kept})

    assert ('hx-swap-oob="true"' in first.text, second.status_code) == (True, 302)
    assert Need.objects.get().title_sv == "Lugnare dagar"


def test_question_that_cannot_be_kept_says_so_beside_the_text(client, town):
    response = client.post(first_page(client), {"title_sv": "Ö" * 121}, headers={"HX-Request": "true"})

    assert ("Inte sparat än" in response.text, Need.objects.count()) == (True, 0)


def test_send_in_with_something_missing_keeps_the_draft_and_says_so_at_each_question(client, town):
    response = client.post(first_page(client), {"title_sv": "Lugnare nätter", "go": "submit"}, follow=True)

    form = response.context["form"]
    assert {name for name in form.fields if form[name].errors} == {"problem_sv", "areas"}
    assert (Need.objects.get().title_sv, Need.objects.get().state) == ("Lugnare nätter", NeedState.DRAFT)


def test_send_in_with_all_that_is_needed(client, town, area):
    answers = {"title_sv": "Lugnare nätter", "problem_sv": PROBLEM, "areas": [area.pk], "visibility": "owner"}

    client.post(first_page(client), {**answers, "go": "submit"})

    need = Need.objects.get()
    assert (need.state, need.visibility, [*need.terms.all()]) == (NeedState.SUBMITTED, Visibility.OWNER, [area])


def test_what_is_sent_in_keeps_what_it_needs(client, town, area):
    need = NeedFactory(owner=town, submitted=True, terms=["OMR02"])

    response = client.post(
        edit_page(need),
        {"title_sv": "", "problem_sv": PROBLEM, "areas": [area.pk], "seen": seen(client, edit_page(need))},
    )

    assert [*response.context["form"].errors] == ["title_sv"]


def test_form_of_what_is_published_leaves_who_may_read_it_alone(client, town, area):
    need = NeedFactory(owner=town, terms=["OMR02"])
    answers = {"title_sv": "Nytt", "problem_sv": PROBLEM, "areas": [area.pk], "seen": seen(client, edit_page(need))}

    client.post(edit_page(need), {**answers, "visibility": "owner", "state": "draft", "owner": "1", "slug": "x"})

    need.refresh_from_db()
    assert (need.title_sv, need.visibility, need.state) == ("Nytt", Visibility.PUBLIC, NeedState.PUBLISHED)


def test_two_editors_see_both_answers_and_nothing_is_written_over(client, town):
    need = draft_of(town, title_sv="Natten")
    opened = seen(client, edit_page(need))
    client.post(edit_page(need), {"title_sv": "Lugnare nätter", "problem_sv": PROBLEM, "seen": opened})

    response = client.post(edit_page(need), {"title_sv": "Orolig natt", "problem_sv": PROBLEM, "seen": opened})

    assert [conflict.name for conflict in response.context["form"].conflicts] == ["title_sv"]
    assert Need.objects.get().title_sv == "Lugnare nätter"


@pytest.mark.parametrize(
    "name",
    [
        *("title_sv", "title_en", "problem_sv", "problem_en", "affected", "consequences", "wished_state", "noticed_by"),
        *("tried", "constraints", "host_unit", "required_standards"),
    ],
)
def test_personal_number_is_refused_at_every_text_and_never_shown_again(client, town, name):
    response = client.post(reverse("needs:add"), {name: "Gäller 19121212-1212 varje natt"})

    assert (bool(response.context["form"][name].errors), "1212-1212" in response.text) == (True, False)
    assert Need.objects.count() == 0


def test_page_warns_of_describing_somebody_so_that_they_are_recognised(client, town):
    response = client.get(first_page(client))

    assert "kan kännas igen" in response.text


def test_questions_come_problem_first_each_with_help_or_an_example(client, town):
    response = client.get(first_page(client))

    names = [field.name for part in response.context["form"].parts for field in part["fields"]]
    assert [field.name for field in response.context["form"].problem_part["fields"]][:2] == ["title_sv", "problem_sv"]
    assert names[:5] == ["wished_state", "noticed_by", "tried", "constraints", "urgency"]
    assert response.text.count("Exempel: ") >= 10


def test_whoever_writes_for_several_chooses_first(client, town):
    other = TownFactory()
    MembershipFactory(actor=other, user=town.memberships.get().user, role=Role.MANAGER)

    response = client.get(reverse("needs:add"))
    client.post(first_page(client, actor=other.slug), {"title_sv": "Natten"})

    assert [*response.context["actors"]] == [town, other]
    assert Need.objects.get().owner == other


def test_company_logs_no_needs(client):
    membership = MembershipFactory(actor=ActorFactory(actor_type=TermFactory(code="AKT01")))
    client.force_login(membership.user)

    assert client.get(reverse("needs:add")).status_code == 403


def test_nobody_writes_for_another_town(client, town):
    assert client.get(reverse("needs:add"), {"actor": TownFactory().slug}).status_code == 403


def test_need_is_begun_in_an_answer_and_leads_back_to_it(client, town, area):
    answer = ResponseFactory(actor=town)

    page = first_page(client, response=answer.pk)
    client.post(page, {"title_sv": "Natten", "problem_sv": PROBLEM, "areas": [area.pk], "go": "submit"})

    answer.refresh_from_db()
    assert (Need.objects.get().response, answer.state) == (answer, ResponseState.IN_PROGRESS)


def test_answer_of_another_town_takes_no_need(client, town):
    assert client.get(reverse("needs:add"), {"response": ResponseFactory().pk}).status_code == 403


def test_answer_that_is_sent_in_leads_to_where_it_stands(client, town):
    answer = ResponseFactory(actor=town, state=ResponseState.SUBMITTED)

    response = client.get(reverse("needs:add"), {"response": answer.pk})

    assert response.url == reverse("needs:response", args=[answer.round.slug, town.slug])


def test_last_years_answers_are_offered_as_a_start(client, town):
    earlier = NeedFactory(owner=town, consequences="Fler fall.")
    NeedFactory()

    response = client.get(first_page(client))
    begun = client.get(first_page(client, **{"from": earlier.slug}))

    assert [*response.context["earlier"]] == [earlier]
    assert begun.context["form"]["consequences"].value() == "Fler fall."


def test_need_of_another_town_is_no_start(client, town):
    page = first_page(client, **{"from": NeedFactory().slug})

    assert client.get(page).status_code == 404

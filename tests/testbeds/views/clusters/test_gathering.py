import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from testbeds.clusters import gathering
from testbeds.models import Need, NeedCluster
from testbeds.states import NeedState
from tests.factories import MembershipFactory, StaffFactory
from tests.factories.needs import NeedFactory

pytestmark = pytest.mark.django_db

WORDS = {"title_sv": "Lugnare nätter", "statement_sv": "Flera kommuner vill ha lugnare nätter."}


@pytest.fixture
def staff(client):
    person = StaffFactory()
    client.force_login(person)
    return person


@pytest.fixture
def cluster(staff):
    return gathering.gather([NeedFactory(), NeedFactory()], by=staff, **WORDS)


def slugs(needs):
    return [need.slug for need in needs]


def test_choosing_keeps_what_is_ticked_and_suggests_needs_of_the_same_area_or_with_like_words(client, staff):
    ticked = NeedFactory(title_sv="Trygghetslarm som inte hörs", terms=["OMR01"])
    same_area = NeedFactory(title_sv="Något helt annat", terms=["OMR01"])
    like_words = NeedFactory(title_sv="Trygghetslarmen hörs inte på natten", terms=["OMR02"])
    NeedFactory(title_sv="Bredband", problem_sv="Uppkopplingen bryts.", terms=["OMR21"])
    NeedFactory(title_sv="Trygghetslarm", terms=["OMR01"], private=True)

    page = client.get(reverse("needs:cluster_add"), {"need": ticked.slug})

    assert slugs(page.context["chosen"]) == [ticked.slug]
    assert slugs(page.context["found"]) == [same_area.slug, like_words.slug]


def test_choosing_need_without_areas_suggests_by_words(client, staff):
    ticked, like = (
        NeedFactory(title_sv=title, problem_sv="Så är det.")
        for title in ["Larmet hörs inte", "Larmen hörs sämre på natten"]
    )
    NeedFactory(title_sv="Bredband saknas", problem_sv="Uppkopplingen bryts.")

    page = client.get(reverse("needs:cluster_add"), {"need": ticked.slug})

    assert slugs(page.context["found"]) == [like.slug]


def test_choosing_searches_among_needs_that_can_be_gathered(client, staff, cluster):
    found = NeedFactory(title_sv="Nycklar på resande fot")
    NeedFactory(title_sv="Nycklar", state=NeedState.WITHDRAWN)
    NeedFactory(title_sv="Nycklar", private=True)
    MembershipFactory(user=staff, actor=NeedFactory(title_sv="Nycklar hos oss").owner)

    page = client.get(reverse("needs:cluster_add"), {"q": "nycklar"})

    assert slugs(page.context["found"]) == [found.slug]


def test_choosing_one_need_alone_says_that_two_are_needed(client, staff):
    page = client.get(reverse("needs:cluster_add"), {"need": NeedFactory().slug, "go": "write"})

    assert "Välj minst två behov." in page.text


def test_writing_makes_the_cluster_and_leads_to_it(client, staff):
    needs = [NeedFactory(), NeedFactory()]
    address = reverse("needs:cluster_add")

    page = client.get(address, {"need": slugs(needs), "go": "write"})
    answer = client.post(address, {**WORDS, "needs": slugs(needs)}, follow=True)

    assert page.context["form"].initial["needs"] == slugs(needs)
    assert answer.redirect_chain == [(reverse("needs:cluster", args=["lugnare-natter"]), 302)]
    assert "Klustret är skapat." in answer.text


def test_writing_says_beside_the_needs_that_one_was_taken_meanwhile_and_keeps_the_words(client, staff):
    needs = [NeedFactory(), NeedFactory()]
    gathering.gather([needs[0], NeedFactory()], by=staff, **WORDS)

    answer = client.post(reverse("needs:cluster_add"), {**WORDS, "needs": slugs(needs)})

    assert list(answer.context["form"].errors) == ["needs"]
    assert ("i ett annat kluster" in answer.text, WORDS["statement_sv"] in answer.text) == (True, True)


def test_writing_never_gathers_a_private_need_nor_one_that_the_person_asks_to_be_a_member_of(client, staff):
    asked = NeedFactory()
    MembershipFactory(user=staff, actor=asked.owner, requested=True)

    for taken in (NeedFactory(private=True), asked):
        answer = client.post(reverse("needs:cluster_add"), {**WORDS, "needs": [taken.slug, NeedFactory().slug]})
        assert list(answer.context["form"].errors) == ["needs"]

    assert NeedCluster.objects.count() == 0


def test_adding_more_puts_them_in(client, cluster):
    more = NeedFactory()

    client.post(reverse("needs:cluster_more", args=[cluster.slug]), {"needs": [more.slug]})

    assert cluster.members.current().count() == 3


def test_taking_out_asks_why_and_puts_the_need_back(client, cluster):
    need = cluster.needs.first()
    address = reverse("needs:cluster_take_out", args=[cluster.slug, need.slug])

    without = client.post(address, {"reason": ""})
    client.post(address, {"reason": "Säger något annat."})

    assert list(without.context["form"].errors) == ["reason"]
    assert Need.objects.get(pk=need.pk).state == NeedState.PUBLISHED


def test_taking_out_the_last_that_the_person_may_read_leads_to_the_list(client, staff):
    seen, hidden = NeedFactory(), NeedFactory(private=True)
    cluster = gathering.gather([seen, hidden], by=StaffFactory(), **WORDS)

    answer = client.post(reverse("needs:cluster_take_out", args=[cluster.slug, seen.slug]), {"reason": "Nej."})

    assert answer.url.startswith(reverse("needs:clusters"))


def test_dissolving_leaves_a_page_that_says_so_and_no_buttons(client, cluster):
    answer = client.post(
        reverse("needs:cluster_dissolve", args=[cluster.slug]), {"reason": "Säger inte samma sak."}, follow=True
    )

    assert ("Klustret upplöstes" in answer.text, answer.context["may_change"]) == (True, False)
    assert client.get(reverse("needs:cluster_edit", args=[cluster.slug])).status_code == 404


def test_rewording_after_somebody_else_did_shows_both_answers(client, cluster):
    address = reverse("needs:cluster_edit", args=[cluster.slug])
    seen = client.get(address).context["form"]["seen"].value()
    NeedCluster.objects.filter(pk=cluster.pk).update(title_sv="Nätter")

    answer = client.post(address, {**WORDS, "title_sv": "Natt", "seen": seen})

    assert [(conflict.standing, conflict.typed) for conflict in answer.context["form"].conflicts] == [
        ("Nätter", "Natt")
    ]


def test_pages_of_a_cluster_ask_the_same_for_two_needs_and_for_five(client, cluster):
    pages = [cluster.get_absolute_url(), reverse("needs:cluster_more", args=[cluster.slug])]
    NeedFactory()
    for_two = [_asked(client, page) for page in pages]

    more = [NeedFactory(title_sv=f"Behov om natten {n}") for n in range(6)]
    gathering.put_in(cluster, more[:3], by=cluster.steps.first().by)

    assert [_asked(client, page) for page in pages] == for_two


def _asked(client, page):
    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        client.get(page)
    return len(asked)

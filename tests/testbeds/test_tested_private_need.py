"""No channel tells a private need's text because it was tested: pages, files, feeds, search, the API and letters.

The evaluation is as far as one comes: reported, decided on, followed up and kept as searches, with a private need, one
for the arena and a public one.
"""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from actors.models import SearchWord
from arena.outbox.models import OutboundLetter
from arena.outbox.writing import words
from arena.searches.tasks import tell_news
from testbeds.adopting import following_up
from testbeds.evaluation_states import EvaluationState, Outcome, Part
from testbeds.letters.adoption import FollowUpDue
from testbeds.models import AdoptionDecision, AdoptionFollowUp, Evaluation, EvaluationSearch, ReportVersion
from testbeds.reporting.content import as_bytes, checksum_of, content_of
from testbeds.states import Visibility
from testbeds.urls.evaluations import urlpatterns
from tests.factories import (
    AdoptionFactory,
    MembershipFactory,
    NeedFactory,
    RoleFactory,
    SavedSearchFactory,
    StaffFactory,
    TownFactory,
    VerdictFactory,
)
from tests.testbeds.planning.situations import settled

pytestmark = pytest.mark.django_db
SECRET, FOR_ARENA, PUBLIC = "Kvarnspeletsnatt", "Norrgårdstrion", "Solrosfältet"


@pytest.fixture
def evaluation():
    """Reported, and taken into use by one organisation half a year ago."""
    owner = TownFactory()
    facts = {"owner": owner, "problem_sv": "Väcks."}
    needs = [
        NeedFactory(private=True, slug="behov-abc", title_sv=f"{SECRET} väcks", **facts | {"problem_sv": SECRET}),
        NeedFactory(for_arena=True, title_sv=f"{FOR_ARENA} väcks", **facts),
        NeedFactory(title_sv=f"{PUBLIC} väcks", **facts),
    ]
    evaluation = settled(slug="natt", title_sv="Nattkamera", needs=needs)
    facts = {"state": EvaluationState.PUBLISHED, "published_at": timezone.now()}
    Evaluation.objects.filter(pk=evaluation.pk).update(**facts)
    evaluation.refresh_from_db()
    VerdictFactory(evaluation=evaluation, outcome=Outcome.RECOMMENDED)
    document = as_bytes(content_of(evaluation))
    ReportVersion.objects.create(evaluation=evaluation, number=1, document=document, checksum=checksum_of(document))
    made = AdoptionFactory(evaluation=evaluation, actor=owner)
    made.follow_ups.create(months=6, due_on=made.decided_on)
    MembershipFactory(actor=owner)
    return evaluation


def channels(evaluation):
    """Every address that tells something of the evaluation, or could."""
    searches = [f"?q={word}" for word in (SECRET[:8], "Nattkamera")]  # what was asked stands on the page
    for name in ["evaluations:list", "evaluations:list_csv", "searches:evaluations_feed", "arena:search"]:
        yield reverse(name)
        yield from (reverse(name) + question for question in searches)
    yield from (reverse("searches:suggest") + question for question in searches)
    for name in ["evaluations:detail", "evaluations:plan", "evaluations:json"]:
        yield reverse(name, args=[evaluation.slug])
    yield evaluation.offering.get_absolute_url()
    yield evaluation.offering.actor.get_absolute_url()
    yield evaluation.site.get_absolute_url()
    yield reverse("actors:detail", args=[AdoptionDecision.objects.get().actor.slug])
    yield from ("/sitemap-evaluations.xml", "/sitemap-needs.xml")
    yield from (f"/api/v1/evaluations{rest}" for rest in ["", "/natt", *searches])


def told(client, address):
    cache.clear()
    response = client.get(address)
    body = response.getvalue() if response.streaming else response.content
    return body.decode()


def signed_in(user):
    client = Client()
    if user:
        client.force_login(user)
    return client


def test_private_need_is_told_nobody_else_by_any_channel_because_it_was_tested(evaluation):
    outsiders = [
        None,
        MembershipFactory(actor=TownFactory()).user,
        MembershipFactory(actor=evaluation.offering.actor).user,
    ]
    outsiders.append(StaffFactory())

    leaks = [
        (place, address, word)
        for place, user in enumerate(outsiders)
        for client in [signed_in(user)]
        for address in channels(evaluation)
        for body in [told(client, address)]
        for word in (SECRET, "behov-abc", *([FOR_ARENA] if user is None else []))
        if word.lower() in body.lower()
    ]

    assert leaks == []


@pytest.mark.parametrize("part", [Part.LEAD, Part.SUPPLIER])
def test_private_need_is_told_on_no_page_of_those_who_have_a_part_in_the_test(evaluation, part):
    """Also one that was public as the test began."""
    evaluation.needs.filter(title_sv__startswith=PUBLIC).update(visibility=Visibility.OWNER, published_at=None)
    person = _contact(evaluation) if part == Part.SUPPLIER else evaluation.roles.get(part=part).user
    client = signed_in(person)
    of_one = [pattern.name for pattern in urlpatterns if list(pattern.pattern.converters) == ["slug"]]
    addresses = [reverse(f"evaluations:{name}", args=[evaluation.slug]) for name in of_one if name != "pdf"]

    leaks = [
        (address, word)
        for address in [*addresses, reverse("arena:my_page")]
        for body in [told(client, address)]
        for word in (SECRET, PUBLIC, "behov-abc")
        if word.lower() in body.lower()
    ]

    assert leaks == []


def _contact(evaluation):
    member = MembershipFactory(actor=evaluation.offering.actor).user
    return RoleFactory(evaluation=evaluation, user=member, part=Part.SUPPLIER).user


def test_public_need_is_shown_beside_the_report_and_the_private_one_to_its_own_people(evaluation):
    """Else the walk above would find nothing whatever was told."""
    address = reverse("evaluations:detail", args=[evaluation.slug])
    owner = AdoptionDecision.objects.get().actor

    assert PUBLIC in told(Client(), address)
    assert SECRET in told(signed_in(owner.memberships.first().user), address)


def test_private_need_is_in_no_letter_document_or_word_of_the_search(evaluation):
    SavedSearchFactory(user=MembershipFactory().user)

    following_up.ask_due()
    tell_news()

    letter = FollowUpDue(AdoptionFollowUp.objects.get(), evaluation.decisions.get().actor.memberships.first().user)
    told_in_letter = "".join(words(letter, "sv"))
    documents = "".join(map(str, EvaluationSearch.objects.values_list("vector", "told_sv", "facets")))
    assert OutboundLetter.objects.filter(kind="adoption_follow_up").exists()
    assert SECRET not in told_in_letter
    assert SECRET.lower() not in documents
    assert SECRET not in bytes(ReportVersion.objects.get().document).decode()
    assert not SearchWord.objects.filter(word=SECRET.lower()).exists()

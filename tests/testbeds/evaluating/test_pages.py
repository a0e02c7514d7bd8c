"""What the pages of an evaluation's life show to whom."""

import pytest
from django.urls import reverse

from actors.states import Role
from arena.desk import queues
from arena.history import acting
from testbeds.evaluating import declaring
from testbeds.evaluating.checklist import QUESTIONS
from testbeds.evaluation_states import EvaluationState, Part
from testbeds.judging import concluding, reviewing
from testbeds.models import Evaluation, Match
from testbeds.states import MatchState
from tests.factories import (
    AdoptionFactory,
    EvaluationFactory,
    MatchFactory,
    MembershipFactory,
    NeedFactory,
    ObservationFactory,
    OfferingFactory,
    RoleFactory,
    UserFactory,
)
from tests.testbeds.judging.situations import agreed_evaluation, in_review, one

pytestmark = pytest.mark.django_db

SECRET = "Fallen på Ekbacken"


@pytest.fixture
def staff(client):
    person = UserFactory(staff=True)
    client.force_login(person)
    return person


def _opened(client, person, evaluation, page="work"):
    client.force_login(person)
    return client.get(reverse(f"evaluations:{page}", args=[evaluation.slug]))


def _facts(form, **said):
    """What a browser would send of the form as it stands, with these answers."""
    shown = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in {**shown, **said}.items() if value not in (None, False)}


def test_confirmed_match_becomes_a_proposal_and_a_test_that_is_planned(client, staff):
    match = MatchFactory(state=MatchState.CONFIRMED)
    address = f"{reverse('evaluations:add')}?match={match.key}"
    assert address in client.get(match.get_absolute_url()).text

    form = client.get(address).context["form"]
    client.post(address, _facts(form, title_sv="Nattkamera i Ekby", version_text="3.2"))

    evaluation = Evaluation.objects.get()
    assert (evaluation.state, evaluation.offering, evaluation.site) == (
        EvaluationState.PROPOSAL,
        match.offering,
        match.need.owner,
    )
    assert list(evaluation.needs.all()) == [match.need]
    assert Match.objects.get().state == MatchState.TEST_PLANNED


def test_need_that_the_writer_cannot_read_is_neither_shown_nor_taken_away(client, staff):
    private = NeedFactory(private=True, title_sv=SECRET)
    evaluation = EvaluationFactory(needs=[NeedFactory(), private])
    address = reverse("evaluations:edit", args=[evaluation.slug])

    page = client.get(address)
    client.post(address, _facts(page.context["form"], title_sv="Ny rubrik"))

    evaluation.refresh_from_db()
    assert (SECRET in page.text, evaluation.title_sv, evaluation.needs.count()) == (False, "Ny rubrik", 2)


@pytest.mark.parametrize("page", ["work", "log"])
def test_private_need_is_not_named_to_whoever_takes_part(client, page):
    evaluation = EvaluationFactory(needs=[NeedFactory(private=True, title_sv=SECRET)])
    person = RoleFactory(evaluation=evaluation).user

    assert SECRET not in _opened(client, person, evaluation, page).text


def test_staff_who_belong_to_the_supplier_cannot_propose(client, staff):
    offering = OfferingFactory()
    MembershipFactory(user=staff, actor=offering.actor)
    need = NeedFactory()
    address = f"{reverse('evaluations:add')}?need={need.slug}"

    form = client.get(address).context["form"]
    page = client.post(address, _facts(form, title_sv="Kamera", offering=offering.pk))

    assert (page.status_code, Evaluation.objects.count()) == (200, 0)


ROOMS = {
    Part.LEAD: {"plan", "participants", "values", "results", "log", "roles"},
    Part.ASSESSOR: {"plan", "values", "results", "log"},
    Part.SUPPLIER: {"plan", "log"},
    Part.REVIEWER: {"plan", "log"},
}


@pytest.mark.parametrize("part", ROOMS)
def test_everybody_is_led_to_their_own_rooms_while_it_is_tested(client, part):
    role = RoleFactory(evaluation=EvaluationFactory(state=EvaluationState.TEST), part=part)

    rooms = {url.split("/")[-2] for _label, url in _opened(client, role.user, role.evaluation).context["rooms"]}

    asked = {name: reverse(f"evaluations:{name}", args=["x"]).split("/")[-2] for name in set.union(*ROOMS.values())}
    assert {name for name, word in asked.items() if word in rooms} == ROOMS[part]


def test_supplier_reads_the_draft_and_replies_when_it_is_their_turn_and_never_sees_values(client):
    role = RoleFactory(evaluation=EvaluationFactory(state=EvaluationState.REPLY), part=Part.SUPPLIER)

    page = _opened(client, role.user, role.evaluation)

    addresses = [reverse(f"evaluations:{name}", args=[role.evaluation.slug]) for name in ("report_draft", "reply")]
    assert [url for _label, url in page.context["tasks"]] == addresses
    assert reverse("evaluations:values", args=[role.evaluation.slug]) not in page.text


def _tasks(client, person, evaluation):
    return [url.split("/")[-2] for _label, url in _opened(client, person, evaluation).context["tasks"]]


def _page(name):
    return reverse(f"evaluations:{name}", args=["x"]).split("/")[-2]


def test_agreed_grades_lead_all_who_may_sign_to_the_verdict_until_two_have(client):
    evaluation = agreed_evaluation()
    parts = [Part.LEAD, Part.ASSESSOR, Part.SITE_LEAD]
    before = [_page("verdict") in _tasks(client, one(evaluation, part), evaluation) for part in parts]

    concluding.conclude(evaluation, "recommended", reasons="Det höll.", by=one(evaluation, Part.LEAD))
    for part in (Part.LEAD, Part.SITE_LEAD):
        concluding.sign(evaluation, seen=concluding.mark(evaluation.verdict), by=one(evaluation, part))

    after = [_page("verdict") in _tasks(client, one(evaluation, part), evaluation) for part in parts]
    assert (before, after) == ([True] * 3, [False] * 3)


def test_report_is_offered_to_be_published_once_the_reviewer_has_said_yes(client, staff):
    evaluation = in_review()
    reviewer = one(evaluation, Part.REVIEWER)
    evaluation.declarations.create(user=reviewer, has_conflict=False)
    before = _tasks(client, reviewer, evaluation), _tasks(client, staff, evaluation)

    reviewing.approve(evaluation, seen=reviewing.mark(evaluation), by=reviewer)

    after = _tasks(client, reviewer, evaluation), _tasks(client, staff, evaluation)
    assert (before, after) == (([_page("review")], []), ([], [_page("publish")]))


def test_way_to_drop_it_is_not_told_as_something_that_waits_for_the_staff(client, staff):
    evaluation = EvaluationFactory(state=EvaluationState.PLANNING, checklist={name: ["yes", ""] for name in QUESTIONS})
    for part in (Part.LEAD, Part.SITE_LEAD, Part.SUPPLIER):
        RoleFactory(evaluation=evaluation, part=part)

    page = _opened(client, staff, evaluation)

    assert [act.label for act, _url, _is_ready in page.context["acts"]] == ["Lägg ned utvärderingen"]
    assert (page.context["tasks"], "Inget väntar på dig här" in page.text) == ([], True)


def test_manager_of_the_place_is_asked_for_a_decision_until_there_is_one(client):
    evaluation = EvaluationFactory(reported=True)
    manager = MembershipFactory(actor=evaluation.site, role=Role.MANAGER).user
    before = _tasks(client, manager, evaluation)

    AdoptionFactory(evaluation=evaluation, actor=evaluation.site)

    assert (before, _tasks(client, manager, evaluation)) == ([_page("decide")], [])


def test_log_names_persons_to_staff_only(client, staff):
    evaluation = EvaluationFactory()
    role = RoleFactory(evaluation=evaluation, user=UserFactory(name="Anna Ek"))
    evaluation.remark("proposed", by=role.user)

    told = [_opened(client, person, evaluation, "log").context["lines"][0].who for person in (staff, role.user)]

    assert told == ["Anna Ek, utvärderingsledare", "utvärderingsledare"]


def test_manager_of_the_place_and_those_with_a_role_find_it_on_their_own_page(client):
    evaluation = EvaluationFactory()
    people = [RoleFactory(evaluation=evaluation).user]
    people.append(MembershipFactory(actor=evaluation.site, role=Role.MANAGER).user)
    people.append(UserFactory())

    found = []
    for person in people:
        client.force_login(person)
        found.append([row.title for row in client.get(reverse("arena:my_page")).context["evaluations"]])

    assert found == [[evaluation.title_sv], [evaluation.title_sv], []]


def test_desk_tells_what_staff_take_further():
    for state in (EvaluationState.PROPOSAL, EvaluationState.TEST, EvaluationState.STOPPED, EvaluationState.ANALYSIS):
        evaluation = EvaluationFactory(state=state, title_sv=state)
    role = RoleFactory(evaluation=evaluation)
    said = declaring.declare(evaluation, by=role.user, has_conflict=True, text="Aktier.")

    [queue] = [queue for queue in queues.waiting() if queue.name == "evaluations"]

    assert [queue.as_item(row).title for row in queue.rows] == ["proposal", "stopped", "analysis"]
    declaring.decide(said, by=UserFactory(staff=True), may_stay=True, reason="Få aktier.")
    assert queue.rows.all().count() == 2


def test_history_tells_staff_no_values_and_no_private_need(client, staff):
    with acting(by=staff, act="tests:measure"):
        ObservationFactory(note="Anteckning 4711")
        EvaluationFactory(needs=[NeedFactory(private=True, title_sv=SECRET)])

    page = client.get(reverse("actors:log"))

    assert (SECRET in page.text, "4711" in page.text) == (False, False)

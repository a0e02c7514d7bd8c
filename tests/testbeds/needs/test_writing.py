"""A draft is kept from the first answer on, under the lock of its owner, and in an answer only while that is open."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from actors.states import Role
from arena.shared.errors import Refused
from testbeds.forms.need import NeedForm
from testbeds.models import Need
from testbeds.needs import deciding, writing
from testbeds.states import NeedState, ResponseState, RoundState, Visibility
from tests.factories import MembershipFactory, NeedFactory, ResponseFactory, TermFactory, TownFactory, UserFactory

pytestmark = pytest.mark.django_db

ADDRESS = "behov-0123456789ab"


@pytest.fixture
def writer():
    return MembershipFactory(actor=TownFactory(), role=Role.EDITOR)


def form_of(need, **answers):
    form = NeedForm(answers, instance=need)
    assert form.is_valid(), form.errors
    return form


def begun(writer, **facts):
    form = form_of(writing.blank(writer.actor, **facts), problem_sv="Natten är orolig.")
    return writing.begin(form, by=writer.user, address=ADDRESS)


def test_draft_is_begun_with_one_answer_and_an_address_that_tells_nothing(writer):
    begun(writer)

    need = Need.objects.get()
    assert (need.slug, need.state, need.title_sv, need.problem_sv) == (
        *(ADDRESS, NeedState.DRAFT, ""),
        "Natten är orolig.",
    )
    assert (need.owner, need.required_trl, need.visibility) == (writer.actor, 6, Visibility.ARENA)


def test_promised_address_is_for_one_person(writer):
    seal = writing.promise_address(writer.user)

    assert writing.promised_address(seal, writer.user).startswith("behov-")
    assert writing.promised_address(seal, UserFactory()) is None


def test_draft_that_is_there_already_is_not_written_over(writer):
    begun(writer)

    with pytest.raises(Refused):
        begun(writer)

    assert Need.objects.count() == 1


def test_reader_begins_nothing(writer):
    writer.actor.memberships.update(role=Role.READER)

    with pytest.raises(PermissionDenied):
        begun(writer)


def test_need_begun_in_an_answer_sets_the_answer_going(writer):
    response = ResponseFactory(actor=writer.actor)

    begun(writer, response=response)

    response.refresh_from_db()
    assert (Need.objects.get().response, response.state) == (response, ResponseState.IN_PROGRESS)
    assert [step.by for step in response.steps.all()] == [writer.user]


@pytest.mark.parametrize("state", [ResponseState.SUBMITTED, ResponseState.ABSTAINED])
def test_answer_that_is_sent_in_takes_no_more(writer, state):
    response = ResponseFactory(actor=writer.actor, state=state, abstains_because="Annat först.")

    with pytest.raises(Refused):
        begun(writer, response=response)


def test_round_that_is_closed_takes_needs_only_from_those_let_in_late(writer):
    closed = {"round__state": RoundState.CLOSED, "round__closes_on": timezone.localdate() - timedelta(days=1)}
    closed |= {"round__opens_on": timezone.localdate() - timedelta(days=9)}

    with pytest.raises(Refused):
        begun(writer, response=ResponseFactory(actor=writer.actor, **closed))
    begun(writer, response=ResponseFactory(actor=writer.actor, **closed, late_because="Sjukdom."))

    assert Need.objects.count() == 1


def test_need_begun_from_an_earlier_one_has_its_answers_and_leaves_it_alone(writer):
    earlier = NeedFactory(owner=writer.actor, urgency=4, consequences="Fler fall.", terms=["OMR02", "VO01"])

    need = writing.blank(writer.actor, earlier=earlier)
    opened = NeedForm(instance=need)
    answers = {name: opened[name].value() for name in opened.fields if opened[name].value() is not None}
    need = writing.begin(form_of(need, **answers), by=writer.user, address=ADDRESS)

    assert (need.begun_from, need.title_sv, need.urgency) == (earlier, earlier.title_sv, 4)
    assert sorted(term.pk for term in need.terms.all()) == ["OMR02", "VO01"]
    assert (need.state, need.published_at, need.confirmed_at) == (NeedState.DRAFT, None, None)
    earlier.refresh_from_db()
    assert earlier.state == NeedState.PUBLISHED


def test_save_of_a_need_that_moved_on_meanwhile_is_refused(writer):
    need = NeedFactory(draft=True, owner=writer.actor)
    form = form_of(need, title_sv="Ny rad")
    Need.objects.update(state=NeedState.SUBMITTED)

    with pytest.raises(Refused):
        writing.save(form, by=writer.user)

    assert Need.objects.get().title_sv != "Ny rad"


def test_save_of_a_draft_that_was_thrown_away_meanwhile_is_refused(writer):
    form = form_of(NeedFactory(draft=True, owner=writer.actor), title_sv="Ny rad")
    Need.objects.all().delete()

    with pytest.raises(Refused):
        writing.save(form, by=writer.user)


def test_save_by_somebody_without_the_right_is_refused(writer):
    form = form_of(NeedFactory(draft=True), title_sv="Ny rad")

    with pytest.raises(PermissionDenied):
        writing.save(form, by=writer.user)


def test_draft_is_sent_in_only_with_title_problem_and_an_area(writer):
    need = NeedFactory(draft=True, owner=writer.actor, title_sv="", problem_sv="", terms=["VO01"])

    assert deciding.lacks(need) == ["title_sv", "problem_sv", "areas"]
    with pytest.raises(Refused):
        deciding.submit(need, by=writer.user)

    Need.objects.update(title_sv="Lugnare nätter", problem_sv="Natten är orolig.")
    need.terms.add(TermFactory(code="OMR02", vocabulary="OMR"))
    assert deciding.submit(need, by=writer.user).state == NeedState.SUBMITTED

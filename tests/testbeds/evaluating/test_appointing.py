"""Nobody who is tied to the supplier leads, judges or reviews; each attempt is kept."""

import pytest

from actors.models import ActorRelation
from actors.states import MembershipState, RelationKind
from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from testbeds.evaluating import appointing, conflicts, moving
from testbeds.evaluation_states import Part
from tests.factories import ActorFactory, EvaluationFactory, MembershipFactory, RoleFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return UserFactory(staff=True)


def _member_of(actor, **facts):
    return MembershipFactory(actor=actor, **facts).user


def _owner(supplier):
    owner = ActorFactory()
    ActorRelation.objects.create(from_actor=supplier, kind=RelationKind.PART_OF, to_actor=owner)
    return owner


FAMILY = {
    "supplier": lambda supplier: supplier,
    "unit": lambda supplier: ActorFactory(part_of=supplier),
    "owner": _owner,
    "owner of the owner": lambda supplier: _owner(_owner(supplier)),
}


@pytest.mark.parametrize("part", conflicts.INDEPENDENT)
def test_member_of_the_supplier_is_refused_and_the_attempt_is_kept(staff, part):
    evaluation = EvaluationFactory()
    person = _member_of(evaluation.offering.actor)

    with pytest.raises(Refused, match="Försöket är loggat"):
        appointing.appoint(evaluation, person, part, by=staff)

    step = evaluation.steps.get()
    assert (step.act, step.by, evaluation.roles.count()) == (conflicts.BLOCKED, staff, 0)
    assert str(evaluation.offering.actor) in step.reason


@pytest.mark.parametrize("which", FAMILY)
def test_tie_reaches_the_units_and_the_owners_of_the_supplier(which):
    evaluation = EvaluationFactory()
    actor = FAMILY[which](evaluation.offering.actor)

    tie = conflicts.tie(_member_of(actor), evaluation)

    assert tie == f"aktiv medlem hos {actor}"


def test_former_member_and_member_of_another_are_not_tied():
    evaluation = EvaluationFactory()
    former = _member_of(evaluation.offering.actor, state=MembershipState.ENDED)

    assert [conflicts.tie(one, evaluation) for one in (former, _member_of(evaluation.site), UserFactory())] == [""] * 3


def test_appointed_person_gets_a_letter(staff):
    evaluation = EvaluationFactory()
    person = UserFactory()

    role = appointing.appoint(evaluation, person, Part.LEAD, by=staff)

    assert (role.user, role.part, role.by) == (person, Part.LEAD, staff)
    assert OutboundLetter.objects.get().kind == "evaluation_appointed"
    assert evaluation.steps.get().act == "appointed_lead"


@pytest.mark.parametrize(
    ("had", "is_over", "part"),
    [
        (Part.LEAD, False, Part.SITE_LEAD),
        (Part.SITE_LEAD, False, Part.LEAD),
        (Part.ASSESSOR, True, Part.REVIEWER),
        (Part.LEAD, False, Part.REVIEWER),
        (Part.REVIEWER, False, Part.ASSESSOR),
        (Part.REVIEWER, True, Part.LEAD),
        (Part.ASSESSOR, False, Part.ASSESSOR),
    ],
)
def test_roles_that_one_person_cannot_have_together(staff, had, is_over, part):
    role = RoleFactory(part=had)
    if is_over:
        appointing.end(role, by=staff, reason="Byter uppdrag.")

    with pytest.raises(Refused):
        appointing.appoint(role.evaluation, role.user, part, by=staff)


def test_second_lead_is_refused_until_the_first_has_ended(staff):
    role = RoleFactory(part=Part.LEAD)

    with pytest.raises(Refused):
        appointing.appoint(role.evaluation, UserFactory(), Part.LEAD, by=staff)
    appointing.end(role, by=staff, reason="Byter uppdrag.")
    appointing.appoint(role.evaluation, UserFactory(), Part.LEAD, by=staff)

    assert role.evaluation.roles.filter(until=None).count() == 1


def test_supplier_contact_is_a_member_of_the_supplier(staff):
    evaluation = EvaluationFactory()

    with pytest.raises(Refused, match="måste vara medlem hos leverantören"):
        appointing.appoint(evaluation, UserFactory(), Part.SUPPLIER, by=staff)
    appointing.appoint(evaluation, _member_of(evaluation.offering.actor), Part.SUPPLIER, by=staff)

    assert evaluation.roles.get().part == Part.SUPPLIER


def test_nothing_moves_on_while_the_lead_has_become_a_member_of_the_supplier(staff):
    lead = RoleFactory(part=Part.LEAD)
    RoleFactory(evaluation=lead.evaluation, part=Part.SITE_LEAD)
    MembershipFactory(actor=lead.evaluation.offering.actor, user=lead.user)

    with pytest.raises(Refused, match="blivit medlem hos leverantören"):
        moving.start_planning(lead.evaluation, by=staff)

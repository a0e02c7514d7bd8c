"""What administrators do to accounts: two people for staff, a reason for everything, and a row that stays."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError

from actors import administering
from actors.models import AccountDecision, StaffProposal
from actors.states import AccountAct, ProposalState, Role
from arena.shared.errors import Refused
from tests.actors.accounts import account, is_signed_in, post, sign_in, subjects, with_app
from tests.factories import ActorFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return UserFactory(administrator=True, name="Ada", email="ada@arena.example")


@pytest.fixture
def bea():
    return UserFactory(administrator=True, name="Bea", email="bea@arena.example")


def do(act, person, by):
    administering.do(act, person, by=by, reason="Så är det bestämt.")
    person.refresh_from_db()


def written():
    return list(AccountDecision.objects.order_by("pk").values_list("act", "decided_by__name"))


def test_staff_takes_two_administrators(ada, bea):
    person = account()

    do(AccountAct.STAFF_PROPOSED, person, ada)
    proposed = person.is_staff
    do(AccountAct.STAFF_GRANTED, person, bea)

    assert (proposed, person.is_staff) == (False, True)
    assert written() == [(AccountAct.STAFF_PROPOSED, "Ada"), (AccountAct.STAFF_GRANTED, "Bea")]


def test_proposal_is_told_to_the_other_administrators_and_the_answer_to_the_person(ada, bea):
    person = account(name="Åsa Öst")

    do(AccountAct.STAFF_PROPOSED, person, ada)
    proposed = subjects()
    do(AccountAct.STAFF_GRANTED, person, bea)

    assert proposed == [("bea@arena.example", "Åsa Öst föreslås till projektpersonalen")]
    assert subjects() == [("asa@arena.example", "Dina rättigheter på E-hälsoarenan har ändrats")]


def test_proposer_cannot_confirm(ada, bea):
    person = account()
    do(AccountAct.STAFF_PROPOSED, person, ada)

    with pytest.raises(Refused):
        do(AccountAct.STAFF_GRANTED, person, ada)

    assert not type(person).objects.get(pk=person.pk).is_staff


def test_proposed_administrator_cannot_confirm_themselves(ada, bea):
    do(AccountAct.STAFF_PROPOSED, bea, ada)

    with pytest.raises(Refused):
        do(AccountAct.STAFF_GRANTED, bea, bea)


def test_only_administrator_cannot_propose(ada):
    UserFactory(administrator=True, is_active=False)

    with pytest.raises(Refused):
        do(AccountAct.STAFF_PROPOSED, account(), ada)


@pytest.mark.parametrize("who", ["ada", "bea"])
def test_proposal_is_turned_down_by_either(ada, bea, who):
    person = account()
    do(AccountAct.STAFF_PROPOSED, person, ada)

    do(AccountAct.STAFF_DECLINED, person, {"ada": ada, "bea": bea}[who])

    assert StaffProposal.objects.get().state == ProposalState.DECLINED
    assert not person.is_staff
    assert ("asa@arena.example", "Dina rättigheter på E-hälsoarenan har ändrats") not in subjects()


def test_staff_is_revoked_by_one(ada):
    person = account(is_staff=True)

    do(AccountAct.STAFF_REVOKED, person, ada)

    assert not person.is_staff
    assert [letter.to for letter in post()] == [["asa@arena.example"]]


def test_closing_ends_the_sessions_at_once_and_reopening_lets_in(ada, client):
    person = account()
    sign_in(client)

    do(AccountAct.CLOSED, person, ada)
    closed = is_signed_in(client), person.sign_ins.count(), sign_in(client).headers["Location"]
    do(AccountAct.REOPENED, person, ada)
    sign_in(client)

    assert closed == (False, 0, "/konto/inactive/")
    assert is_signed_in(client)
    assert subjects() == [
        ("asa@arena.example", "Ditt konto är stängt"),
        ("asa@arena.example", "Ditt konto är öppet igen"),
    ]


def test_closing_drops_what_was_proposed(ada, bea):
    person = account()
    do(AccountAct.STAFF_PROPOSED, person, ada)

    do(AccountAct.CLOSED, person, bea)

    assert StaffProposal.objects.get().state == ProposalState.DECLINED


def test_left_alone_are_the_actors_without_another_manager():
    person = account()
    alone = MembershipFactory(user=person).actor
    MembershipFactory(user=person, role=Role.EDITOR)
    shared = MembershipFactory(user=person).actor
    MembershipFactory(actor=shared)

    assert list(administering.left_alone(person)) == [alone]


def test_left_alone_counts_no_closed_account():
    person = account()
    actor = MembershipFactory(user=person, actor=ActorFactory()).actor
    MembershipFactory(actor=actor, user=UserFactory(is_active=False))

    assert list(administering.left_alone(person)) == [actor]


def test_lost_factor_is_taken_away(ada, client):
    person = with_app(account())

    do(AccountAct.FACTORS_REMOVED, person, ada)
    sign_in(client)

    assert is_signed_in(client)
    assert subjects() == [("asa@arena.example", "Tvåstegsinloggningen är borttagen från ditt konto")]


@pytest.mark.parametrize("act", [act for act in AccountAct if not act.startswith("admin")])
def test_nobody_decides_about_their_own_account(ada, bea, act):
    with pytest.raises(Refused):
        do(act, ada, ada)


def test_act_that_somebody_else_has_done_meanwhile(ada, bea):
    person = account()
    do(AccountAct.CLOSED, person, ada)

    with pytest.raises(Refused):
        do(AccountAct.CLOSED, person, bea)

    assert written() == [(AccountAct.CLOSED, "Ada")]


def test_server_grants_without_a_second_administrator_and_writes_it_down(ada, bea):
    person = account()
    do(AccountAct.STAFF_PROPOSED, person, ada)

    administering.set_on_server(person, "is_staff", value=True)

    person.refresh_from_db()
    assert person.is_staff
    assert StaffProposal.objects.get().state == ProposalState.ACCEPTED
    assert written()[-1] == (AccountAct.STAFF_GRANTED, None)


PROPOSAL = {"reason": "Behövs."}


def test_proposal_about_oneself_is_refused_by_the_database(ada):
    with pytest.raises(IntegrityError, match="staffproposal_about_somebody_else"), transaction.atomic():
        StaffProposal.objects.create(account=ada, proposed_by=ada, **PROPOSAL)


def test_proposal_accepted_by_its_own_author_is_refused_by_the_database(ada):
    accepted = {"state": ProposalState.ACCEPTED, "decided_by": ada}

    with pytest.raises(IntegrityError, match="staffproposal_accepted_by_another"), transaction.atomic():
        StaffProposal.objects.create(account=UserFactory(), proposed_by=ada, **accepted, **PROPOSAL)


def test_second_open_proposal_is_refused_by_the_database(ada):
    person = UserFactory()
    StaffProposal.objects.create(account=person, proposed_by=ada, **PROPOSAL)

    with pytest.raises(IntegrityError, match="staffproposal_one_open_per_account"), transaction.atomic():
        StaffProposal.objects.create(account=person, proposed_by=None, **PROPOSAL)


def test_decision_without_a_reason_is_refused_by_the_database(ada):
    with pytest.raises(IntegrityError, match="accountdecision_has_reason"), transaction.atomic():
        AccountDecision.objects.create(account=ada, act=AccountAct.CLOSED, reason="")


@pytest.fixture
def as_running_portal(ada):
    AccountDecision.objects.create(account=UserFactory(), act=AccountAct.CLOSED, decided_by=ada, reason="Så.")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE arena_app")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE actors_accountdecision SET reason = 'Annat'",
        "UPDATE actors_accountdecision SET decided_by_id = account_id",
        "DELETE FROM actors_accountdecision",
    ],
)
def test_running_portal_changes_nothing_that_was_written_down(as_running_portal, statement):
    with pytest.raises(ProgrammingError, match="only ever added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_running_portal_may_forget_who_it_was(as_running_portal):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE actors_accountdecision SET decided_by_id = NULL, account_id = NULL")

    assert written() == [(AccountAct.CLOSED, None)]

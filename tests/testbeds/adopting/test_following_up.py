"""What the clock does after a decision: it asks, reminds once, tells of silence, and ends what is followed up."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.utils import IntegrityError
from django.utils import timezone
from django.utils.translation import override

from actors.states import Role
from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from testbeds.adopting import following_up
from testbeds.evaluation_states import EvaluationState
from testbeds.models import AdoptionFollowUp
from testbeds.states import NeedState
from testbeds.views.adopting.outcomes import answered, in_short
from tests.factories import AdoptionFactory, MembershipFactory, NeedFactory, TownFactory

pytestmark = pytest.mark.django_db
ANSWER = {"still_used": True, "users": 40, "comment": "Alla avdelningar."}


def asked(days_ago, months=6, **facts):
    """A follow-up that was due so many days ago, of a decision to adopt."""
    made = facts.pop("decision", None) or AdoptionFactory()
    return made.follow_ups.create(months=months, due_on=timezone.localdate() - timedelta(days=days_ago), **facts)


def letters():
    return list(OutboundLetter.objects.order_by("kind").values_list("kind", flat=True))


def test_manager_is_asked_once_when_the_day_has_come_and_reminded_once_a_month_later():
    follow_up = asked(0)
    MembershipFactory(actor=follow_up.decision.actor)
    asked(-1)

    following_up.ask_due()
    following_up.ask_due()
    AdoptionFollowUp.objects.filter(pk=follow_up.pk).update(asked_at=timezone.now() - timedelta(days=30))
    following_up.ask_due()
    following_up.ask_due()

    assert letters() == ["adoption_follow_up", "adoption_follow_up_reminder"]


def test_nobody_is_asked_about_a_decision_that_was_replaced():
    follow_up = asked(0, decision=AdoptionFactory(replaced_at=timezone.now()))
    MembershipFactory(actor=follow_up.decision.actor)

    following_up.ask_due()

    assert letters() == []


def test_answer_is_kept_with_who_and_when():
    follow_up = asked(3)
    manager = MembershipFactory(actor=follow_up.decision.actor).user

    following_up.answer(follow_up, by=manager, **ANSWER)

    follow_up.refresh_from_db()
    assert (follow_up.still_used, follow_up.users, follow_up.by) == (True, 40, manager)
    assert follow_up.answered_at is not None


def test_answer_before_the_day_is_refused():
    follow_up = asked(-1)
    manager = MembershipFactory(actor=follow_up.decision.actor).user

    with pytest.raises(Refused):
        following_up.answer(follow_up, by=manager, **ANSWER)


def test_answer_by_a_reader_is_refused():
    follow_up = asked(1)
    reader = MembershipFactory(actor=follow_up.decision.actor, role=Role.READER).user

    with pytest.raises(PermissionDenied):
        following_up.answer(follow_up, by=reader, **ANSWER)


@pytest.mark.parametrize(("days", "told"), [(60, ""), (61, "no answer after 6 months")])
def test_silence_is_told_after_sixty_days(days, told):
    with override("en"):
        assert answered(asked(days)) == told


def test_newest_answer_stands_in_the_line_of_a_decision():
    follow_up = asked(1, answered_at=timezone.now(), still_used=True, users=1)

    with override("en"):
        assert in_short(follow_up.decision).endswith("takes it into use · still used after 6 months, by 1 person")


@pytest.mark.parametrize(
    ("days", "facts", "state"),
    [
        (10, {}, EvaluationState.PUBLISHED),
        (61, {}, EvaluationState.FOLLOWED_UP),
        (10, {"answered_at": timezone.now(), "still_used": False}, EvaluationState.FOLLOWED_UP),
    ],
    ids=["there is time", "nobody answered", "answered"],
)
def test_evaluation_is_followed_up_and_its_needs_go_back_when_the_year_is_over(days, facts, state):
    need = NeedFactory(state=NeedState.IN_TEST, state_before=NeedState.PUBLISHED)
    made = AdoptionFactory(evaluation__needs=[need])
    asked(200, decision=made)
    asked(days, months=12, decision=made, **facts)

    following_up.close_followed_up()

    made.evaluation.refresh_from_db()
    need.refresh_from_db()
    is_over = state == EvaluationState.FOLLOWED_UP
    assert made.evaluation.state == state
    assert need.state == (NeedState.PUBLISHED if is_over else NeedState.IN_TEST)


def test_evaluation_that_nobody_took_into_use_stays_published():
    made = AdoptionFactory(decision="decline", actor=TownFactory())

    following_up.close_followed_up()

    made.evaluation.refresh_from_db()
    assert made.evaluation.state == EvaluationState.PUBLISHED


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"months": 7}, "adoptionfollowup_after_6_or_12_months"),
        ({"answered_at": timezone.now()}, "adoptionfollowup_answer_says_if_used"),
        ({"reminded_at": timezone.now()}, "adoptionfollowup_asked_before_reminded"),
    ],
)
def test_follow_up_that_makes_no_sense_is_refused_by_the_database(facts, constraint):
    made = AdoptionFactory()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        made.follow_ups.create(**{"months": 6, "due_on": timezone.localdate(), **facts})


def test_adoptionfollowup_once_per_time():
    follow_up = asked(0)

    with pytest.raises(IntegrityError, match="adoptionfollowup_once_per_time"), transaction.atomic():
        asked(1, decision=follow_up.decision)

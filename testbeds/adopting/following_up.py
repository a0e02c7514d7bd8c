"""Half a year and a year after something was taken into use: is it still used, and what has come of it?

The clock asks, reminds once, and goes on: sixty days after a question that nobody answered, readers are told so.
Each follow-up is seen to in a transaction of its own, which looks again under the lock.
"""

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.models import Membership
from arena import outbox
from arena.shared.errors import Refused
from arena.shared.http import check
from testbeds.evaluating.needs import release
from testbeds.evaluation_rules import can_decide_adoption
from testbeds.evaluation_states import Decision, EvaluationState
from testbeds.letters.adoption import FollowUpDue, FollowUpReminder
from testbeds.models import AdoptionDecision, AdoptionFollowUp, Evaluation

MONTHS = (6, 12)


def begin(decision):
    """The two questions to come, from the day of the decision; one that has passed is asked at once."""
    today = timezone.localdate()
    for months in MONTHS:
        due_on = max(decision.decided_on + relativedelta(months=months), today)
        decision.follow_ups.create(months=months, due_on=due_on)


@transaction.atomic
def answer(follow_up, *, by, still_used, users, comment):
    """The organisation's own word; said again, the newest counts."""
    actor = follow_up.decision.actor.locked()
    check(can_decide_adoption, by, actor)
    follow_up = AdoptionFollowUp.objects.select_for_update(no_key=True).get(pk=follow_up.pk)
    if follow_up.decision.replaced_at or follow_up.due_on > timezone.localdate():
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    said = {"still_used": still_used, "users": users, "comment": comment}
    AdoptionFollowUp.objects.filter(pk=follow_up.pk).update(**said, by=by, answered_at=timezone.now())


def ask_due():
    """One letter to each manager of the organisation, when the day has come; and one more a month later."""
    for follow_up in AdoptionFollowUp.objects.to_ask().order_by("pk"):
        _write(follow_up, FollowUpDue, "asked_at")
    for follow_up in AdoptionFollowUp.objects.to_remind().order_by("pk"):
        _write(follow_up, FollowUpReminder, "reminded_at")


@transaction.atomic
def _write(follow_up, letter, noted):
    """Who has no manager cannot be asked: the day is noted all the same, so that silence is told in time."""
    actor = follow_up.decision.actor.locked()
    unsaid = AdoptionFollowUp.objects.open().filter(pk=follow_up.pk, **{noted: None})
    if unsaid.update(**{noted: timezone.now()}):
        for membership in Membership.objects.told_about(actor):
            outbox.leave(letter(follow_up, membership.user))


def close_followed_up():
    """A year after the last decision to take it into use all is told that will be: its needs are no longer tested."""
    adopted = AdoptionDecision.objects.standing().filter(evaluation=OuterRef("pk"), decision__in=Decision.adopting())
    found = Evaluation.objects.filter(Exists(adopted), state=EvaluationState.PUBLISHED)
    for evaluation in found.exclude(pk__in=_asked_still()).order_by("pk"):
        _close(evaluation)


@transaction.atomic
def _close(evaluation):
    evaluation = evaluation.locked()
    is_asked = Evaluation.objects.filter(pk=evaluation.pk, pk__in=_asked_still()).exists()
    if evaluation.state == EvaluationState.PUBLISHED and not is_asked:
        evaluation.step_to(EvaluationState.FOLLOWED_UP, by=None)
        release(evaluation)


def _asked_still():
    """Evaluations with a question that is not answered, and for which there is still time."""
    waiting = AdoptionFollowUp.objects.filter(answered_at=None, decision__replaced_at=None)
    waiting = waiting.exclude(pk__in=AdoptionFollowUp.objects.silent().values("pk"))
    return waiting.values("decision__evaluation")

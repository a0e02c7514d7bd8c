"""What became of evaluations, in words: what was decided, and how it went after half a year and after a year."""

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from testbeds.evaluation_states import Decision
from testbeds.models import AdoptionDecision

TONES = {Decision.ADOPT: "good", Decision.LIMITED: "good", Decision.WAIT: "info", Decision.DECLINE: ""}


def decisions_about(evaluations):
    """Those that everybody reads, the standing ones first, with their follow-ups: in two statements."""
    made = AdoptionDecision.objects.filter(evaluation__in=evaluations).told()
    made = made.select_related("actor", "deployment").prefetch_related(Prefetch("follow_ups"))
    return list(made.order_by("replaced_at", "-decided_on", "-at"))


def tone(decision):
    return TONES[decision.decision]


def in_short(decision):
    """One line: who, what, and the newest that is known of it."""
    said = f"{decision.actor}: {decision.get_decision_display()}"
    known = [line for follow_up in decision.follow_ups.all() if (line := answered(follow_up))]
    return f"{said} · {known[-1]}" if known else said


def answered(follow_up):
    """What was answered, or that nobody did; nothing while there is time to."""
    if follow_up.is_silent:
        return _("no answer after %(months)s months") % {"months": follow_up.months}
    if follow_up.answered_at is None:
        return ""
    if not follow_up.still_used:
        return _("no longer used after %(months)s months") % {"months": follow_up.months}
    if follow_up.users is None:
        return _("still used after %(months)s months") % {"months": follow_up.months}
    said = ngettext(
        "still used after %(months)s months, by %(n)s person",
        "still used after %(months)s months, by %(n)s people",
        follow_up.users,
    )
    return said % {"months": follow_up.months, "n": number_format(follow_up.users, force_grouping=True)}


def lines(decision):
    """Every follow-up of a decision with its comment, also those to come: nobody has to wonder whether it was asked."""
    for follow_up in decision.follow_ups.all():
        yield capfirst(answered(follow_up) or _to_come(follow_up)), follow_up.comment


def _to_come(follow_up):
    said = {"months": follow_up.months, "day": date_format(follow_up.due_on, "j F Y")}
    if follow_up.due_on > timezone.localdate():
        return _("asked after %(months)s months, on %(day)s") % said
    return _("asked after %(months)s months: not answered yet") % said

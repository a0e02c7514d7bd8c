"""What waits for the project staff, and what does not: queues of rows, each said in the words of the desk."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from actors import custody, helping, joining, reviewing
from actors.models import ComplianceClaim, Proposal
from actors.states import ActorState
from arena.feedback.models import Report
from events import times
from events.letters.sent import events_with_lost_letters
from events.models import Event, Participant
from testbeds.evaluation_states import EvaluationState
from testbeds.models import AdoptionFollowUp, Evaluation, InventoryRound, Match, Need
from testbeds.planning import verifying

SHOWN = 100  # of each kind that does not wait, the latest
LONGEST = 140  # characters of what the row says


class Item(NamedTuple):
    """A row as the desk shows it; `since` is when it began to wait."""

    title: str
    url: str
    since: datetime
    text: str = ""
    badge: str = ""
    tone: str = ""


class Queue(NamedTuple):
    """One kind of row, the oldest first; the name is the key of what staff take from it."""

    name: str
    title: str
    rows: QuerySet
    as_item: Callable


def waiting():
    """What only the project staff can take further."""
    proposals = Proposal.objects.waiting().select_related("actor")
    claims = ComplianceClaim.objects.waiting().select_related("offering__actor")
    needs = Need.objects.to_publish().select_related("owner").order_by("confirmed_at", "pk")
    return [
        Queue("actors", _("Actors sent in"), reviewing.actors_waiting(), sent_in_actor),
        Queue("offerings", _("Offerings sent in"), reviewing.offerings_waiting(), sent_in_offering),
        Queue("needs", _("Needs to publish"), needs, need_to_publish),
        Queue("help", _("Asked for help"), helping.asked_for(), asked_for_help),
        Queue("proposals", _("Proposed changes"), proposals, proposed),
        Queue("claims", _("Facts to confirm"), claims, asked_to_confirm),
        Queue("requests", _("Requests to join where nobody decides"), joining.requests_for_staff(), asked_to_join),
        Queue("custody", _("Asked to take over"), custody.asked_for(), asked_to_take_over),
        Queue("registrations", _("Registrations to decide"), Participant.objects.to_decide(), asked_to_come),
        Queue("unpublished", _("Not published in time"), Event.objects.not_published_in_time(), not_published),
        Queue("letters", _("Letters that did not arrive"), events_with_lost_letters(), lost_letters),
        Queue("reports", _("Fault reports"), Report.objects.waiting(), reported),
        Queue("evaluations", _("Evaluations to take further"), _evaluations(), evaluation_to_take_further),
        Queue("rounds", _("Inventory rounds to close"), InventoryRound.objects.to_close(), past_its_last_day),
        Queue("interests", _("Interest in needs to answer"), _interests(), interested),
        Queue("plans", _("Evaluation plans that were changed past the portal"), verifying.altered(), altered_plan),
        Queue("follow_ups", _("Follow-ups without an answer"), _follow_ups(), followed_up),
        Queue("attendance", _("Attendance to mark"), Event.objects.attendance_missing().order_by("starts_at"), held),
    ]


def _interests():
    return Match.objects.waiting_for_staff().select_related("need__owner", "offering__actor", "interest")


def _evaluations():
    found = Evaluation.objects.to_take_further()
    return found.select_related("offering__actor", "site").order_by("changed_at", "pk")


def _follow_ups():
    asked = AdoptionFollowUp.objects.to_call_about()
    return asked.select_related("decision__actor", "decision__evaluation__offering").order_by("due_on", "pk")


def with_applicant():
    """Drafts, and what staff have asked more about: nothing to do but to know of it."""
    return [
        Queue("", _("Actors"), reviewing.actors_with_applicant()[:SHOWN], answered_actor),
        Queue("", _("Offerings"), reviewing.offerings_with_applicant()[:SHOWN], answered_offering),
    ]


def declined():
    return [
        Queue("", _("Actors"), reviewing.actors_declined()[:SHOWN], answered_actor),
        Queue("", _("Offerings"), reviewing.offerings_declined()[:SHOWN], answered_offering),
    ]


def sent_in_actor(row):
    url = reverse("actors:review", args=[row.slug])
    return Item(row.name, url, row.sent_in_at or row.created_at, _short(row.summary), row.actor_type.label)


def sent_in_offering(row):
    url = reverse("offerings:review", args=[row.slug])
    text = " · ".join(filter(None, [row.actor.name, _short(row.problem)]))
    return Item(row.name, url, row.sent_in_at or row.created_at, text, row.get_offering_type_display())


def need_to_publish(row):
    """Confirmed by its owner, for others than themselves to read."""
    text = " · ".join(filter(None, [str(row.owner or ""), _short(row.problem)]))
    url = reverse("needs:publish", args=[row.slug])
    return Item(row.title, url, row.confirmed_at or row.created_at, text, row.get_visibility_display())


def evaluation_to_take_further(row):
    text = " · ".join([str(row.offering), str(row.offering.actor), str(row.site)])
    tone = "bad" if row.state == EvaluationState.STOPPED else ""
    return Item(
        row.title, reverse("evaluations:work", args=[row.slug]), row.changed_at, text, row.get_state_display(), tone
    )


def asked_for_help(row):
    url = reverse("actors:manage", args=[row.slug])
    return Item(row.name, url, row.help_until - timedelta(days=helping.HELP_DAYS), _short(row.summary))


def proposed(row):
    url = reverse("actors:review_proposal", args=[row.pk])
    return Item(row.actor.name, url, row.created_at, _short(row.message))


def asked_to_confirm(row):
    text = " · ".join([row.offering.actor.name, _short(row.statement)])
    url = reverse("offerings:vouch", args=[row.pk])
    return Item(str(row.offering), url, row.asked_at, text, row.get_topic_display())


def asked_to_join(row):
    url = reverse("actors:member", args=[row.actor.slug, row.key])
    text = " · ".join(filter(None, [str(row.user), _short(row.message)]))
    return Item(row.actor.name, url, row.created_at, text, row.get_proof_display())


def asked_to_take_over(row):
    return Item(row.name, reverse("actors:custody", args=[row.slug]), row.custody_wanted_at, _short(row.summary))


def asked_to_come(row):
    url = reverse("events:approvals", args=[row.event.slug])
    return Item(str(row), url, row.created_at, str(row.actor or row.organisation), str(row.event))


def not_published(row):
    """An event that was set to be published, and lacked something."""
    url = reverse("events:publish", args=[row.slug])
    return Item(row.title, url, row.publish_at, times.when(row), row.get_kind_display())


def lost_letters(row):
    """An event to come with people who do not know what they were written, or perhaps do not."""
    told = ngettext("%(n)s letter", "%(n)s letters", row.lost) % {"n": row.lost}
    text = f"{told} · {times.when(row)}"
    return Item(row.title, reverse("events:letters", args=[row.slug]), row.lost_since, text, row.get_kind_display())


def reported(row):
    return Item(row.get_subject_display(), row.get_absolute_url(), row.created_at, _short(row.text))


def interested(row):
    """Of a supplier, in a need that nobody here owns, or whose owner has not answered."""
    text = " · ".join([row.offering.actor.name, _short(row.interest.text)])
    owner = str(row.need.owner or _("Documented need"))
    return Item(str(row.need), row.get_absolute_url(), row.interest.at, text, owner)


def held(row):
    """An event that is over, and of which nobody has said who came."""
    url = reverse("events:attendance", args=[row.slug])
    return Item(row.title, url, row.ends_at or row.starts_at, times.when(row), row.get_kind_display())


def altered_plan(row):
    """A settled plan that no longer says what was signed."""
    url = reverse("evaluations:plan", args=[row.slug])
    return Item(row.title, url, row.since, _("Find out who changed it, and take back what was signed."))


def followed_up(row):
    """Reminded in vain; the day after sixty without an answer everybody is told that there was none."""
    decision = row.decision
    since = datetime.combine(row.due_on, time.min, tzinfo=timezone.get_current_timezone())
    text = _("After %(months)s months: %(evaluation)s") % {"months": row.months, "evaluation": decision.evaluation}
    return Item(str(decision.actor), decision.evaluation.get_absolute_url(), since, text, _("No answer"), "warn")


def past_its_last_day(row):
    """A round that nobody can answer any more, and that still calls itself open."""
    since = datetime.combine(row.closes_on + timedelta(days=1), time.min, tzinfo=timezone.get_current_timezone())
    return Item(row.title, row.get_absolute_url(), since, _short(row.text))


def answered_actor(row):
    page = "actors:manage" if row.state == ActorState.DRAFT else "actors:review"
    return Item(row.name, reverse(page, args=[row.slug]), row.stands_since, badge=row.get_state_display())


def answered_offering(row):
    url = reverse("offerings:review", args=[row.slug])
    return Item(str(row), url, row.stands_since, row.actor.name, row.get_state_display())


def _short(text):
    return Truncator(text).chars(LONGEST)

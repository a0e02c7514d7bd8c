"""A round from plan to compilation: whom it asks, and when it opens and closes."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from actors.models import Actor
from actors.states import MUNICIPALITY, REGION, ActorState
from arena.shared.errors import Refused
from arena.shared.slugs import unique_slug
from testbeds.models import InventoryRound
from testbeds.rounds import reminding
from testbeds.states import FORM_VERSION, ResponseState, RoundState

FIXED_WORDS = {"ny", "new"}  # what else lies right under the list of rounds


@transaction.atomic
def plan(planned, *, by):
    """Keep a new round, with those that are always asked."""
    title = planned.title_sv
    is_taken = slugify(title) in FIXED_WORDS
    planned.slug = unique_slug(InventoryRound.objects.all(), f"omgang {title}" if is_taken else title)
    planned.form_version = FORM_VERSION
    planned.save()
    for actor in usual_respondents():
        planned.responses.create(actor=actor)
    planned.remark("planned", by=by)
    return planned


def change(planned, names):
    """Keep what was written anew, and nothing else of the row, which somebody may be opening meanwhile."""
    planned.save(update_fields=[*names, "changed_at"])


def usual_respondents():
    """The county's municipalities and its region, as organisations and without their units."""
    in_county = Actor.objects.living().filter(part_of=None, municipality__isnull=False, is_example=False)
    return in_county.filter(actor_type__in=[MUNICIPALITY, REGION]).order_by("name_key", "pk")


@transaction.atomic
def expect(planned, actor, *, by):
    """One more is to be asked."""
    planned = _planned(planned)
    if actor.state in ActorState.over():
        raise Refused(_("The organisation has ended."))
    _response, is_new = planned.responses.get_or_create(actor=actor)
    if is_new:
        planned.remark("expected", by=by, reason=str(actor))


@transaction.atomic
def stop_expecting(planned, response, *, by):
    """Before the round has opened nobody has been asked anything."""
    planned = _planned(planned)
    planned.responses.filter(pk=response.pk).delete()
    planned.remark("not_expected", by=by, reason=str(response.actor))


@transaction.atomic
def open_now(planned, *, by):
    """Ask everybody: a letter each to the managers, or to the mailbox where nobody is one."""
    planned, today = planned.locked(), timezone.localdate()
    if planned.closes_on < today:
        raise Refused(_("The last day to answer has passed. Choose a later one first."))
    if not planned.responses.exists():
        raise Refused(_("Nobody is to be asked. Add at least one organisation first."))
    facts = {"opens_on": min(planned.opens_on, today), "form_version": FORM_VERSION}
    planned.step_to(RoundState.OPEN, by=by, **facts)
    for response in planned.responses.select_related("actor", "round").order_by("pk"):
        reminding.invite(response)
    return planned


@transaction.atomic
def close(opened, *, by):
    """From now on nobody answers without an exception, and who was silent has given no answer."""
    opened = opened.locked()
    opened.step_to(RoundState.CLOSED, by=by)
    return opened


@transaction.atomic
def compile_answers(closed, *, by):
    """What the round says is settled: not even late answers change it any more."""
    closed = closed.locked()
    closed.step_to(RoundState.COMPILED, by=by)
    return closed


def unfinished(opened):
    """Those who have begun, or sent in what nobody has approved: they are told before the round is closed."""
    begun = [ResponseState.IN_PROGRESS, ResponseState.SUBMITTED]
    return opened.responses.filter(state__in=begun).select_related("actor").order_by("actor__name_key")


def _planned(planned):
    planned = planned.locked()
    if planned.state != RoundState.PLANNED:
        raise Refused(_("Whom a round asks can no longer be changed once it has opened."))
    return planned

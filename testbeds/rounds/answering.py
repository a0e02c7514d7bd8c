"""What one respondent does about a round: begins, gathers its needs, sends in, approves, or abstains with a reason."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.models import Membership
from arena import outbox
from arena.shared.errors import Refused
from testbeds.letters.rounds import LetInLate, SentBack
from testbeds.models import InventoryResponse, Need
from testbeds.needs import deciding
from testbeds.rounds.reminding import locked_with_round
from testbeds.states import NeedState, ResponseState


@transaction.atomic
def begin(response, *, by):
    """The first need or fact of an answer is being saved: it is under way. Later ones find it so."""
    response = _locked_for_writing(response)
    if response.state == ResponseState.NOT_STARTED:
        response.step_to(ResponseState.IN_PROGRESS, by=by)
    return response


@transaction.atomic
def fill_in(response, *, consulted, note, by):
    response = begin(response, by=by)
    InventoryResponse.objects.filter(pk=response.pk).update(consulted=consulted, note=note)
    return response


def attachable(response, user):
    """Own needs that are still needs and no part of any answer, as far as the person may read them."""
    own = Need.objects.visible_to(user).filter(owner__in=_organisation(response))
    return own.filter(state__in=NeedState.open(), response=None).order_by("name_key", "pk")


@transaction.atomic
def attach(response, need, *, by):
    """A need that was logged outside the round is part of the answer too; the questions it answered stay its own."""
    response, need = begin(response, by=by), need.locked()
    if need.response_id or not need.is_open or need.owner_id not in _organisation(response):
        raise Refused(_("Only a need of your own that is still open, and in no other answer, can be part of this one."))
    Need.objects.filter(pk=need.pk).update(response=response)


@transaction.atomic
def detach(response, need, *, by):
    """The need stays; it is no part of the answer any more."""
    response = begin(response, by=by)
    response.needs.filter(pk=need.pk).update(response=None)


def earlier_needs(response, user):
    """What the organisation said in rounds before, to begin from."""
    before = InventoryResponse.objects.filter(actor=response.actor, round__opens_on__lt=response.round.opens_on)
    said = Need.objects.visible_to(user).filter(response__in=before).exclude(state__in=NeedState.untold())
    begun = response.needs.exclude(begun_from=None).values("begun_from")
    return said.exclude(pk__in=begun).select_related("response__round").order_by("-response__round__opens_on", "pk")


@transaction.atomic
def submit(response, *, by):
    """Say that this is the answer; drafts in it are no part of it yet."""
    response = _locked_for_writing(response)
    if not response.needs_in_it().exists():
        raise Refused(_("There is no need in the answer yet. Send in at least one, or abstain and say why."))
    response.step_to(ResponseState.SUBMITTED, by=by, submitted_by=by, submitted_at=timezone.now())
    return response


@transaction.atomic
def approve(response, *, by):
    """The municipality's manager stands for the answer, and so for each need in it that nobody has confirmed."""
    response = _locked_open(response)
    now = timezone.now()
    response.step_to(ResponseState.APPROVED, by=by, approved_by=by, approved_at=now)
    for need in response.needs.filter(state=NeedState.SUBMITTED).order_by("pk"):
        deciding.confirm(need, by=by)
    return response


@transaction.atomic
def abstain(response, *, by, reason):
    """Say openly that there will be no answer, and why."""
    response = _locked_open(response)
    response.step_to(ResponseState.ABSTAINED, by=by, reason=reason, abstains_because=reason)
    return response


@transaction.atomic
def send_back(response, *, by, reason):
    """Staff ask for more, for as long as it can be answered."""
    response = _locked_open(response)
    again = {"start": ResponseState.SUBMITTED, "submitted_by": None, "submitted_at": None}
    response.step_to(ResponseState.IN_PROGRESS, by=by, reason=reason, **again)
    _tell(SentBack, response)
    return response


@transaction.atomic
def let_in_late(response, *, by, reason):
    """Staff make an exception after the last day and say why; the answer is marked as late from then on."""
    response = locked_with_round(response)
    if not response.can_be_late:
        raise Refused(_("An exception is made once, after the last day, for whoever has not answered."))
    InventoryResponse.objects.filter(pk=response.pk).update(late_because=reason)
    response.late_because = reason
    response.remark("late", by=by, reason=reason)
    _tell(LetInLate, response)
    return response


def _locked_for_writing(response):
    response = _locked_open(response)
    if response.state not in ResponseState.silent():
        raise Refused(_("The answer has been sent in and is changed no more, unless the project staff send it back."))
    return response


def _locked_open(response):
    response = locked_with_round(response)
    if not response.may_be_answered:
        raise Refused(_("The last day to answer has passed. Ask the project staff, who can make an exception."))
    return response


def _organisation(response):
    """The respondent and its units."""
    return [response.actor_id, *response.actor.units.values_list("pk", flat=True)]


def _tell(letter, response):
    """Letters about an answer under way are for those who can do something about it."""
    if response.round.is_example:
        return
    managers = [membership.user for membership in Membership.objects.told_about(response.actor)]
    for manager in managers:
        outbox.leave(letter(response, manager))

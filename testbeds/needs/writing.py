"""Writing a need down: a draft from the first answer on, alone, in an answer, or begun from an earlier one."""

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.http import check
from testbeds.models import Need
from testbeds.needs.deciding import unsaying_address
from testbeds.rules import can_edit_need, can_fill_response, can_log_need
from testbeds.states import ResponseState

PROMISE = "testbeds.need"
CARRIED = (  # from an earlier need to the one that is begun from it
    *("title_sv", "title_en", "problem_sv", "problem_en", "affected", "affected_per_year", "frequency"),
    *("consequences", "wished_state", "noticed_by", "tried", "constraints", "urgency", "benefit", "feasibility"),
    *("hosting", "host_unit", "host_months", "host_hours", "sensitivity", "visibility"),
    *("required_trl", "required_claims", "required_standards"),
)


def promise_address(person):
    """The address of a draft to be, sealed: whoever goes back, or saves twice, comes to that draft and to no second."""
    return signing.dumps(unsaying_address(), salt=f"{PROMISE}.{person.pk}")


def promised_address(seal, person):
    """The address under the person's seal, or None for anything else."""
    try:
        return signing.loads(seal, salt=f"{PROMISE}.{person.pk}")
    except signing.BadSignature:
        return None


def blank(owner, *, response=None, earlier=None):
    """A need that is not kept yet; with an earlier one it starts with the same answers."""
    answers = {name: getattr(earlier, name) for name in CARRIED} if earlier else {}
    return Need(owner=owner, response=response, begun_from=earlier, **answers)


@transaction.atomic
def begin(form, *, by, address):
    """Keep a new draft under the promised address; the answer that it belongs to is under way from now on."""
    need = form.instance
    owner = need.owner.locked()
    check(can_log_need, by, owner)
    if Need.objects.filter(slug=address).exists():
        raise Refused(_("This was saved by somebody else at the same moment. Save again to see both answers."))
    if need.response:
        _go_into(need.response, by)
    need.slug = address
    return form.save()


@transaction.atomic
def save(form, *, by):
    """Write what the form says, unless meanwhile the need moved on or the person lost the right to write on it."""
    need = form.instance
    if need.owner:
        need.owner.locked()
    now = Need.objects.select_for_update(no_key=True).filter(pk=need.pk).first()
    if now is None or now.state != need.state:
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    check(can_edit_need, by, now)
    return form.save()


def _go_into(response, by):
    response.round.locked()
    response = response.locked()
    check(can_fill_response, by, response)
    if not response.is_being_written:
        raise Refused(_("The round takes no more needs from you. Ask the project staff, if you have more to say."))
    if response.state == ResponseState.NOT_STARTED:
        response.step_to(ResponseState.IN_PROGRESS, by=by)

"""What may happen to a need: sent in, confirmed, published, shared, met, withdrawn; asleep and awake again."""

from secrets import token_hex

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.states import Vocabulary
from arena.shared.errors import Refused
from arena.shared.slugs import unique_slug
from testbeds.letters.needs import (
    NeedAsleep,
    NeedMoreWanted,
    NeedPublished,
    NeedSentIn,
    NeedShared,
    SharedNeedOver,
    tell,
)
from testbeds.models import Need
from testbeds.states import DialogueState, NeedOrigin, NeedState, Visibility

FIXED_WORDS = {  # what else lies right under the list of needs
    *("ny", "new", "inventering", "inventory", "kluster", "clusters", "prioritering", "prioritising", "oversikt"),
    *("overview", "match", "matchning", "matches", "dialoger", "dialogues", "hos", "of", "blankett", "form", "passar"),
    *("that-fit", "snarlika", "similar", "berakning", "recalculation"),
}


def lacks(need):
    """The names of the questions that have to be answered before it can be sent in."""
    answers = {
        "title_sv": need.title_sv,
        "problem_sv": need.problem_sv,
        "areas": need.terms.filter(vocabulary=Vocabulary.AREA).exists(),
    }
    return [name for name, answer in answers.items() if not answer]


@transaction.atomic
def submit(need, *, by):
    """Send it to the owner's manager, who confirms it."""
    need = need.locked()
    _refuse_unless_told(need)
    step = need.step_to(NeedState.SUBMITTED, by=by)
    tell(NeedSentIn, step, need.owner, besides=by)
    return need


@transaction.atomic
def ask_for_more(need, *, by, reason):
    """Back to the writers, with what is missing."""
    need = need.locked()
    step = need.step_to(NeedState.DRAFT, by=by, reason=reason, start=NeedState.SUBMITTED)
    tell(NeedMoreWanted, step, need.owner, besides=by)
    return need


@transaction.atomic
def confirm(need, *, by):
    """The owner's manager says that it is so: from now on it is an inventoried need. Later: that it still is."""
    need = need.locked()
    if need.state == NeedState.SUBMITTED:
        need.step_to(NeedState.CONFIRMED, by=by, confirmed_at=timezone.now())
    elif need.state in NeedState.open():
        Need.objects.filter(pk=need.pk).update(confirmed_at=timezone.now(), asked_at=None)
        need.remark("confirmed", by=by)
    else:
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    return need


@transaction.atomic
def publish(need, *, by):
    """Staff show it to those whom its owner lets read it, from now on at a readable address."""
    need = need.locked()
    if need.visibility == Visibility.OWNER:
        raise Refused(_("The owner keeps this need to themselves. It cannot be published."))
    former, slug, now = need.slug, _free_address(need), timezone.now()
    if need.state == NeedState.CLUSTERED and need.published_at is None:
        Need.objects.filter(pk=need.pk).update(published_at=now, slug=slug)
        need.memberships.current().update(state_before=NeedState.PUBLISHED)
        need.refresh_from_db()
        step = need.remark("published", by=by)
    else:
        step = need.step_to(NeedState.PUBLISHED, by=by, start=NeedState.CONFIRMED, published_at=now, slug=slug)
    if former != slug:
        need.former_addresses.create(slug=former)
    if need.owner:
        tell(NeedPublished, step, need.owner, besides=by)
    return need


@transaction.atomic
def set_visibility(need, visibility, *, by):
    """The owner lets more or fewer people read it; "only us" takes a published need back to confirmed, at once."""
    need = need.locked()
    if need.visibility == visibility:
        return need
    if visibility == Visibility.OWNER and (need.state == NeedState.IN_DIALOGUE or _is_asked_about(need)):
        raise Refused(_("A market dialogue about this need is open. Suppliers have to be able to read it until then."))
    facts = {"visibility": visibility}
    if visibility == Visibility.OWNER:
        facts["published_at"] = None
    if visibility == Visibility.OWNER and need.state == NeedState.PUBLISHED:
        need.step_to(NeedState.CONFIRMED, by=by, reason=_("Its owner keeps it to themselves."), **facts)
    else:
        if visibility == Visibility.OWNER and need.state_before in (NeedState.PUBLISHED, NeedState.IN_DIALOGUE):
            facts["state_before"] = NeedState.CONFIRMED
        Need.objects.filter(pk=need.pk).update(**facts)
        need.remark(f"visibility_{visibility}", by=by)
    if visibility == Visibility.OWNER:
        need.memberships.current().filter(state_before=NeedState.PUBLISHED).update(state_before=NeedState.CONFIRMED)
        _forget_that_it_was_shown(need)
    need.refresh_from_db()
    return need


@transaction.atomic
def withdraw(need, *, by, reason):
    """Its owner no longer has it; what others have read stays readable, marked."""
    need = need.locked()
    step = need.step_to(NeedState.WITHDRAWN, by=by, reason=reason)
    _tell_sharers(step, need)
    return need


@transaction.atomic
def solve(need, *, by, how="", offering=None):
    """Say what met it."""
    need = need.locked()
    step = need.step_to(NeedState.SOLVED, by=by, reason=how, solved_how=how, solved_by=offering)
    _tell_sharers(step, need)
    return need


@transaction.atomic
def fall_asleep(need):
    """Nobody has confirmed it for eighteen months: the clock lets it rest."""
    need = need.locked()
    step = need.step_to(NeedState.DORMANT, by=None, state_before=need.state)
    tell(NeedAsleep, step, need.owner)
    return need


@transaction.atomic
def revive(need, *, by):
    """The owner still has it: back to where it stood."""
    need = need.locked()
    before = need.state_before
    if before == NeedState.CLUSTERED and not need.memberships.current().exists():
        before = NeedState.PUBLISHED if need.published_at else NeedState.CONFIRMED
    now = timezone.now()
    need.step_to(before, by=by, start=NeedState.DORMANT, state_before="", confirmed_at=now, asked_at=None)
    return need


@transaction.atomic
def discard(need):
    """A draft that nobody else has seen leaves no trace but its history."""
    need = need.locked()
    if need.state != NeedState.DRAFT or need.former_addresses.exists():
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    need.delete()


@transaction.atomic
def share(need, actor, *, by, note=""):
    """Another organisation has the same need; said twice it is one sharing, with the newest words."""
    actor = actor.locked()
    need = need.locked()
    if not (need.is_shareable and actor.is_public) or need.owner_id in (actor.pk, actor.part_of_id):
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    facts = {"note": note}
    sharing, is_new = need.sharings.update_or_create(actor=actor, defaults=facts, create_defaults=facts | {"by": by})
    if is_new:
        step = need.remark("shared", by=by, reason=str(actor))
        if need.owner:
            tell(NeedShared, step, need.owner)
    return sharing


@transaction.atomic
def stop_sharing(need, actor, *, by):
    need = need.locked()
    if need.sharings.filter(actor=actor).delete()[0]:
        need.remark("sharing_ended", by=by, reason=str(actor))


@transaction.atomic
def let_in(need, person, *, by):
    """The owner lets somebody of the project staff read a need that is only theirs."""
    need = need.locked()
    _assignment, is_new = need.assignments.get_or_create(user=person, defaults={"by": by})
    if is_new:
        need.remark("let_in", by=by)


@transaction.atomic
def let_out(need, person, *, by):
    need = need.locked()
    if need.assignments.filter(user=person).delete()[0]:
        need.remark("let_out", by=by)


def _is_asked_about(need):
    """Suppliers are answering questions about it, wherever the need itself has come to."""
    return need.dialogues.filter(state=DialogueState.PUBLISHED).exists()


def _tell_sharers(step, need):
    for sharing in need.sharings.shown().select_related("actor"):
        tell(SharedNeedOver, step, sharing.actor)


def _refuse_unless_told(need):
    if need.origin == NeedOrigin.DOCUMENTED or lacks(need):
        raise Refused(_("Say in one line what the need is, describe the problem and choose at least one area first."))


def _free_address(need):
    return unique_slug(Need.objects.exclude(pk=need.pk), need.title_sv, fixed=FIXED_WORDS, kind="behov")


def _forget_that_it_was_shown(need):
    """Its readable address named it; from now on it is found under one that says nothing."""
    need.former_addresses.all().delete()
    Need.objects.filter(pk=need.pk).update(slug=unsaying_address())


def unsaying_address():
    """For a need that nobody else has read: its address tells nothing of it."""
    return f"behov-{token_hex(6)}"

"""The moment of publishing: all suppliers that match are found, told and written down at once."""

from collections import defaultdict

from django.db import transaction
from django.utils.translation import gettext as _

from actors.models import Actor, Offering
from actors.states import ActorState
from arena.shared.errors import Refused
from testbeds.dialogues.answering import now
from testbeds.letters.dialogues import DialoguePublished, tell_recipient
from testbeds.models import DialogueRecipient, Match, Need
from testbeds.states import DialogueState, NeedState, Visibility


@transaction.atomic
def publish(dialogue, *, by):
    """Show it, tell every supplier that matches, and write down whom and with what: one moment for all of them."""
    dialogue = dialogue.locked()
    if dialogue.cluster:
        dialogue.cluster.locked()  # whoever gathers, or dissolves it, holds it before its needs
    needs = list(Need.objects.select_for_update(no_key=True).filter(pk__in=needs_of(dialogue)).order_by("pk"))
    moment = now()
    _refuse_unless_ready(dialogue, needs, moment)
    dialogue.step_to(DialogueState.PUBLISHED, by=by, start=DialogueState.REVIEWED, published_at=moment)
    for need in needs:
        if need.can_move_to(NeedState.IN_DIALOGUE):
            need.step_to(NeedState.IN_DIALOGUE, by=by, state_before="")
    _tell_all(dialogue, matching(dialogue, needs), moment)
    return dialogue


def needs_of(dialogue):
    """Keys of what it is about: the need, or the needs of the cluster that others may read."""
    if dialogue.need_id:
        return [dialogue.need_id]
    members = dialogue.cluster.members.current().values("need")
    return Need.objects.listed().exclude(visibility=Visibility.OWNER).filter(pk__in=members).values("pk")


def matching(dialogue, needs):
    """The suppliers that match any of the needs, each with the offerings it does so with; the order says nothing.

    An example reaches examples alone: no list may say of a company that it was asked when nobody has asked it.
    """
    pairs = Match.objects.matching().filter(need__in=needs).values("offering")
    shown = Offering.objects.public().filter(pk__in=pairs, actor__state=ActorState.PUBLISHED)
    if dialogue.is_example:
        shown = shown.filter(actor__is_example=True)
    found = defaultdict(list)
    for actor, name in shown.order_by("actor", "name_key", "pk").values_list("actor", "name"):
        found[actor].append(name)
    return dict(found)


def _refuse_unless_ready(dialogue, needs, moment):
    if dialogue.closes_at <= moment:
        raise Refused(_("The closing time has passed. Choose a later one, and let it be reviewed again."))
    if not dialogue.questions.exists():
        raise Refused(_("Write at least one question to the suppliers first."))
    if not needs:
        raise Refused(_("None of its needs can be read by suppliers. Publish the need first."))
    for need in needs:
        if need.published_at is None or need.visibility == Visibility.OWNER:
            raise Refused(_("The need cannot be read by suppliers. It has to be published first."))
        if dialogue.need_id and need.state != NeedState.IN_DIALOGUE and not need.can_move_to(NeedState.IN_DIALOGUE):
            raise Refused(
                _("The need is %(state)s, so no dialogue can be held about it.") % {"state": need.get_state_display()}
            )


def _tell_all(dialogue, found, moment):
    actors = Actor.objects.filter(pk__in=found).order_by("pk")
    rows = [
        DialogueRecipient(dialogue=dialogue, actor=actor, offerings=found[actor.pk], notified_at=moment)
        for actor in actors
    ]
    for row in DialogueRecipient.objects.bulk_create(rows):
        row.reached = tell_recipient(DialoguePublished, row, dialogue, row.actor)
    DialogueRecipient.objects.bulk_update(rows, ["reached"])

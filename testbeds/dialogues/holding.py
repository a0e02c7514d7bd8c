"""A dialogue is written by its holder and reviewed by somebody else, before anybody outside knows of it."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.models import Actor, Membership, User
from actors.states import Role
from arena import outbox
from arena.shared.errors import Refused
from arena.shared.slugs import unique_slug
from testbeds.letters.dialogues import DialogueReviewed, DialogueToReview, tell_holder
from testbeds.models import DialogueQuestion, MarketDialogue, Need
from testbeds.states import DialogueState

FIXED_WORDS = {"ny", "new"}  # what else lies right under the list of dialogues


def holders_for(user, *, need=None, cluster=None):
    """The organisations that the person manages and that may hold a dialogue about it: those that have the need."""
    managed = [key for key, role in user.roles.items() if role == Role.MANAGER]
    if need:
        return Actor.objects.filter(pk=need.owner_id).filter(pk__in=managed)
    gathered = cluster.members.current().values("need")
    needs = Need.objects.visible_to(user).filter(pk__in=gathered).of(managed).values("pk")
    having = Q(needs__in=needs) | Q(shared_needs__need__in=needs)
    return Actor.objects.filter(having, pk__in=managed).distinct().order_by("name_key")


def reviewers_for(owner, writer):
    """Active members of the organisation; the writer only where there is nobody else."""
    members = Membership.objects.in_force().reaching(owner).filter(user__is_active=True)
    people = User.objects.filter(pk__in=members.values("user")).order_by("name", "pk")
    others = people.exclude(pk=writer.pk)
    return others if others.exists() else people


@transaction.atomic
def save(dialogue, questions, *, by):
    """Keep the draft; what was reviewed is no longer so once it is changed. About an example it is one itself."""
    if dialogue.pk is None:
        dialogue.slug = unique_slug(MarketDialogue.objects, dialogue.title, fixed=FIXED_WORDS, kind="dialog")
        dialogue.is_example = dialogue.subject.is_example
    else:
        standing = dialogue.locked()
        if standing.state == DialogueState.REVIEWED:
            standing.step_to(DialogueState.DRAFT, by=by, reason=_("Changed after the review."), reviewed_at=None)
        elif standing.state != DialogueState.DRAFT:
            raise Refused(_("What has been published is not changed: suppliers answer what they have read."))
        dialogue.state, dialogue.reviewed_at = DialogueState.DRAFT, None
    dialogue.save()
    dialogue.questions.all().delete()
    DialogueQuestion.objects.bulk_create(
        DialogueQuestion(dialogue=dialogue, number=number, text=text) for number, text in enumerate(questions, start=1)
    )
    return dialogue


@transaction.atomic
def ask_for_review(dialogue, *, by):
    dialogue = dialogue.locked()
    _refuse_unless_draft(dialogue)
    if dialogue.reviewer is None:
        raise Refused(_("Name somebody who reviews the dialogue first."))
    step = dialogue.remark("review_asked", by=by)
    outbox.leave(DialogueToReview(step))


@transaction.atomic
def review(dialogue, *, by, seen):
    """The reviewer says that it can be published as they have read it."""
    dialogue = dialogue.locked()
    _refuse_unless_draft(dialogue)
    _refuse_unless_seen(dialogue, seen)
    step = dialogue.step_to(DialogueState.REVIEWED, by=by, reviewed_at=timezone.now())
    tell_holder(DialogueReviewed, step, dialogue)
    return dialogue


@transaction.atomic
def send_back(dialogue, *, by, reason, seen):
    """The reviewer says what has to be changed first."""
    dialogue = dialogue.locked()
    _refuse_unless_draft(dialogue)
    _refuse_unless_seen(dialogue, seen)
    step = dialogue.remark("sent_back", by=by, reason=reason)
    tell_holder(DialogueReviewed, step, dialogue)
    return dialogue


@transaction.atomic
def discard(dialogue):
    """A draft that nobody outside has seen leaves no trace but its history."""
    dialogue = dialogue.locked()
    if dialogue.state in DialogueState.shown():
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    dialogue.delete()


def _refuse_unless_draft(dialogue):
    if dialogue.state != DialogueState.DRAFT:
        raise Refused(_("This has changed since you opened the page. Look at it again."))


def _refuse_unless_seen(dialogue, seen):
    if seen != dialogue.changed_at.isoformat():
        raise Refused(_("It was changed after you opened the page. Read it again."))

"""Letters about market dialogues: to the reviewer, to whoever holds the dialogue, and to all suppliers at once."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from actors.letters.managers import ToManager
from actors.models import Actor, Membership
from arena import outbox
from arena.outbox.letters import Letter
from testbeds.models import DialogueEnquiry, DialogueRecipient, MarketDialogue, Step
from testbeds.states import DialogueState


class DialogueToReview(Letter):
    """The holder asks the person that they have named to read the draft for procurement."""

    kind = "dialogue_to_review"
    label = _("Market dialogue to review")
    model = Step
    template = "needs/letters/dialogue_to_review.txt"

    def recipient(self):
        return self.subject.dialogue.reviewer

    def is_still_true(self):
        """Whoever has left the organisation reviews nothing for it."""
        dialogue = self.subject.dialogue
        is_member = Membership.objects.in_force().reaching(dialogue.owner).filter(user=dialogue.reviewer).exists()
        is_asked = self.addressee in (None, dialogue.reviewer)
        return dialogue.state == DialogueState.DRAFT and is_asked and is_member

    def context(self):
        dialogue = self.subject.dialogue
        return {"dialogue": dialogue, "link": self.link("needs:dialogue_review", dialogue.slug)}


class ToHolder(ToManager):
    """News for the managers of the organisation that holds the dialogue."""

    page_name = "needs:dialogue"

    @property
    def dialogue(self):
        return self.subject.dialogue

    @property
    def actor(self):
        return self.dialogue.owner

    def context(self):
        return {
            "dialogue": self.dialogue,
            "subject": self.subject,
            "link": self.link(self.page_name, self.dialogue.slug),
        }


class DialogueReviewed(ToHolder):
    kind = "dialogue_reviewed"
    label = _("Answer of the reviewer of a market dialogue")
    model = Step
    template = "needs/letters/dialogue_reviewed.txt"


class EnquiryWaiting(ToHolder):
    """A supplier has asked something; which one is said to nobody."""

    kind = "dialogue_enquiry"
    label = _("Question from a supplier")
    model = DialogueEnquiry
    template = "needs/letters/dialogue_enquiry.txt"

    def is_still_true(self):
        return self.subject.answered_at is None and super().is_still_true()


class DialogueClosed(ToHolder):
    kind = "dialogue_closed"
    label = _("A market dialogue has closed")
    model = MarketDialogue
    template = "needs/letters/dialogue_closed.txt"

    @property
    def dialogue(self):
        return self.subject


class ToSupplier(Letter):
    """To a manager of a supplier, or its mailbox where nobody speaks for it; never about what they may not read."""

    def __init__(self, subject, addressee=None, mailbox=""):
        super().__init__(subject)
        self.addressee, self.mailbox = addressee, mailbox

    @property
    def dialogue(self):
        return self.subject.dialogue

    def unique_key(self):
        whom = self.addressee.pk if self.addressee else self.mailbox
        return f"{self.kind}:{self.subject.pk}:{whom}"

    def recipient(self):
        return self.addressee or self.mailbox

    def is_still_true(self):
        reader = self.addressee or AnonymousUser()
        return MarketDialogue.objects.visible_to(reader).filter(pk=self.dialogue.pk).exists()

    def context(self):
        return {
            "dialogue": self.dialogue,
            "subject": self.subject,
            "link": self.link("needs:dialogue", self.dialogue.slug),
        }


class DialoguePublished(ToSupplier):
    """Questions to all suppliers that match, at the same moment."""

    kind = "dialogue_published"
    label = _("Market dialogue: questions to suppliers")
    model = DialogueRecipient
    template = "needs/letters/dialogue_published.txt"

    def context(self):
        return super().context() | {"questions": self.dialogue.questions.all()}


class EnquiryAnswered(ToSupplier):
    """A question that one supplier asked, answered to all."""

    kind = "dialogue_enquiry_answered"
    label = _("Answer to a question in a market dialogue")
    model = DialogueEnquiry
    template = "needs/letters/dialogue_enquiry_answered.txt"


class DialogueSummedUp(ToSupplier):
    """What came of it, to everybody who was asked or has answered."""

    kind = "dialogue_summed_up"
    label = _("Closing memo of a market dialogue")
    model = MarketDialogue
    template = "needs/letters/dialogue_summed_up.txt"

    @property
    def dialogue(self):
        return self.subject


def tell_holder(letter, subject, dialogue):
    for membership in Membership.objects.told_about(dialogue.owner):
        outbox.leave(letter(subject, membership.user))


def tell_suppliers(letter, subject, dialogue, actors):
    for actor in Actor.objects.filter(pk__in=actors).order_by("pk"):
        tell_recipient(letter, subject, dialogue, actor)


def tell_recipient(letter, subject, dialogue, actor):
    """Its managers, else its mailbox if everybody may read what it is about; say how many letters that were."""
    people = [membership.user for membership in Membership.objects.told_about(actor)]
    for person in people:
        outbox.leave(letter(subject, person))
    if people or not actor.contact_email or not _everybody_may_read(dialogue):
        return len(people)
    outbox.leave(letter(subject, mailbox=actor.contact_email))
    return 1


def _everybody_may_read(dialogue):
    return MarketDialogue.objects.visible_to(AnonymousUser()).filter(pk=dialogue.pk).exists()

"""What those with a role in an evaluation should know of it; never anything of a need, which some may not read."""

from django.utils.translation import gettext_lazy as _

from actors.models import User
from arena import outbox
from arena.outbox.letters import ToEach
from testbeds.evaluation_states import EvaluationState, Part
from testbeds.models import EvaluationRole, Step


def those_with(evaluation, *parts):
    """The people who have one of the parts now, or any, each once."""
    roles = EvaluationRole.objects.filter(evaluation=evaluation, until=None)
    roles = roles.filter(part__in=parts) if parts else roles
    return list(User.objects.filter(pk__in=roles.values("user"), is_active=True).order_by("pk"))


class ToPart(ToEach):
    """To somebody who has one of the `parts` in the evaluation, for as long as they have it; said to each once.

    `evaluation` is the subject itself or what the subject belongs to; the link leads to `page_name` of it.
    """

    parts = tuple(Part)
    page_name = "evaluations:work"

    @property
    def evaluation(self):
        return self.subject.evaluation

    def is_still_true(self):
        """Whoever has left is told nothing more."""
        return self.evaluation.roles.filter(user=self.addressee, until=None, part__in=self.parts).exists()

    def context(self):
        link = self.link(self.page_name, self.evaluation.slug)
        return {"evaluation": self.evaluation, "subject": self.subject, "link": link}


def tell_parts(letter, subject, evaluation, *parts, besides=None):
    """Leave one letter for each who has one of the parts: those named, else those that the letter is for."""
    for person in those_with(evaluation, *(parts or letter.parts)):
        if person != besides:
            outbox.leave(letter(subject, person))


class Appointed(ToPart):
    """A role in an evaluation, and what it asks for first: a word on ties to the supplier."""

    kind = "evaluation_appointed"
    label = _("Role in an evaluation")
    model = EvaluationRole
    related = ("evaluation",)
    template = "evaluations/letters/appointed.txt"

    def is_still_true(self):
        return self.subject.until is None


class AboutStep(ToPart):
    """About a step of the evaluation, for as long as it stands there."""

    model = Step
    related = ("evaluation",)

    def is_still_true(self):
        return self.evaluation.state == self.subject.to_state and super().is_still_true()


class YourTurn(AboutStep):
    """The evaluation has come to where the reader has something to do."""

    kind = "evaluation_your_turn"
    label = _("An evaluation has come to your part")
    template = "evaluations/letters/your_turn.txt"


class Stopped(AboutStep):
    """To all who take part: nothing more is tried until it goes on."""

    kind = "evaluation_stopped"
    label = _("An evaluation is stopped")
    template = "evaluations/letters/stopped.txt"


class GoesOn(AboutStep):
    kind = "evaluation_goes_on"
    label = _("A stopped evaluation goes on")
    template = "evaluations/letters/goes_on.txt"


TURNS = {  # who is told by letter that it is their turn; rooms with more to say have letters of their own
    EvaluationState.PLANNING: (Part.LEAD, Part.SITE_LEAD),
    EvaluationState.BASELINE: (Part.LEAD, Part.SITE_LEAD, Part.SUPPLIER),
    EvaluationState.TEST: (Part.LEAD, Part.SITE_LEAD, Part.SUPPLIER),
    EvaluationState.ANALYSIS: (Part.LEAD, Part.ASSESSOR),
}


def tell_whose_turn(step):
    """Those who go on from where the step led, besides whoever took it."""
    for parts in filter(None, [TURNS.get(step.to_state)]):
        tell_parts(YourTurn, step, step.evaluation, *parts, besides=step.by)

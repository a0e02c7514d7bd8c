"""What the needs hold of a person: what they have decided, shared and declared, and what they were let in to."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from arena.history.persons import Room, Section, holds
from testbeds.models import (
    DialogueEnquiry,
    InterestNotice,
    InventoryResponse,
    MarketDialogue,
    Need,
    NeedAssignment,
    NeedSharing,
    SealedAnswer,
    Step,
)
from testbeds.models.step import SUBJECTS


@holds
class Needs(Room):
    def tell(self, person):
        """Their own words and acts, also about what they may no longer read; of that, no words of others."""
        steps = Step.objects.filter(by=person).order_by("-at", "-pk")
        sharings = NeedSharing.objects.filter(by=person).select_related("actor")
        notices = InterestNotice.objects.filter(by=person).order_by("at", "pk")
        assigned = NeedAssignment.objects.filter(user=person).select_related("need").order_by("since", "pk")
        readable = set(Need.objects.visible_to(person).filter(assignments__user=person).values_list("pk", flat=True))
        yield Section("need_steps", _("What you have done with needs"), [_step(one) for one in steps])
        yield Section("need_sharings", _("Needs you have shared"), [_sharing(one) for one in sharings])
        yield Section("interest_notices", _("Interest you have declared"), [_notice(one) for one in notices])
        yield Section(
            "assigned_needs", _("Needs you have been let in to"), [_assignment(one, readable) for one in assigned]
        )

    def forget(self, person, words):
        """What was decided stays, by a pseudonym; what says more of the person than that goes."""
        NeedAssignment.objects.filter(user=person).delete()
        for model, field in BY_NAME:
            model.objects.filter(**{field: person}).update(**{field: None})


BY_NAME = (
    *((NeedSharing, "by"), (NeedAssignment, "by"), (InterestNotice, "by")),
    *((InventoryResponse, "submitted_by"), (InventoryResponse, "approved_by")),
    *((MarketDialogue, "reviewer"), (MarketDialogue, "opened_by")),
    *((DialogueEnquiry, "answered_by"), (SealedAnswer, "by")),
)


def _step(step):
    about = next(name for name in SUBJECTS if getattr(step, f"{name}_id"))
    model = Step._meta.get_field(about).related_model
    return {
        "about": (_("About"), capfirst(model._meta.verbose_name)),
        "to_state": (_("State"), str(dict(model._meta.get_field("state").flatchoices).get(step.to_state, ""))),
        "reason": (_("Reason"), step.reason),
        "at": (_("When"), step.at),
    }


def _sharing(sharing):
    return {
        "actor": (_("Organisation"), str(sharing.actor)),
        "note": (_("How it is with you"), sharing.note),
        "since": (_("Since"), sharing.since),
    }


def _notice(notice):
    return {
        "text": (_("How you could help"), notice.text),
        "conflict": (_("What the tie is"), notice.conflict),
        "at": (_("When"), notice.at),
    }


def _assignment(assignment, readable):
    """Whoever is no longer of the staff is told that it was, and not what it is about."""
    name = str(assignment.need) if assignment.need_id in readable else ""
    return {"need": (_("Need"), name), "since": (_("Since"), assignment.since)}

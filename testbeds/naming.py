"""What the history calls the rows of this room, and who reads what of them there."""

from django.db.models import F, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy

from actors import recounting
from arena.history import readers
from testbeds.evaluation_states import Part
from testbeds.models import (
    Evaluation,
    InterestNotice,
    InventoryRound,
    MarketDialogue,
    Match,
    Need,
    NeedCluster,
    Observation,
    Participant,
    ReportDraft,
    Testbed,
    TestRequest,
    Verdict,
)

MEASURING = (Part.LEAD, Part.SITE_LEAD, Part.ASSESSOR)


def register():
    """Called once as the portal starts: everything about a need is read by those who may read the need."""
    readers.guard(Need, lambda user: Need.objects.visible_to(user))
    readers.guard(NeedCluster, lambda user: NeedCluster.objects.visible_to(user))
    readers.guard(MarketDialogue, lambda user: MarketDialogue.objects.visible_to(user))
    readers.guard(InterestNotice, _notices)
    readers.guard(Evaluation, lambda user: Evaluation.objects.visible_to(user))
    readers.guard(TestRequest, lambda user: TestRequest.objects.visible_to(user))
    for model, way in {
        Observation: "measure__plan__evaluation",
        Participant: "evaluation",
        ReportDraft: "evaluation",
        Verdict: "evaluation",
    }.items():
        readers.guard(model, _of_those_who_measure(model, way))
    recounting.EXPORTS |= {
        "needs": gettext_lazy("the list of needs"),
        "rounds": gettext_lazy("the answers of an inventory round"),
        "evaluations": gettext_lazy("the list of evaluations"),
        "evaluation-values": gettext_lazy("the values of an evaluation"),
    }
    recounting.LABELS |= {
        Evaluation: lambda: _column("title_sv"),
        Testbed: lambda: _column("name_sv"),
        InventoryRound: lambda: _column("title_sv"),
        MarketDialogue: lambda: _column("title"),
        Need: lambda: _column("title_sv"),
        NeedCluster: lambda: _column("title_sv"),
    }


def _notices(user):
    """A match has no whole number for a key, so that its notices do not name it: they are asked for themselves."""
    return InterestNotice.objects.filter(match__in=Match.objects.visible_to(user).values("pk"))


def _of_those_who_measure(model, way):
    """Values, and words of a report that is not out yet, are for those who measure and judge; not for other staff."""

    def readable(user):
        mine = Evaluation.objects.with_role(user, *MEASURING)
        return model.objects.filter(**{f"{way}__in": mine.values("pk")})

    return readable


def _column(name):
    return Cast(F(name), TextField())

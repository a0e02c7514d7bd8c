"""What evaluations hold of a person: what they were there, what they declared and signed, and how much they wrote.

Who has signed, graded or written stays by the pseudonym of the account, since a result stands on how many they were.
"""

from django.db.models import Count
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from arena.history.persons import Room, Section, holds
from testbeds import models
from testbeds.models import ConflictDeclaration, Evaluation, EvaluationRole, Following

FORGOTTEN = "Orden togs bort när personen glömdes."  # in place of a tie: that there was one still counts

WRITTEN = (  # each column that says who, and the way from its row to the evaluation
    (models.EvaluationRole, "by", "evaluation"),
    (models.ConflictDeclaration, "decided_by", "evaluation"),
    (models.PlanSignature, "user", "plan__evaluation"),
    (models.Deviation, "by", "evaluation"),
    (models.Observation, "by", "measure__plan__evaluation"),
    (models.ValuesFile, "by", "evaluation"),
    (models.Incident, "by", "evaluation"),
    (models.RunningWeek, "by", "evaluation"),
    (models.Readiness, "by", "evaluation"),
    (models.Readiness, "agreed_by", "evaluation"),
    (models.AssessmentSheet, "assessor", "evaluation"),
    (models.VerdictSignature, "user", "verdict__evaluation"),
    (models.SupplierReply, "by", "evaluation"),
    (models.ReportVersion, "by", "evaluation"),
    (models.TakeDown, "by", "evaluation"),
    (models.AdoptionDecision, "by", "evaluation"),
    (models.AdoptionFollowUp, "by", "decision__evaluation"),
)


@holds
class Evaluations(Room):
    def tell(self, person):
        """The title stands only where the person may still read of the evaluation."""
        titles = dict(Evaluation.objects.visible_to(person).values_list("pk", "title_sv"))
        roles = EvaluationRole.objects.filter(user=person).order_by("since", "pk")
        declarations = ConflictDeclaration.objects.filter(user=person).order_by("at", "pk")
        followings = Following.objects.filter(user=person).order_by("since", "pk")
        requests = models.TestRequest.objects.filter(by=person).select_related("testbed").order_by("created_at", "pk")
        yield Section("evaluation_roles", _("Your roles in evaluations"), [_role(one, titles) for one in roles])
        yield Section(
            "conflict_declarations",
            _("What you have declared of ties to suppliers"),
            [_declaration(one, titles) for one in declarations],
        )
        yield Section("evaluation_work", _("What you have done in evaluations"), list(_work(person, titles)))
        yield Section(
            "followed_evaluations", _("Evaluations you follow"), [_following(one, titles) for one in followings]
        )
        yield Section("test_requests", _("Your requests to test"), [_request(one) for one in requests])

    def forget(self, person, words):
        """Roles end, nothing more is told to them, and what they said of themselves goes."""
        Following.objects.filter(user=person).delete()
        EvaluationRole.objects.filter(user=person, until=None).update(until=timezone.now())
        declared = ConflictDeclaration.objects.filter(user=person)
        declared.filter(has_conflict=True, may_stay__isnull=False).update(
            user=None, text=FORGOTTEN, decided_because=FORGOTTEN
        )
        declared.filter(has_conflict=True).update(user=None, text=FORGOTTEN)
        declared.update(user=None)


def _role(role, titles):
    return {
        "evaluation": (_("Evaluation"), titles.get(role.evaluation_id, "")),
        "part": (_("Role"), role.get_part_display()),
        "since": (_("Since"), role.since),
        "until": (_("Until"), role.until),
    }


def _declaration(declaration, titles):
    return {
        "evaluation": (_("Evaluation"), titles.get(declaration.evaluation_id, "")),
        "text": (_("What the tie is"), declaration.text or _("Nothing ties me")),
        "decision": (_("What was decided about it"), declaration.decided_because),
        "at": (_("When"), declaration.at),
    }


def _work(person, titles):
    """How many rows of each kind in each evaluation carry the person's name."""
    for model, name, way in WRITTEN:
        numbers = model.objects.filter(**{name: person}).order_by(way).values_list(way).annotate(number=Count("pk"))
        for key, number in numbers:
            yield {
                "evaluation": (_("Evaluation"), titles.get(key, "")),
                "what": (_("What"), capfirst(model._meta.verbose_name_plural)),
                "number": (_("Number"), number),
            }


def _following(following, titles):
    return {
        "evaluation": (_("Evaluation"), titles.get(following.evaluation_id, "")),
        "since": (_("Since"), following.since),
    }


def _request(request):
    return {
        "testbed": (_("Testbed"), str(request.testbed)),
        "question": (_("What you want to find out"), request.question),
        "at": (_("When"), request.created_at),
    }

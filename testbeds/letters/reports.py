"""A report published or corrected; never anything of a need, which some may not read."""

from django.utils.translation import gettext_lazy as _

from actors.models import Actor, Membership, User
from arena import outbox
from arena.outbox.letters import ToEach
from testbeds.letters.evaluations import those_with
from testbeds.models import ReportVersion


class AboutVersion(ToEach):
    """About a version of a report, to each whom it concerns once; not once it is taken down, or another counts."""

    model = ReportVersion
    related = ("evaluation__take_down",)

    def is_still_true(self):
        evaluation = self.subject.evaluation
        is_newest = not evaluation.versions.filter(number__gt=self.subject.number).exists()
        return is_newest and not evaluation.is_taken_down

    def context(self):
        evaluation = self.subject.evaluation
        return {
            "evaluation": evaluation,
            "version": self.subject,
            "link": self.link("evaluations:detail", evaluation.slug),
        }


class ReportPublished(AboutVersion):
    """It is out, whatever the outcome; of a test that was broken off, why."""

    kind = "report_published"
    label = _("Report of an evaluation published")
    template = "evaluations/letters/report_published.txt"


class ReportCorrected(AboutVersion):
    """What was changed, and why."""

    kind = "report_corrected"
    label = _("Report of an evaluation corrected")
    template = "evaluations/letters/report_corrected.txt"


def tell_all(letter, version):
    """Followers, those with a part in it, and managers of the site, of the supplier and of whose need it is."""
    for person in concerned(version.evaluation):
        outbox.leave(letter(version, person))


def concerned(evaluation):
    """The people, each once, in a fixed order."""
    owners = evaluation.needs.exclude(owner=None).values_list("owner", flat=True)
    actors = Actor.objects.filter(pk__in={evaluation.site_id, evaluation.offering.actor_id, *owners})
    found = {person.pk for person in those_with(evaluation)}
    found |= {membership.user_id for actor in actors for membership in Membership.objects.told_about(actor)}
    found |= set(evaluation.followings.values_list("user", flat=True))
    return list(User.objects.filter(pk__in=found, is_active=True).order_by("pk"))

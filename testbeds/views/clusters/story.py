"""What has happened with a cluster, as far as the reader may read the needs that it happened to."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from actors.rules import is_staff
from testbeds.views.story_line import StoryLine


def story(cluster, user):
    """The latest first; names and reasons only among the staff, since a reason may speak of what others do not see."""
    by_name = is_staff(user)
    told = [*_of_cluster(cluster, by_name), *_of_needs(cluster, user, by_name)]
    return sorted(told, key=lambda line: line.at, reverse=True)


def _of_cluster(cluster, by_name):
    words = {"gathered": _("the cluster was made"), "reworded": _("the common statement was changed")}
    for step in cluster.steps.select_related("by"):
        what = words.get(step.act) or _("the cluster was dissolved")
        yield StoryLine(step.at, capfirst(what), _who(step.by, by_name), step.reason if by_name else "")


def _of_needs(cluster, user, by_name):
    """When each came, and when it left before the end."""
    for member in cluster.members.visible_to(user).select_related("need", "by"):
        named = {"need": member.need}
        yield StoryLine(member.since, _("“%(need)s” came in") % named, _who(member.by, by_name))
        if member.until and member.until != cluster.dissolved_at:
            yield StoryLine(member.until, _("“%(need)s” was taken out") % named, _who(None, by_name))


def _who(person, by_name):
    return str(person) if by_name and person else _("the project staff")

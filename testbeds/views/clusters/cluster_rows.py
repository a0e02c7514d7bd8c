"""Clusters, and the needs in them, as the rows of lists: with numbers of what the reader may read, and of no more."""

from collections import defaultdict

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from actors.models import Municipality
from actors.views.rows import Row, excerpt, in_language
from testbeds.clusters.covering import COUNTY, covered, municipalities_of, readable_members, standing
from testbeds.models import Need
from testbeds.states import NeedState, Visibility

UNSAID = (NeedState.CLUSTERED, NeedState.PUBLISHED)  # what every need of a cluster is


def members_by_cluster(clusters, user):
    """The needs that the reader may read, in one statement."""
    found = defaultdict(list)
    for member in readable_members([cluster.pk for cluster in clusters], user):
        found[member.cluster_id].append(member.need)
    return found


def coverage(needs, user):
    """The codes of the municipalities by key of the need, in one statement."""
    return municipalities_of(Need.objects.filter(pk__in=[need.pk for need in needs]), user)


def cluster_rows(clusters, user):
    """As `components/rows.html` takes them."""
    members = members_by_cluster(clusters, user)
    by_need = coverage([need for needs in members.values() for need in needs], user)
    english = get_language() == "en"
    for cluster in clusters:
        needs = members[cluster.pk]
        title, title_language = in_language(english, cluster.title_sv, cluster.title_en)
        text, language = in_language(english, cluster.statement_sv, cluster.statement_en)
        facts = [of_county(len(covered(standing(needs), by_need))), how_many(needs)]
        badge = (_("Example"), "example") if cluster.is_example else ("", "")
        yield Row(cluster.get_absolute_url(), title, excerpt(text), language, " · ".join(facts), *badge, title_language)


def member_rows(needs):
    english = get_language() == "en"
    for need in needs:
        title, title_language = in_language(english, need.title_sv, need.title_en)
        text, language = in_language(english, need.problem_sv, need.problem_en)
        yield Row(
            need.get_absolute_url(), title, excerpt(text), language, " · ".join(_facts(need)), *_badge(need),
            title_language,
        )  # fmt: skip


def of_county(number):
    return _("%(number)s of %(all)s municipalities") % {"number": number, "all": COUNTY}


def how_many(needs):
    return ngettext("%(n)s need", "%(n)s needs", len(needs)) % {"n": len(needs)}


def town_names():
    return dict(Municipality.objects.values_list("scb_code", "name"))


def _facts(need):
    if not need.is_documented:
        yield str(need.owner)
    elif need.documented_year:
        yield _("found in public text from %(year)s") % {"year": need.documented_year}
    else:
        yield _("found in public text")
    if need.published_at is None or need.visibility != Visibility.PUBLIC:
        who = need.get_visibility_display() if need.published_at else _("not published")
        yield _("seen by: %(who)s") % {"who": who}


def _badge(need):
    if need.state not in UNSAID:
        return str(need.get_state_display()).capitalize(), "info"
    return (_("Documented"), "") if need.is_documented else ("", "")

"""What to begin with: clusters and needs in order, all that it rests on, and weights for anybody to change."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from arena.shared.http import render_page
from testbeds.clusters.covering import COUNTY, covered, standing
from testbeds.clusters.prioritising import WEIGHTS, Criterion, judged, ranked
from testbeds.forms.clusters import WeightsForm
from testbeds.models import Need, NeedCluster
from testbeds.views.clusters.cluster_rows import coverage, how_many, members_by_cluster

PER_PAGE = 50


@login_not_required
@require_safe
def prioritising(request):
    form = WeightsForm(request.GET)
    rows = ranked(list(_things(request.user)), form.weights)
    page = Paginator([row for row in rows if row.score is not None], PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "head": [_("Cluster or need"), _("Points"), _("Criteria known"), *_headings(form.weights)],
        "rows": [_cells(row) for row in page],
        "unknown": [row.thing for row in rows if row.score is None],
        "is_own": form.weights != WEIGHTS,
    }
    return render_page(request, "needs/clusters/prioritising.html", context)


def _things(user):
    """Each with its kind and what is known of it: open clusters by their needs, and the needs that are in none."""
    clusters = list(NeedCluster.objects.open().visible_to(user))
    members = members_by_cluster(clusters, user)
    gathered = {need.pk for needs in members.values() for need in needs}
    needs = list(Need.objects.visible_to(user).for_matching().exclude(pk__in=gathered))
    by_need = coverage([*needs, *(need for found in members.values() for need in found)], user)
    for cluster in clusters:
        if still := standing(members[cluster.pk]):
            kind = " · ".join([_("cluster"), how_many(still)])
            yield cluster, kind, judged(still, covered(still, by_need))
    for need in needs:
        kind = _("need, found in public text") if need.is_documented else _("need")
        yield need, kind, judged([need], covered([need], by_need))


def _headings(weights):
    return [f"{str(name.label).capitalize()} ({weights[name]})" for name in Criterion]


def _cells(row):
    """As `components/data_table.html` takes them."""
    thing = (f"{row.thing.title} ({row.kind})", row.thing.get_absolute_url())
    number = _("%(number)s of %(all)s") % {"number": row.number, "all": len(Criterion)}
    return [thing, row.score, number, *(_said(name, row.known[name]) for name in Criterion)]


def _said(name, known):
    """What it is worth, and why."""
    if known.value is None:
        return _("not stated")
    return f"{_number(known.value, 2)} ({_in_words(name, known.said)})"


def _in_words(name, said):
    if name == Criterion.COVERED:
        return _("%(number)s of %(all)s") % {"number": said, "all": COUNTY}
    if name == Criterion.HOSTING:
        return said.label
    return number_format(said, force_grouping=True) if name == Criterion.AFFECTED else _number(said, 1)


def _number(exact, digits):
    return number_format(round(float(exact), digits), digits)

"""The clusters, and the page of one: what its needs say together, who has them, and what has happened."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_safe

from actors.rules import is_staff
from actors.views.rows import in_language
from arena.shared.http import render_page
from testbeds.clusters.covering import COUNTY, covered, standing
from testbeds.models import NeedCluster
from testbeds.rules import can_coordinate
from testbeds.views.clusters import cluster_rows, story

PER_PAGE = 30


@login_not_required
@require_safe
def cluster_list(request):
    clusters = NeedCluster.objects.open().visible_to(request.user).order_by("name_key", "pk")
    page = Paginator(clusters, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": list(cluster_rows.cluster_rows(list(page), request.user)),
        "found": ngettext("%(n)s cluster", "%(n)s clusters", page.paginator.count) % {"n": page.paginator.count},
        "may_gather": can_coordinate(request.user),
    }
    return render_page(request, "needs/clusters/list.html", context)


@login_not_required
@require_safe
def cluster_detail(request, slug):
    cluster = get_object_or_404(NeedCluster.objects.visible_to(request.user), slug=slug)
    needs = cluster_rows.members_by_cluster([cluster], request.user)[cluster.pk]
    by_need = cluster_rows.coverage(needs, request.user)
    codes = covered(standing(needs), by_need)
    names = cluster_rows.town_names() if codes else {}
    english = get_language() == "en"
    context = {
        "cluster": cluster,
        "needs": needs,
        "rows": list(cluster_rows.member_rows(needs)),
        "covered": cluster_rows.of_county(len(codes)),
        "towns": sorted(names[code] for code in codes),
        "county": COUNTY,
        "title_language": in_language(english, cluster.title_sv, cluster.title_en)[1],
        "language": in_language(english, cluster.statement_sv, cluster.statement_en)[1],
        "story": story.story(cluster, request.user),
        "may_change": cluster.is_open and is_staff(request.user),
    }
    return render_page(request, "needs/clusters/detail.html", context)

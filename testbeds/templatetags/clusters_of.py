"""The cluster that a need is in: on the page of the need, for whoever may read both."""

from django import template

from testbeds.clusters.covering import covered, standing
from testbeds.clusters.gathering import GATHERABLE
from testbeds.models import NeedCluster
from testbeds.rules import can_coordinate_need
from testbeds.views.clusters import cluster_rows

register = template.Library()


@register.inclusion_tag("needs/clusters/_clusters_of.html", takes_context=True)
def clusters_of(context, need):
    """Where it is in none, those of the staff who may gather it find the way."""
    user = context["user"]
    member = need.memberships.current().select_related("cluster").first()
    if member is None:
        may_gather = need.state in GATHERABLE and can_coordinate_need(user, need)
        return {"need": need, "may_gather": may_gather}
    found = NeedCluster.objects.filter(pk=member.cluster_id)
    needs = cluster_rows.members_by_cluster(list(found), user)[member.cluster_id]
    codes = covered(standing(needs), cluster_rows.coverage(needs, user))
    return {
        "need": need,
        "cluster": member.cluster,
        "covered": cluster_rows.of_county(len(codes)),
        "others": list(cluster_rows.member_rows([other for other in needs if other != need])),
    }

"""Clusters of needs, what to begin with, and the needs of the county at a glance."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from testbeds.views.clusters import changing, finding, gathering, overview, prioritising

urlpatterns = [
    path(pgettext_lazy("url", "needs/overview/"), overview.overview, name="overview"),
    path(pgettext_lazy("url", "needs/prioritising/"), prioritising.prioritising, name="prioritising"),
    path(pgettext_lazy("url", "needs/clusters/"), finding.cluster_list, name="clusters"),
    path(pgettext_lazy("url", "needs/clusters/new/"), gathering.cluster_add, name="cluster_add"),
    path(pgettext_lazy("url", "needs/clusters/<slug:slug>/"), finding.cluster_detail, name="cluster"),
    path(pgettext_lazy("url", "needs/clusters/<slug:slug>/edit/"), changing.cluster_edit, name="cluster_edit"),
    path(pgettext_lazy("url", "needs/clusters/<slug:slug>/more/"), gathering.cluster_more, name="cluster_more"),
    path(
        pgettext_lazy("url", "needs/clusters/<slug:slug>/take-out/<slug:need>/"),
        changing.cluster_take_out,
        name="cluster_take_out",
    ),
    path(
        pgettext_lazy("url", "needs/clusters/<slug:slug>/dissolve/"), changing.cluster_dissolve, name="cluster_dissolve"
    ),
]

"""Clusters of needs that everybody reads, and of such that nobody here may read."""

from tests.factories.needs import ClusterFactory, ClusterMemberFactory, NeedFactory


def cluster(_team):
    member = ClusterMemberFactory()
    return {"slug": member.cluster.slug}, {"needs": NeedFactory().slug}


def need_in_cluster(_team):
    member = ClusterMemberFactory()
    return {"slug": member.cluster.slug, "need": member.need.slug}, {}


def hidden_cluster(_team):
    member = ClusterMemberFactory(need=NeedFactory(private=True), cluster=ClusterFactory())
    return {"slug": member.cluster.slug}, {}


CLUSTERS = {cluster, need_in_cluster, hidden_cluster}

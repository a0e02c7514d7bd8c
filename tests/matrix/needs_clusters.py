"""Clusters: everybody reads what consists of needs that they may read, and the project staff gather them."""

from tests.matrix.rows import NOBODY, STAFF, Row, doing, filling_in, reading
from tests.world.needs_clusters import cluster, hidden_cluster, need_in_cluster

CLUSTER = {"thing": cluster, "gated": True}
MEMBER = {"thing": need_in_cluster, "gated": True}
WORDS = {"title_sv": "Lugnare nätter", "statement_sv": "Flera vill ha lugnare nätter."}
REASON = {"reason": "Säger inte samma sak."}

NEED_CLUSTERS = [
    *reading("needs:overview"),
    *reading("needs:prioritising"),
    *reading("needs:clusters"),
    *reading("needs:cluster", thing=cluster),
    *reading("needs:cluster", NOBODY, thing=hidden_cluster, denied=404),
    *filling_in("needs:cluster_add", STAFF, gated=True),
    *filling_in("needs:cluster_edit", STAFF, **CLUSTER),
    doing("needs:cluster_edit", STAFF, WORDS, **CLUSTER),
    Row("needs:cluster_more", "GET", STAFF, **CLUSTER),
    doing("needs:cluster_more", STAFF, {}, **CLUSTER),
    doing("needs:cluster_more", STAFF, {"needs": "finns-inte"}, answer=200, **CLUSTER),
    *filling_in("needs:cluster_take_out", STAFF, **MEMBER),
    doing("needs:cluster_take_out", STAFF, REASON, **MEMBER),
    *filling_in("needs:cluster_dissolve", STAFF, **CLUSTER),
    doing("needs:cluster_dissolve", STAFF, REASON, **CLUSTER),
]
OPEN_CLUSTERS = {"needs:overview", "needs:prioritising", "needs:clusters", "needs:cluster"}

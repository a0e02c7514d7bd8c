import pytest

from arena.shared.errors import Refused
from testbeds.clusters import gathering
from testbeds.models import ClusterMember, Need, NeedCluster
from testbeds.states import NeedState
from tests.factories import UserFactory
from tests.factories.needs import NeedFactory
from tests.racing import faults_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_gather_race_for_one_need_gives_it_to_one_and_tells_the_other_why():
    wanted, staff = NeedFactory(), UserFactory(staff=True)
    others = [NeedFactory() for _ in range(4)]

    faults = faults_at_once(
        *[
            lambda o=other: gathering.gather([o, wanted], by=staff, title_sv="Kluster", statement_sv="Samma sak.")
            for other in others
        ]
    )

    refused = {str(fault) for fault in faults if fault}
    assert faults.count(None) == 1
    assert refused == {f"”{wanted}” är redan med i ett kluster. Ta ut det därifrån först."}
    assert (NeedCluster.objects.count(), ClusterMember.objects.current().count()) == (1, 2)


def test_put_in_race_of_two_clusters_in_opposite_orders_neither_waits_for_ever_nor_shares():
    staff, needs = UserFactory(staff=True), [NeedFactory() for _ in range(2)]
    clusters = [
        gathering.gather([NeedFactory(), NeedFactory()], by=staff, title_sv="Kluster", statement_sv="Samma sak.")
        for _ in range(2)
    ]

    faults = faults_at_once(
        lambda: gathering.put_in(clusters[0], needs, by=staff),
        lambda: gathering.put_in(clusters[1], needs[::-1], by=staff),
    )

    assert sorted(type(fault).__name__ for fault in faults) == ["NoneType", "Refused"]
    assert ClusterMember.objects.current().filter(need__in=needs).values("cluster").distinct().count() == 1


def test_dissolve_race_with_taking_out_puts_each_need_back_once():
    staff, needs = UserFactory(staff=True), [NeedFactory() for _ in range(3)]
    cluster = gathering.gather(needs, by=staff, title_sv="Kluster", statement_sv="Samma sak.")

    faults = faults_at_once(
        lambda: gathering.dissolve(cluster, by=staff, reason="Nej."),
        *[lambda n=need: gathering.take_out(cluster, n, by=staff, reason="Nej.") for need in needs],
    )

    assert {type(fault) for fault in faults} <= {type(None), Refused}
    assert list(Need.objects.values_list("state", flat=True)) == [NeedState.PUBLISHED] * 3
    assert ClusterMember.objects.current().count() == 0

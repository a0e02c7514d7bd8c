"""Whatever staff and owners do, in whatever order: a need out of every cluster stands where it would have stood."""

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from arena.shared.errors import Refused
from testbeds.clusters import gathering
from testbeds.models import ClusterMember, Need, NeedCluster
from testbeds.needs import deciding
from testbeds.states import NeedState, Visibility
from tests.factories import UserFactory
from tests.factories.needs import NeedFactory

pytestmark = pytest.mark.django_db

NEEDS = 4
WHICH = st.integers(0, NEEDS - 1)
CLUSTERED = NeedState.CLUSTERED


class Clusters(RuleBasedStateMachine):
    """A few needs, and a model of whether each is published; nothing else about it changes by being gathered."""

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    @initialize(published=st.lists(st.booleans(), min_size=NEEDS, max_size=NEEDS))
    def make_needs(self, published):
        self.staff = UserFactory(staff=True)
        self.needs = [NeedFactory(**({} if is_shown else {"confirmed": True})) for is_shown in published]
        self.shown = dict(zip([need.pk for need in self.needs], published, strict=True))

    def _try(self, act, *given, **named):
        with suppress(Refused), transaction.atomic():
            return act(*given, by=self.staff, **named)

    def _cluster(self, which):
        found = list(NeedCluster.objects.order_by("pk"))
        return found[which % len(found)] if found else None

    @rule(which=st.sets(WHICH, min_size=2))
    def gather(self, which):
        needs = [self.needs[place] for place in sorted(which)]
        self._try(gathering.gather, needs, title_sv="Kluster", statement_sv="Samma sak.")

    @rule(which=WHICH, cluster=WHICH)
    def put_in(self, which, cluster):
        if found := self._cluster(cluster):
            self._try(gathering.put_in, found, [self.needs[which]])

    @rule(which=WHICH, cluster=WHICH)
    def take_out(self, which, cluster):
        if found := self._cluster(cluster):
            self._try(gathering.take_out, found, self.needs[which], reason="Nej.")

    @rule(cluster=WHICH)
    def dissolve(self, cluster):
        if found := self._cluster(cluster):
            self._try(gathering.dissolve, found, reason="Nej.")

    @rule(which=WHICH)
    def publish(self, which):
        need = Need.objects.get(pk=self.needs[which].pk)
        if self._try(deciding.publish, need):
            self.shown[need.pk] = True

    @rule(which=WHICH, visibility=st.sampled_from(Visibility))
    def set_visibility(self, which, visibility):
        need = Need.objects.get(pk=self.needs[which].pk)
        if self._try(deciding.set_visibility, need, visibility) and visibility == Visibility.OWNER:
            self.shown[need.pk] = False

    @rule(which=WHICH)
    def fall_asleep(self, which):
        with suppress(Refused), transaction.atomic():
            deciding.fall_asleep(self.needs[which])

    @rule(which=WHICH)
    def wake(self, which):
        self._try(deciding.revive, self.needs[which])

    @invariant()
    def needs_stand_where_they_would(self):
        members = dict(ClusterMember.objects.current().values_list("need", "cluster__state"))
        for need in Need.objects.filter(pk__in=self.shown):
            shown = NeedState.PUBLISHED if self.shown[need.pk] else NeedState.CONFIRMED
            stands = need.state_before if need.state == NeedState.DORMANT else need.state
            assert (need.published_at is not None) == self.shown[need.pk]
            assert stands == (CLUSTERED if need.pk in members else shown)
        assert set(members.values()) <= {NeedCluster.OPEN}
        assert not NeedCluster.objects.open().exclude(members__until=None).exists()


def test_any_sequence_of_gathering_and_undoing_restores_every_need():
    run_state_machine_as_test(
        Clusters,
        settings=settings(
            max_examples=15,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

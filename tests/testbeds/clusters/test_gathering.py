import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from arena.shared.errors import Refused
from testbeds.clusters import gathering
from testbeds.clusters.covering import covered, municipalities_of
from testbeds.models import Need, NeedCluster
from testbeds.needs import deciding
from testbeds.states import NeedState, Visibility
from tests.factories import MunicipalityFactory, UserFactory
from tests.factories.needs import ClusterFactory, ClusterMemberFactory, NeedFactory, SharingFactory, TownFactory

pytestmark = pytest.mark.django_db

WORDS = {"title_sv": "Lugnare nätter", "statement_sv": "Flera kommuner vill ha lugnare nätter."}


@pytest.fixture
def staff():
    return UserFactory(staff=True)


def gathered(staff, *needs):
    return gathering.gather(list(needs), by=staff, **WORDS)


def states(*needs):
    return [Need.objects.get(pk=need.pk).state for need in needs]


def test_statement_13_cluster_counts_each_municipality_once_keeps_the_texts_and_is_undone(staff):
    kalmar = TownFactory(municipality=MunicipalityFactory())
    one, two = NeedFactory(owner=kalmar), NeedFactory(owner=kalmar, confirmed=True)
    SharingFactory(need=one, actor=TownFactory(municipality=MunicipalityFactory(scb_code="0885")))
    facts = [name for name in (f.attname for f in Need._meta.concrete_fields) if name not in ("state", "changed_at")]
    before = [Need.objects.filter(pk=need.pk).values(*facts).get() for need in (one, two)]

    cluster = gathered(staff, one, two)

    by_need = municipalities_of(Need.objects.filter(clusters=cluster), staff)
    assert covered([one, two], by_need) == {"0880", "0885"}
    assert states(one, two) == [NeedState.CLUSTERED] * 2
    gathering.dissolve(cluster, by=staff, reason="De säger inte samma sak.")
    assert states(one, two) == [NeedState.PUBLISHED, NeedState.CONFIRMED]
    assert [Need.objects.filter(pk=need.pk).values(*facts).get() for need in (one, two)] == before


def test_gather_writes_down_who_and_when_about_the_cluster_and_each_need(staff):
    need = NeedFactory()

    cluster = gathered(staff, need, NeedFactory())

    assert [(step.act, step.by) for step in cluster.steps.all()] == [("gathered", staff)]
    moved = need.steps.values_list("from_state", "to_state", "by").get()
    assert moved == (NeedState.PUBLISHED, NeedState.CLUSTERED, staff.pk)


def test_gather_fewer_than_two_is_refused(staff):
    with pytest.raises(Refused, match="minst två"):
        gathered(staff, NeedFactory())


def test_gather_need_of_another_cluster_is_refused_and_nothing_is_made(staff):
    taken, free = NeedFactory(), NeedFactory()
    gathered(staff, taken, NeedFactory())

    with pytest.raises(Refused, match="redan med i ett kluster"):
        gathered(staff, free, taken)

    assert (NeedCluster.objects.count(), states(free)) == (1, [NeedState.PUBLISHED])


@pytest.mark.parametrize("state", [NeedState.SUBMITTED, NeedState.WITHDRAWN])
def test_gather_need_that_is_not_confirmed_or_no_longer_is_one_is_refused(staff, state):
    need = NeedFactory(state=state, published_at=None)

    with pytest.raises(Refused, match="har ändrats"):
        gathered(staff, need, NeedFactory())


def test_address_of_published_needs_says_what_they_are_about_and_is_never_a_fixed_word(staff):
    readable = gathered(staff, NeedFactory(), NeedFactory(confirmed=True))
    fixed = gathering.gather([NeedFactory(), NeedFactory()], by=staff, title_sv="Ny", statement_sv="Ny.")

    assert (readable.slug, fixed.slug) == ("lugnare-natter", "ny-kluster")


def test_address_of_needs_that_nobody_else_reads_says_nothing(staff):
    cluster = gathered(staff, NeedFactory(private=True), NeedFactory(confirmed=True))

    assert "natter" not in cluster.slug


def test_put_in_gathers_more_and_take_out_puts_back(staff):
    first, more = NeedFactory(), NeedFactory(documented=True)
    cluster = gathered(staff, first, NeedFactory())

    gathering.put_in(cluster, [more], by=staff)
    joined = states(more)
    gathering.take_out(cluster, more, by=staff, reason="Något annat.")

    assert (joined, states(more, first)) == ([NeedState.CLUSTERED], [NeedState.PUBLISHED, NeedState.CLUSTERED])
    assert more.steps.first().reason == "Något annat."


def test_take_out_the_last_dissolves_the_cluster(staff):
    one, two = NeedFactory(), NeedFactory()
    cluster = gathered(staff, one, two)

    gathering.take_out(cluster, one, by=staff, reason="Nej.")
    gathering.take_out(cluster, two, by=staff, reason="Nej.")

    cluster.refresh_from_db()
    assert (cluster.state, cluster.dissolved_at is None) == (NeedCluster.DISSOLVED, False)
    assert [member.need for member in cluster.members.making_up()] == [two]


def test_take_out_what_is_not_in_it_is_refused(staff):
    cluster = gathered(staff, NeedFactory(), NeedFactory())

    with pytest.raises(Refused, match="har ändrats"):
        gathering.take_out(cluster, NeedFactory(), by=staff, reason="Nej.")


@pytest.mark.parametrize("act", ["put_in", "reword", "take_out", "dissolve"])
def test_dissolved_cluster_takes_no_more_acts(staff, act):
    need = NeedFactory()
    cluster = gathered(staff, need, NeedFactory())
    gathering.dissolve(cluster, by=staff, reason="Nej.")
    acts = {
        "put_in": lambda: gathering.put_in(cluster, [need], by=staff),
        "reword": lambda: gathering.reword(cluster, by=staff),
        "take_out": lambda: gathering.take_out(cluster, need, by=staff, reason="Nej."),
        "dissolve": lambda: gathering.dissolve(cluster, by=staff, reason="Nej."),
    }

    with pytest.raises(Refused, match="har upplösts"):
        acts[act]()


def test_reword_keeps_the_words_and_says_that_they_changed(staff):
    cluster = gathered(staff, NeedFactory(), NeedFactory())
    cluster.title_sv = "Nätter utan oro"

    gathering.reword(cluster, by=staff)

    cluster.refresh_from_db()
    assert (cluster.title_sv, cluster.slug) == ("Nätter utan oro", "lugnare-natter")
    assert cluster.steps.first().act == "reworded"


def test_dissolve_brings_nothing_into_sight_that_its_owner_has_kept_meanwhile(staff):
    need = NeedFactory()
    cluster = gathered(staff, need, NeedFactory())
    deciding.set_visibility(need, Visibility.OWNER, by=need.owner and staff)

    gathering.dissolve(cluster, by=staff, reason="Nej.")

    need.refresh_from_db()
    assert (need.state, need.published_at, need.visibility) == (NeedState.CONFIRMED, None, Visibility.OWNER)


def test_dissolve_leaves_what_was_published_meanwhile_published(staff):
    need = NeedFactory(confirmed=True)
    cluster = gathered(staff, need, NeedFactory())
    deciding.publish(need, by=staff)

    gathering.dissolve(cluster, by=staff, reason="Nej.")

    assert states(need) == [NeedState.PUBLISHED]


@pytest.mark.parametrize(
    ("state", "facts"),
    [
        (NeedState.IN_DIALOGUE, {}),
        (NeedState.SOLVED, {"solved_how": "Ett larm."}),
        (NeedState.WITHDRAWN, {}),
        (NeedState.IN_TEST, {"state_before": NeedState.IN_DIALOGUE}),
    ],
)
def test_dissolve_leaves_what_has_moved_on_where_it_has_come_to(staff, state, facts):
    need = NeedFactory()
    cluster = gathered(staff, need, NeedFactory())
    Need.objects.filter(pk=need.pk).update(state=state, **facts)

    gathering.dissolve(cluster, by=staff, reason="Nej.")

    found = Need.objects.values("state", "state_before").get(pk=need.pk)
    assert found == {"state": state, "state_before": facts.get("state_before", "")}
    assert not need.memberships.current().exists()
    assert need.steps.first().act == "left_cluster"


@pytest.mark.parametrize("state", [NeedState.DORMANT, NeedState.IN_TEST])
@pytest.mark.parametrize("trait", ["published", "confirmed"])
def test_dissolve_puts_right_where_a_resting_or_tested_need_goes_back_to(staff, state, trait):
    need = NeedFactory(**({"confirmed": True} if trait == "confirmed" else {}))
    cluster = gathered(staff, need, NeedFactory())
    Need.objects.filter(pk=need.pk).update(state=state, state_before=NeedState.CLUSTERED)

    gathering.dissolve(cluster, by=staff, reason="Nej.")

    assert Need.objects.values_list("state", "state_before").get(pk=need.pk) == (state, trait)


def broken(name):
    return pytest.raises(IntegrityError, match=name)


def test_constraint_clustermember_need_in_one_cluster_at_a_time():
    member = ClusterMemberFactory()

    with broken("clustermember_need_in_one_cluster_at_a_time"), transaction.atomic():
        ClusterMemberFactory(need=member.need)

    member.until = timezone.now()
    member.save()
    assert ClusterMemberFactory(need=member.need).pk


def test_constraint_clustermember_stood_confirmed_or_published():
    with broken("clustermember_stood_confirmed_or_published"):
        ClusterMemberFactory(state_before=NeedState.CLUSTERED)


def test_constraint_clustermember_leaves_after_joining():
    member = ClusterMemberFactory()
    member.until = member.since - timezone.timedelta(seconds=1)

    with broken("clustermember_leaves_after_joining"):
        member.save()


@pytest.mark.parametrize("facts", [{"state": "dissolved"}, {"dissolved_at": timezone.now()}])
def test_constraint_needcluster_dissolved_says_when(facts):
    with broken("needcluster_dissolved_says_when"):
        ClusterFactory(**facts)

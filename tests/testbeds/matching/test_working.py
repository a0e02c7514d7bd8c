"""What changes is noted whatever path it took, and worked off once; the recalculation goes on where it stood."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from actors.models import Actor, Offering, Term
from arena.shared.errors import Refused
from testbeds.matching import computing, working
from testbeds.models import Match, MatchWork, Need, Recalculation
from testbeds.tasks import age_matches, match
from tests.factories import (
    ComplianceClaimFactory,
    DeploymentFactory,
    EvidenceFactory,
    MunicipalityFactory,
    NeedFactory,
    OfferingFactory,
    OfferingVersionFactory,
    TermFactory,
    UserFactory,
)
from tests.racing import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    need = NeedFactory(terms=["OMR01"])
    offering = OfferingFactory(terms=["OMR01"], trl=9)
    match()
    return need, offering


def noted():
    """What waits to be computed, each once."""
    return {(work.need, work.offering) for work in MatchWork.objects.all()}


OFFERING_CHANGES = {
    "trl": lambda offering: Offering.objects.filter(pk=offering.pk).update(trl=3),
    "standards": lambda offering: Offering.objects.filter(pk=offering.pk).update(standards="FHIR"),
    "terms": lambda offering: offering.terms.add(TermFactory(code="VO01")),
    "fewer terms": lambda offering: offering.terms.clear(),
    "not for": lambda offering: offering.not_for.add(TermFactory(code="MG01")),
    "evidence": lambda offering: EvidenceFactory(offering=offering),
    "claim": lambda offering: ComplianceClaimFactory(offering=offering),
    "deployment": lambda offering: DeploymentFactory(offering=offering),
    "version": lambda offering: OfferingVersionFactory(offering=offering),
    "supplier's state": lambda offering: Actor.objects.filter(pk=offering.actor_id).update(state="dormant"),
    "supplier confirms": lambda offering: Actor.objects.filter(pk=offering.actor_id).update(
        confirmed_at=timezone.now()
    ),
    "paused": lambda offering: Offering.objects.filter(pk=offering.pk).update(state="paused"),
}
NEED_CHANGES = {
    "terms": lambda need: need.terms.add(TermFactory(code="VO01")),
    "readiness": lambda need: Need.objects.filter(pk=need.pk).update(required_trl=3),
    "claims": lambda need: Need.objects.filter(pk=need.pk).update(required_claims=["security"]),
    "standards": lambda need: Need.objects.filter(pk=need.pk).update(required_standards="FHIR"),
}


@pytest.mark.parametrize("change", OFFERING_CHANGES.values(), ids=OFFERING_CHANGES)
def test_change_of_an_offering_is_noted_by_the_database(pair, change):
    _need, offering = pair

    change(offering)

    assert noted() == {(None, offering.pk)}


@pytest.mark.parametrize("change", NEED_CHANGES.values(), ids=NEED_CHANGES)
def test_change_of_a_need_is_noted_by_the_database(pair, change):
    need, _offering = pair

    change(need)

    assert noted() == {(need.pk, None)}


def test_change_of_where_a_customer_lies_is_noted(pair):
    _need, offering = pair
    host = DeploymentFactory(offering=offering).actor
    match()

    Actor.objects.filter(pk=host.pk).update(municipality=MunicipalityFactory())

    assert noted() == {(None, offering.pk)}


def test_change_that_the_rule_does_not_read_is_not_noted(pair):
    Need.objects.update(problem_sv="Ett annat problem.", visibility="arena", state="clustered")
    Offering.objects.update(name="Nytt namn", support="dygnet runt")
    NeedFactory(draft=True, terms=["OMR01"])
    OfferingFactory(draft=True, terms=["OMR01"])

    assert noted() == set()


def test_need_that_is_revived_is_noted(pair):
    need, _offering = pair
    Need.objects.update(state="dormant", state_before="published")

    before = noted()
    Need.objects.update(state="published", state_before="")

    assert (before, noted()) == (set(), {(need.pk, None)})


def test_task_computes_what_changed_and_forgets_it():
    NeedFactory(terms=["OMR01"])
    offering = OfferingFactory(terms=["OMR01"], trl=9)

    match()
    found = Match.objects.get()
    Offering.objects.update(trl=2)
    match()

    assert (found.fails, Match.objects.get().fails, noted()) == ([], ["ready"], set())
    assert Match.objects.get().offering == offering


def test_task_takes_so_many_changes_at_once(monkeypatch):
    monkeypatch.setattr(working, "CHANGES_AT_ONCE", 2)
    for _number in range(5):
        NeedFactory(terms=["OMR01"])
    OfferingFactory(terms=["OMR01"])

    took = working.take_changes()

    left = MatchWork.objects.count()
    match()
    assert (took, left > 0, Match.objects.count(), noted()) == (True, True, 5, set())


def test_changed_code_of_an_area_starts_everything_anew(pair):
    Term.objects.filter(code="OMR01").update(who_codes=["2.4.2"])

    first = noted()
    match()

    job = Recalculation.objects.get()
    assert first == {(None, None)}
    assert (job.started_by, job.done, job.total, job.finished_at is not None) == (None, 1, 1, True)


def test_changed_code_while_everything_is_computed_begins_from_the_start(pair):
    job = Recalculation.objects.create(total=1, done=1, last_need=10**9)
    Term.objects.filter(code="OMR01").update(who_codes=["2.4.2"])

    working.take_changes()

    job.refresh_from_db()
    assert (job.done, job.last_need, Recalculation.objects.count()) == (0, 0, 1)


def test_recalculation_that_is_killed_goes_on_where_it_stood(monkeypatch):
    """The batch that was under way is done again, and those before it are not."""
    monkeypatch.setattr(working, "NEEDS_AT_ONCE", 1)
    needs = [NeedFactory(terms=["OMR01"]) for _number in range(3)]
    OfferingFactory(terms=["OMR01"])
    MatchWork.objects.all().delete()
    job = working.start(by=UserFactory())
    computed = []

    def compute(needs):
        computed.append(needs)
        if len(computed) == 2:
            raise SystemExit
        return computing.recompute(needs=needs)

    monkeypatch.setattr(working, "recompute", compute)
    with pytest.raises(SystemExit):
        working.work_off()
    job.refresh_from_db()
    stood = (job.done, job.total, job.last_need)
    working.work_off()

    job.refresh_from_db()
    keys = [need.pk for need in needs]
    assert stood == (1, 3, keys[0])
    assert computed == [[keys[0]], [keys[1]], [keys[1]], [keys[2]]]
    assert (job.done, job.written, job.percent, job.finished_at is not None) == (3, 3, 100, True)


def test_recalculation_while_one_is_under_way_is_refused():
    working.start(by=UserFactory())

    with pytest.raises(Refused, match="pågår redan"):
        working.start(by=UserFactory())


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_each_match_once():
    for _number in range(4):
        NeedFactory(terms=["OMR01"])
        OfferingFactory(terms=["OMR01"])
    working.start(by=UserFactory())

    answers = at_once(match, match)
    match()

    assert answers == [None, None]
    assert (Match.objects.count(), noted()) == (16, set())
    assert Recalculation.objects.get().done == 4


def test_facts_that_nobody_confirms_lapse_in_the_night(pair):
    _need, offering = pair

    with time_machine.travel(timezone.now() + timedelta(days=457), tick=False):
        age_matches()
        lapsed = noted()
        match()
        age_matches()

    assert (lapsed, Match.objects.get().fails, noted()) == ({(None, offering.pk)}, ["shown"], set())


def test_claim_past_its_last_day_lapses_in_the_night():
    NeedFactory(terms=["OMR01"], required_claims=["security"])
    offering = OfferingFactory(terms=["OMR01"], trl=9)
    ComplianceClaimFactory(offering=offering, topic="security", valid_until=timezone.localdate())
    match()
    before = Match.objects.get().fails

    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        age_matches()
        match()

    assert (before, Match.objects.get().fails) == ([], ["compliant"])


def test_work_about_both_sides_is_refused_by_the_database():
    with pytest.raises(IntegrityError, match="matchwork_about_one_side"), transaction.atomic():
        MatchWork.objects.create(need=1, offering=1)


def test_second_recalculation_under_way_is_refused_by_the_database():
    Recalculation.objects.create()

    with pytest.raises(IntegrityError, match="recalculation_one_at_a_time"), transaction.atomic():
        Recalculation.objects.create()


def test_recalculation_of_more_than_all_is_refused_by_the_database():
    with pytest.raises(IntegrityError, match="recalculation_does_no_more_than_all"), transaction.atomic():
        Recalculation.objects.create(done=2, total=1)

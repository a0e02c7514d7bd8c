"""The example testbed and its evaluations: what is past is written down, what is decided now goes through the acts."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from actors.demo import COMPANY, TOWN, example_town
from actors.models import Offering, User
from testbeds.adopting import deciding as adopting
from testbeds.demo_evaluation import past, texts
from testbeds.evaluating import moving
from testbeds.evaluating import needs as tested_needs
from testbeds.evaluation_states import BedState, Decision, Domain, EvaluationState, Outcome, Part, Phase
from testbeds.judging import agreeing, assessing, concluding, replying, reviewing
from testbeds.models import Evaluation, Need, Testbed, Verdict
from testbeds.needs import deciding
from testbeds.reporting import drafting, publishing
from testbeds.statistics import asking, working

LEAD, ASSESSOR, REVIEWER = "utvarderare@arena.example", "bedomare@arena.example", "granskare@arena.example"
STAFF = "personal@arena.example"
QUIET, DOSES = "exempel-lugn-natt", "exempel-ratt-dos"
DONE_SLUG, ONGOING_SLUG = "exempel-sensor-under-madrassen", "exempel-signering-i-mobilen"
PASSED = [
    *(EvaluationState.PROPOSAL, EvaluationState.PLANNING, EvaluationState.PLAN_FROZEN),
    *(EvaluationState.BASELINE, EvaluationState.TEST, EvaluationState.ANALYSIS),
]
WEEKS = past.WEEKS_BASELINE + past.WEEKS_TEST


@transaction.atomic
def make_examples():
    """Add testbed and evaluations, unless they are here or what they are about is not; say how many were added."""
    people = {user.email: user for user in User.objects.filter(email__endswith="@arena.example")}
    offerings = {offering.slug: offering for offering in Offering.objects.filter(slug__in=[QUIET, DOSES])}
    town = example_town()
    wanted = {LEAD, ASSESSOR, REVIEWER, STAFF, TOWN, COMPANY}
    if not (town and wanted <= people.keys() and len(offerings) == 2) or Evaluation.objects.filter(slug=DONE_SLUG):
        return 0
    now, today = timezone.now(), timezone.localdate()
    bed = Testbed.objects.create(host=town, state=BedState.PUBLISHED, confirmed_at=now, **texts.BED)
    bed.terms.set(["OMR02", "VO01", "MG02"])
    bed.free_periods.create(starts_on=today + timedelta(weeks=6), ends_on=today + timedelta(weeks=18))
    place = {"site": town, "testbed": bed, "version_text": "3.2"}
    _done(place | {"offering": offerings[QUIET]}, _need(town, people), people, today)
    _ongoing(place | {"offering": offerings[DOSES]}, people, today)
    return 2


def _need(town, people):
    need = Need.objects.create(slug=deciding.unsaying_address(), owner=town, is_example=True, **texts.NEED)
    need.terms.set(["OMR02", "VO01", "MG02"])
    deciding.confirm(deciding.submit(need, by=people[TOWN]), by=people[TOWN])
    return deciding.publish(need, by=people[STAFF])


def _done(place, need, people, today):
    parts = _parts(people)
    began = today - timedelta(weeks=WEEKS + 4)
    evaluation = past.evaluation_of(
        texts.DONE | {"slug": DONE_SLUG}, [need], parts,
        began_on=began, ended_on=began + timedelta(weeks=WEEKS), state=EvaluationState.PLANNING, **place,
    )  # fmt: skip
    minutes, would = past.settled_plan(evaluation, texts.PLAN, [texts.MINUTES, texts.WOULD_RECOMMEND], parts)
    tested_needs.hold(evaluation)
    test = began + timedelta(weeks=past.WEEKS_BASELINE)
    codes = past.participants(evaluation, len(texts.BEFORE))
    by = parts[Part.SITE_LEAD]
    past.values(minutes, codes, texts.BEFORE, phase=Phase.BASELINE, on=began + timedelta(days=14), by=by)
    past.values(minutes, codes, texts.AFTER, phase=Phase.TEST, on=test + timedelta(weeks=7), by=by)
    past.values(would, codes, texts.YES, phase=Phase.TEST, on=test + timedelta(weeks=7), by=by)
    past.answers(evaluation, codes, texts.SUS, on=test + timedelta(weeks=7))
    past.beside(evaluation, parts)
    what, why = texts.DEVIATION
    evaluation.deviations.create(what=what, why=why, by=by, at=past.moment(began + timedelta(days=20)))
    past.passed(evaluation, PASSED, parts)
    Evaluation.objects.filter(pk=evaluation.pk).update(state=EvaluationState.ANALYSIS)
    evaluation.refresh_from_db()
    asking.ask(evaluation)
    working.take_one()
    _judge(evaluation, people, parts)
    _publish(evaluation, people, parts)
    adopting.decide(
        evaluation, evaluation.site, decision=Decision.LIMITED, decided_on=today, reason=texts.DECISION_REASON,
        by=people[TOWN], met=[Need.objects.get(pk=need.pk)],
    )  # fmt: skip


def _judge(evaluation, people, parts):
    """Two grade alone, agree, and sign what the plan led to."""
    lead, assessor = parts[Part.LEAD], parts[Part.ASSESSOR]
    grades = {
        Domain(domain): {"mark": mark, "reasons": reasons, "evidence": ""}
        for domain, (mark, reasons) in texts.GRADES.items()
    }
    for person in (lead, assessor):
        assessing.save(evaluation, grades, by=person)
        assessing.hand_in(evaluation, by=person)
    agreeing.agree(evaluation, grades, by=lead)
    concluding.conclude(
        evaluation, Outcome.CONDITIONAL, conditions=texts.CONDITIONS, reasons=texts.VERDICT_REASONS, by=lead
    )
    read = concluding.mark(Verdict.objects.get(evaluation=evaluation))
    for person in (lead, assessor):
        concluding.sign(evaluation, seen=read, by=person)


def _publish(evaluation, people, parts):
    lead = parts[Part.LEAD]
    moving.begin_draft(evaluation, by=lead)
    drafting.save(evaluation, texts.DRAFT, by=lead)
    drafting.submit(Evaluation.objects.get(pk=evaluation.pk), by=lead)
    replying.reply(evaluation, text=texts.REPLY, by=parts[Part.SUPPLIER])
    reviewing.approve(evaluation, seen=reviewing.mark(evaluation), by=parts[Part.REVIEWER])
    publishing.publish(evaluation, by=people[STAFF])


def _ongoing(place, people, today):
    """In the middle of its test, with values to enter: the baseline is there, the test has begun."""
    parts = _parts(people)
    del parts[Part.REVIEWER]
    needs = list(Need.objects.filter(is_example=True, title_sv__startswith="Exempel: Osignerade")[:1])
    began = today - timedelta(weeks=past.WEEKS_BASELINE + 1)
    evaluation = past.evaluation_of(
        texts.ONGOING | {"slug": ONGOING_SLUG}, needs, parts,
        began_on=began, state=EvaluationState.PLANNING, **place,
    )  # fmt: skip
    plan = texts.PLAN | {"question": "Märks en osignerad dos tidigare när den signeras i mobilen?"}
    measure = texts.MINUTES | {"name": "Tid för signering per pass"}
    (minutes,) = past.settled_plan(evaluation, plan, [measure], parts)
    tested_needs.hold(evaluation)
    codes = past.participants(evaluation, len(texts.BEFORE))
    on, by = began + timedelta(days=14), parts[Part.SITE_LEAD]
    past.values(minutes, codes, [value - 20 for value in texts.BEFORE], phase=Phase.BASELINE, on=on, by=by)
    past.passed(evaluation, PASSED[:-1], parts)
    Evaluation.objects.filter(pk=evaluation.pk).update(state=EvaluationState.TEST)


def _parts(people):
    return {
        Part.LEAD: people[LEAD],
        Part.SITE_LEAD: people[TOWN],
        Part.SUPPLIER: people[COMPANY],
        Part.ASSESSOR: people[ASSESSOR],
        Part.REVIEWER: people[REVIEWER],
    }

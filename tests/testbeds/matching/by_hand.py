"""The rule of matching once more, as somebody with pen and paper reads it: shares nothing with the statement."""

from fractions import Fraction

from actors.states import ActorState, OfferingState
from actors.trust import Stage, Topic
from tests.testbeds.matching.facts import AREAS, OLD

WEIGHTS = {"A": 35, "V": 20, "M": 15, "I": 15, "E": 10, "D": 5}
MARKET = {"idea": 2, "prototype": 4, "pilot": 7, "ready": 8, "phasing_out": 9}


def nearness(mine, theirs):
    if mine == theirs:
        return Fraction(1)
    best = Fraction(0)
    for one in (code.split(".") for code in AREAS[mine]):
        for other in (code.split(".") for code in AREAS[theirs]):
            if one == other:
                points = Fraction(3, 10)
            elif one == other[: len(one)] or other == one[: len(other)]:
                points = Fraction(6, 10)
            elif len(one) > 1 and one[:-1] == other[:-1]:
                points = Fraction(3, 10)
            else:
                points = Fraction(0)
            best = max(best, points)
    return best


def in_hundredths(value):
    return Fraction(int(value * 100 + Fraction(1, 2)), 100)


def components(need, offering):
    """Without the areas there is no pair: None."""
    near = [max((nearness(mine, theirs) for theirs in offering.areas), default=0) for mine in need.areas]
    if not any(near):
        return None
    found = {"A": Fraction(sum(near)) / len(near)}
    if need.care:
        everywhere = "VO90" in (*need.care, *offering.care)
        found["V"] = Fraction(1) if {*need.care} & {*offering.care} else Fraction(7, 10) if everywhere else Fraction(0)
    if need.groups:
        found["M"] = Fraction(len({*need.groups} & {*offering.groups}), len(need.groups))
    if need.standards:
        found["I"] = Fraction(len({*need.standards} & {*offering.standards}), len(need.standards))
    found["E"] = Fraction(max(offering.levels, default=0), 4)
    found["D"] = max((use(stage, in_county) for stage, in_county in offering.used), default=Fraction(0))
    return {name: in_hundredths(points) for name, points in found.items()}


def use(stage, in_county):
    if stage == Stage.IN_USE:
        return Fraction(1) if in_county else Fraction(7, 10)
    return Fraction(3, 10) if stage == Stage.PILOT else Fraction(0)


def weighed(points, weights=WEIGHTS):
    """The weighted mean of these points, of a hundred, rounded half up."""
    mean = sum(weights[name] * given for name, given in points.items()) / sum(weights[name] for name in points)
    return int(100 * mean + Fraction(1, 2))


def readiness(offering):
    if offering.trl is not None:
        return offering.trl
    if offering.market:
        return MARKET[offering.market]
    stages = {stage for stage, _in_county in offering.used}
    return 9 if Stage.IN_USE in stages else 7 if Stage.PILOT in stages else 0


def fails(need, offering):
    claims = {topic for topic, days in offering.claims if days is None or days >= 0}
    if offering.regulatory:
        claims.add(Topic.MEDICAL_DEVICE)
    believed = offering.age < OLD and offering.actor_age < OLD
    in_force = offering.state == OfferingState.PUBLISHED and offering.actor_state == ActorState.PUBLISHED
    conditions = {
        "shown": believed and in_force,
        "ready": readiness(offering) >= need.trl,
        "compliant": {*need.claims} <= claims,
        "for_them": not {*need.groups} & {*offering.not_for},
    }
    return [name for name, holds in conditions.items() if not holds]


def has_page(offering):
    return offering.state in OfferingState.public() and offering.actor_state in ActorState.public()


def all_matches(needs, offerings):
    """From each pair to its points, what it fails and its components; pairs that share no area are none."""
    return {
        (need.name, offering.name): (weighed(points), fails(need, offering), points)
        for need in needs
        for offering in offerings
        if has_page(offering) and (points := components(need, offering))
    }

"""What the frozen plan leads to, and how certain it is: worked out from facts, with each reason; people decide.

The word for the primary measure gives the outcome; too little to go on gives none; bars move it down. Reasons are kept
as a code and its numbers, so that each reader has them in their own language.
"""

from typing import NamedTuple

from django.utils.translation import gettext as _

from testbeds.evaluation_states import Certainty, Domain, Outcome
from testbeds.judging import bounds
from testbeds.statistics.disclosing import FEWEST  # fewer are told of nowhere, so no verdict rests on them

MANY, COMPLETE = 12, 80  # of the points of certainty
OF_WORD = {
    "clearly_better": Outcome.RECOMMENDED,
    "probably_better": Outcome.CONDITIONAL,
    "unclear": Outcome.RETEST,
    "probably_worse": Outcome.NOT_RECOMMENDED,
    "clearly_worse": Outcome.NOT_RECOMMENDED,
}
RULES = ("paired", "number", "complete", "independent", "as_planned")  # in the order that they are shown


class Facts(NamedTuple):
    """All that a proposal rests on."""

    is_computed: bool = True  # there are figures of a primary measure
    is_current: bool = True  # and no value has changed since
    wording: str = ""  # of `statistics.wording`; nothing where the plan says not what is enough
    n: int = 0
    completeness: float = 0  # in per cent
    least: int = 80  # what the plan asks of it
    insufficient: tuple = ()
    unexplained: int = 0
    is_paired: bool = False
    is_independent: bool = False
    is_as_planned: bool = False


class Proposal(NamedTuple):
    outcome: Outcome
    reasons: list  # [[code, numbers], …]


def proposal_of(facts):
    """The outcome that the facts lead to, with every reason."""
    if lacking := _too_little(facts):
        return Proposal(Outcome.UNDECIDABLE, lacking)
    outcome = OF_WORD[facts.wording]
    reasons = [[facts.wording, {"n": facts.n}]]
    allowed = bounds.within(outcome, bounds.barred(facts.insufficient, facts.unexplained))
    if allowed != outcome:
        reasons += why_barred(facts.insufficient, facts.unexplained)
    return Proposal(allowed, reasons)


def why_barred(insufficient, unexplained):
    capping = [["insufficient", {"domain": int(domain)}] for domain in insufficient if domain in Domain.capping()]
    return capping + ([["unexplained", {"n": unexplained}]] if unexplained else [])


def _too_little(facts):
    if not facts.is_computed:
        return [["not_computed", {}]]
    if not facts.is_current:
        return [["not_current", {}]]
    few = [["few", {"n": facts.n, "fewest": FEWEST}]] if facts.n < FEWEST else []
    share = {"share": int(facts.completeness), "least": facts.least}
    incomplete = [["incomplete", share]] if facts.completeness < facts.least else []
    no_word = [] if facts.wording else [["no_threshold", {}]]
    return few + incomplete + no_word


def points_of(facts):
    """The five points of certainty, each 1 or 0."""
    earned = {
        "paired": facts.is_paired,
        "number": facts.n >= MANY,
        "complete": facts.completeness >= COMPLETE,
        "independent": facts.is_independent,
        "as_planned": facts.is_as_planned,
    }
    return {rule: int(earned[rule]) for rule in RULES}


def certainty_of(points):
    """0–2 low, 3–4 medium, 5 high."""
    number = sum(points.values())
    if number == len(RULES):
        return Certainty.HIGH
    return Certainty.MEDIUM if number >= 3 else Certainty.LOW


def in_words(reason):
    """A reason as its reader says it."""
    code, numbers = reason
    if code == "insufficient":
        numbers = {"domain": Domain(numbers["domain"]).label}
    return _said()[code] % numbers


def _said():
    return {
        "clearly_better": _("The primary measure is clearly better than the plan asks for (n = %(n)s)."),
        "probably_better": _("The primary measure is probably better, but not for certain (n = %(n)s)."),
        "unclear": _("Whether the primary measure is better or worse is unclear (n = %(n)s)."),
        "probably_worse": _("The primary measure is probably worse (n = %(n)s)."),
        "clearly_worse": _("The primary measure is clearly worse (n = %(n)s)."),
        "not_computed": _("There are no figures for the primary measure."),
        "not_current": _("Values have changed since the figures were computed."),
        "few": _("Too few: the primary measure rests on %(n)s, and at least %(fewest)s are needed."),
        "incomplete": _("%(share)s per cent of the values came in. The plan asks for at least %(least)s per cent."),
        "no_threshold": _("The plan does not say from what result on the primary measure is good enough."),
        "insufficient": _("Insufficient in %(domain)s: it cannot be recommended without conditions."),
        "unexplained": _("Serious incidents that nobody has explained: %(n)s. Until then it cannot be recommended."),
    }


def rules_in_words():
    """What each point of certainty asks for."""
    return {
        "paired": _("The same participants were measured before and after"),
        "number": _("At least %(n)s took part in the primary measure") % {"n": MANY},
        "complete": _("At least %(share)s per cent of the values came in") % {"share": COMPLETE},
        "independent": _("The evaluation lead is no member of the supplier or of where it was tried"),
        "as_planned": _("Nothing that may change the result was done otherwise than planned"),
    }

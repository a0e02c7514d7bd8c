"""Which verdicts cannot be chosen, whatever the figures say; the database holds the same."""

from testbeds.evaluation_states import Domain, Mark, Outcome, Severity

LADDER = [Outcome.RECOMMENDED, Outcome.CONDITIONAL, Outcome.RETEST]  # down from the best, as far as bars reach


def barred(insufficient, unexplained):
    """The outcomes that these domains, graded insufficient, and a number of unexplained serious incidents rule out."""
    if unexplained:
        return {Outcome.RECOMMENDED, Outcome.CONDITIONAL}
    return {Outcome.RECOMMENDED} if set(insufficient) & set(Domain.capping()) else set()


def within(outcome, bars):
    """The outcome itself, or the best one below it that is not barred."""
    if outcome not in bars:
        return outcome
    return next(one for one in LADDER[LADDER.index(outcome) :] if one not in bars)


def insufficient_in(evaluation):
    """The capping domains that were agreed to be insufficient."""
    grades = evaluation.grades.filter(sheet=None, mark=Mark.INSUFFICIENT, domain__in=Domain.capping())
    return [Domain(domain) for domain in grades.values_list("domain", flat=True)]


def unexplained_in(evaluation):
    return evaluation.incidents.filter(severity__in=Severity.serious(), explained_at=None).count()


def is_broken(evaluation, outcome):
    """Whether what has come since the outcome was chosen rules it out."""
    return outcome in barred(insufficient_in(evaluation), unexplained_in(evaluation))

"""Before and after with the same participants: what the differences say, whatever their spread.

The null distribution of signed ranks is counted exactly: rank by rank, which gives what all 2ⁿ sign patterns give, ties
(midranks) included. `scipy.stats.wilcoxon` is exact only where there are no ties; above `EXACT_UP_TO` pairs its normal
approximation is used, and the results say so. Zeros are dropped for p, and counted; in the estimate and the interval
they take part, since "no change" is an answer too.
"""

import math

from testbeds.statistics import medians

EXACT_UP_TO = 200
FEWEST_FOR_TEST = 6  # with five pairs the smallest p is 0.0625: a test could never say anything


def differences(baseline, test):
    """Test minus baseline, pair by pair; rounded as far as values are kept, so that equal ones tie."""
    return [round(after - before, 6) for before, after in zip(baseline, test, strict=True)]


def compared(changes):
    """All that is told of the differences; without p where too few pairs differ."""
    changed = [change for change in changes if change]
    told = {
        "n": len(changes),
        "zeros": len(changes) - len(changed),
        "median": medians.summary(changes)["median"],
        "median_interval": medians.interval(changes),
        **shift(changes),
        "method": "exact" if len(changes) <= EXACT_UP_TO else "normal",
        "smallest_p": min(1.0, 2 * 0.5 ** len(changed)),
    }
    if len(changed) >= FEWEST_FOR_TEST:
        told["p"] = signed_rank_p(changed)
    return told


def shift(changes):
    """The Hodges-Lehmann estimate, and the interval between two of the Walsh averages, with its true level."""
    import numpy as np

    averages = walsh_averages(changes)
    told = {"hodges_lehmann": np.median(averages), "interval": None}
    if len(changes) >= medians.FEWEST_FOR_INTERVAL:
        rank, level = _rank_of_interval(len(changes))
        told["interval"] = {"low": averages[rank - 1], "high": averages[-rank], "level": level}
    return told


def walsh_averages(changes):
    """The mean of every pair of differences, each with itself included, in order."""
    import numpy as np

    values = np.asarray(changes, dtype=float)
    first, second = np.triu_indices(len(values))
    return np.sort((values[first] + values[second]) / 2)


def signed_rank_p(changed):
    """Two-sided, of differences none of which is zero."""
    from scipy.stats import rankdata, wilcoxon

    if len(changed) > EXACT_UP_TO:
        return wilcoxon(changed, method="asymptotic").pvalue
    steps = [round(2 * rank) for rank in rankdata([abs(change) for change in changed])]  # midranks are halves
    ups = sum(step for step, change in zip(steps, changed, strict=True) if change > 0)
    tail = chances(steps)[: min(ups, sum(steps) - ups) + 1].sum()
    return min(1.0, 2 * tail)


def chances(steps):
    """How likely each sum is of those with a plus sign: each has one or not, with equal chance."""
    import numpy as np

    found = np.zeros(sum(steps) + 1)
    found[0] = 1
    for step in steps:
        found /= 2
        with_plus = found[:-step].copy()
        found[step:] += with_plus
    return found


def _rank_of_interval(n):
    """The greatest rank, counted from both ends, with which the interval still holds 95 %; or the whole range."""
    import numpy as np

    tails = _tails(n)
    rank = max(1, int(np.searchsorted(tails, (1 - medians.LEVEL) / 2, side="right")))
    return rank, 1 - 2 * tails[rank - 1]


def _tails(n):
    """The chance that the sum of ranks with a plus sign is at most 0, 1, 2 …, where nothing ties."""
    import numpy as np
    from scipy.stats import norm

    if n <= EXACT_UP_TO:
        return np.cumsum(chances(range(1, n + 1)))
    middle, spread = n * (n + 1) / 4, math.sqrt(n * (n + 1) * (2 * n + 1) / 24)
    return norm.cdf((np.arange(int(middle)) + 0.5 - middle) / spread)

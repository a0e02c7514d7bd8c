"""The median, and an interval for it that assumes nothing about how the values are spread."""

LEVEL = 0.95  # asked for; how much an interval really holds depends on n, and is always said
FEWEST_FOR_INTERVAL = 2


def summary(values):
    """What a phase is told by: the median and the spread first, the mean beside; quartiles lie between the values."""
    import numpy as np

    if not len(values):
        return {"n": 0}
    low, q1, median, q3, high = np.percentile(values, [0, 25, 50, 75, 100])
    return {
        "n": len(values),
        "median": median,
        "mean": np.mean(values),
        "q1": q1,
        "q3": q3,
        "min": low,
        "max": high,
    }


def ranks_of_interval(n):
    """From which value to which, counted in order, and the true level; the narrowest that holds 95 %, or all values."""
    from scipy.stats import binom

    rank = max(1, int(binom.ppf((1 - LEVEL) / 2, n, 0.5)))
    return rank, n + 1 - rank, 1 - 2 * binom.cdf(rank - 1, n, 0.5)


def interval(values):
    if len(values) < FEWEST_FOR_INTERVAL:
        return None
    low, high, level = ranks_of_interval(len(values))
    in_order = sorted(values)
    return {"low": in_order[low - 1], "high": in_order[high - 1], "level": level}

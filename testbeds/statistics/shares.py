"""Shares of few: "none of eight" is not "never", so the interval is always told."""

import math

LEVEL = 0.95


def share(count, n):
    """Wilson's interval; the exact one (Clopper-Pearson) where none or all said yes, where Wilson's is too short."""
    if not n:
        return None
    method = "exact" if count in (0, n) else "wilson"
    interval = {**interval_of(count, n, method), "level": LEVEL}
    return {"count": count, "n": n, "share": count / n, "interval": interval, "method": method}


def upper_limit(n):
    """How great a share may meet what none of n has met."""
    return share(0, n)["interval"]["high"] if n else None


def change(before, after):
    """The difference between two shares of the same participants, in percentage points, with Newcombe's interval.

    His tenth method for paired shares: the Wilson limits of the two, put together by how the answers go along.
    """
    n = len(before)
    if not n:
        return None
    first, second = sum(before) / n, sum(after) / n
    of_first, of_second = interval_of(sum(before), n, "wilson"), interval_of(sum(after), n, "wilson")
    along = _correlation(before, after)
    down = _together(second - of_second["low"], of_first["high"] - first, along)
    up = _together(of_second["high"] - second, first - of_first["low"], along)
    interval = {"low": 100 * (second - first - down), "high": 100 * (second - first + up), "level": LEVEL}
    return {"n": n, "change": 100 * (second - first), "interval": interval, "method": "newcombe"}


def interval_of(count, n, method):
    from scipy.stats import binomtest

    found = binomtest(count, n).proportion_ci(confidence_level=LEVEL, method=method)
    return {"low": float(found.low), "high": float(found.high)}


def _together(one, other, along):
    return math.sqrt(one**2 - 2 * along * one * other + other**2)


def _correlation(before, after):
    """Phi with the correction for few, and none where all answer alike."""
    n = len(before)
    pairs = [(bool(one), bool(other)) for one, other in zip(before, after, strict=True)]
    both, neither = pairs.count((True, True)), pairs.count((False, False))
    fell, rose = pairs.count((True, False)), pairs.count((False, True))
    spread = (both + fell) * (rose + neither) * (both + rose) * (fell + neither)
    if not spread:
        return 0.0
    tied = both * neither - fell * rose
    return (max(tied - n / 2, 0) if tied > 0 else tied) / math.sqrt(spread)

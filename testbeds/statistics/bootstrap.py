"""The mean of few scores with an interval that stays within the scale."""

RESAMPLES = 10_000
FEWEST = 8
AT_ONCE = 1_000  # resamples held in memory at a time


def mean_interval(scores, *, seed, lowest=0, highest=100):
    """BCa; none with fewer than eight, and none where the values are too alike to draw from."""
    import numpy as np
    from scipy.stats import bootstrap

    if len(scores) < FEWEST or len(set(scores)) == 1:
        return None
    drawn = bootstrap(
        (np.asarray(scores, dtype=float),),
        np.mean,
        n_resamples=RESAMPLES,
        batch=AT_ONCE,
        method="BCa",
        rng=np.random.default_rng(seed),
    ).confidence_interval
    if not np.isfinite(drawn).all():
        return None
    low, high = (float(np.clip(limit, lowest, highest)) for limit in drawn)
    return {"low": low, "high": high, "level": 0.95, "method": "bca", "resamples": RESAMPLES}

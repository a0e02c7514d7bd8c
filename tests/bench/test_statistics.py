"""The figures of 20, 200 and 2,000 pairs, beside SciPy called by hand for the same: test, median and estimate."""

import platform
import statistics
import time
from random import Random

import pytest
from django.utils.timezone import localdate

from testbeds.evaluation_states import Design, Direction, MeasureKind, Phase
from testbeds.statistics.computing import results_of
from tests.bench.report import put
from tests.bench.test_bench import MEASURED

pytestmark = pytest.mark.bench

SIZES = {20: 15, 200: 15, 2_000: 5}  # pairs, and how many rounds of each


def test_measure_statistics():
    rows = [line(pairs, *measured(pairs, rounds)) for pairs, rounds in SIZES.items()]

    put(MEASURED, "statistics", "\n".join([heading(), *rows]))


def measured(pairs, rounds):
    """In turn, so that a busy moment of the machine meets both; the first round loads what is needed."""
    baseline, test = values(pairs)
    series = series_of(baseline, test)
    both = [(in_milliseconds(results_of, series), in_milliseconds(by_hand, baseline, test)) for _r in range(rounds + 1)]
    return [statistics.median(times) for times in zip(*both[1:], strict=True)]


def values(pairs):
    """Minutes with a decimal, so that few differences tie."""
    random = Random(20261122)  # noqa: S311
    baseline = [round(random.gauss(42, 5), 1) for _pair in range(pairs)]
    return baseline, [round(value - random.gauss(6, 4), 1) for value in baseline]


def series_of(baseline, test):
    by_phase = {Phase.BASELINE: baseline, Phase.TEST: test}
    measure = {
        **{"number": 1, "name": "Tid", "unit": "minuter", "kind": MeasureKind.NUMBER, "direction": Direction.LOWER},
        **{"worthwhile": 5.0, "enough": None, "is_primary": True, "is_paired": True, "domain": 3, "method": ""},
        **{"excluded": 0, "averaged": 0},
        "values": {phase: {f"K{at}": value for at, value in enumerate(found)} for phase, found in by_phase.items()},
    }
    count = dict.fromkeys(("invited", "began", "completed"), len(test)) | {"left": 0}
    rest = {"responses": [], "weeks": [], "incidents": [], "costs": {}}
    return {"design": Design.PAIRED, "seed": 1, "counts": count, "measures": [measure], **rest}


def by_hand(baseline, test):
    """What somebody would write in a notebook: no interval of the estimate, no points, no words."""
    import numpy as np
    from scipy.stats import quantile_test, wilcoxon

    changes = np.subtract(test, baseline)
    averages = (changes[:, None] + changes) / 2
    interval = quantile_test(changes).confidence_interval(0.95)
    estimate = np.median(averages[np.triu_indices(len(changes))])
    return wilcoxon(changes).pvalue, interval, estimate, np.percentile(baseline, [0, 25, 50, 75, 100])


def in_milliseconds(act, *given):
    began = time.perf_counter()
    act(*given)
    return 1000 * (time.perf_counter() - began)


def line(pairs, portal, bare):
    return f"| {pairs:,} pairs, ms | {portal:.1f} | {bare:.1f} | {portal / bare:.2f} |"


def heading():
    return (
        f"Command: `python3 manage.py test -m bench -k statistics` · {localdate()} · Python {platform.python_version()}"
        "\n\nAll figures of a measure, with exact intervals, points and words, beside SciPy by hand for p, median and "
        "estimate.\n\n| Statistics | Portal | SciPy | Ratio |\n|---|---:|---:|---:|"
    )

"""The same statistics counted the long way: every sign pattern, every sum, nothing from SciPy."""

from fractions import Fraction
from itertools import combinations_with_replacement, product
from math import comb, sqrt

HALF = Fraction(1, 2)
Z = 1.959963984540054  # of the normal curve, for 95 %


def midranks(values):
    """Equal values share the mean of the places that they take."""
    return [
        Fraction(2 * sum(other < value for other in values) + sum(other == value for other in values) + 1, 2)
        for value in values
    ]


def sums_of_all_patterns(ranks):
    return [
        sum(rank for rank, is_up in zip(ranks, signs, strict=True) if is_up)
        for signs in product([False, True], repeat=len(ranks))
    ]


def wilcoxon_p(changes):
    changed = [change for change in changes if change]
    ranks = midranks([abs(change) for change in changed])
    ups = sum((rank for rank, change in zip(ranks, changed, strict=True) if change > 0), Fraction(0))
    smaller = min(ups, sum(ranks) - ups)
    all_sums = sums_of_all_patterns(ranks)
    return min(Fraction(1), Fraction(2 * sum(found <= smaller for found in all_sums), len(all_sums)))


def walsh(changes):
    return sorted((Fraction(one) + Fraction(other)) / 2 for one, other in combinations_with_replacement(changes, 2))


def middle(values):
    in_order = sorted(values)
    half = len(in_order) // 2
    return in_order[half] if len(in_order) % 2 else (in_order[half - 1] + in_order[half]) / 2


def shift_interval(changes):
    """Inverted from the null distribution: the shortest from both ends that holds 95 %, or the whole range."""
    averages, n = walsh(changes), len(changes)
    sums = sums_of_all_patterns(range(1, n + 1))
    tails = [Fraction(sum(found <= most for found in sums), len(sums)) for most in range(len(averages) // 2 + 1)]
    place = max((at for at, tail in enumerate(tails) if 2 * tail <= Fraction(1, 20)), default=0)
    return averages[place], averages[-1 - place], 1 - 2 * tails[place]


def median_interval(values):
    in_order, n = sorted(values), len(values)
    tails = [sum(comb(n, few) for few in range(most + 1)) * HALF**n for most in range((n + 1) // 2)]
    place = max((at for at, tail in enumerate(tails) if 2 * tail <= Fraction(1, 20)), default=0)
    return in_order[place], in_order[-1 - place], 1 - 2 * tails[place]


def wilson(count, n):
    share = count / n
    middle_of, reach = share + Z**2 / (2 * n), Z * sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return (middle_of - reach) / (1 + Z**2 / n), (middle_of + reach) / (1 + Z**2 / n)


def at_most(count, n, share):
    return sum(comb(n, few) * share**few * (1 - share) ** (n - few) for few in range(count + 1))

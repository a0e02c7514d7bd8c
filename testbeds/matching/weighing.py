"""From points per component to points of a hundred, so that anybody with pen and paper arrives at the same."""

from fractions import Fraction

from testbeds.states import WEIGHTS


def score(components, weights=None):
    """The weighted mean of the components that apply, rounded half up.

    Components have two decimals at most, and are counted with as they are written: 0.1 is a tenth, not nearly one.
    """
    weights = WEIGHTS if weights is None else weights
    used = {name: Fraction(str(weights.get(name, 0))) for name in components}
    whole = sum(used.values())
    if not whole:
        return 0
    points = sum(weight * Fraction(str(components[name])) for name, weight in used.items())
    return int(100 * points / whole + Fraction(1, 2))

"""One of five words for a result, from where its interval lies against the smallest worthwhile change.

All is told as an improvement: a fall where lower is better, a rise where higher is. With w, the worthwhile change:

  clearly better    the whole interval is w or more;
  probably better   the estimate is w or more, and the whole interval is above no change;
  unclear           all else: also a difference that is certain but smaller than what is worth anything;
  probably worse    the estimate is −w or less, and the whole interval is below no change;
  clearly worse     the whole interval is −w or less.

Without comparison the level itself is held against what is enough: the same words for "reaches it", where the band
around enough is w wide, or nothing. An interval that holds less than 95 % (five pairs) never says "clearly", and one
that holds less than 90 % says nothing at all.
"""

FOR_CLEAR, FOR_ANY = 0.95, 0.90
CLEARLY_BETTER, PROBABLY_BETTER, UNCLEAR = "clearly_better", "probably_better", "unclear"
PROBABLY_WORSE, CLEARLY_WORSE = "probably_worse", "clearly_worse"


def of_change(estimate, interval, *, worthwhile, lower_is_better):
    """Nothing where the plan says not what is worth anything."""
    if worthwhile is None:
        return None
    return _word(estimate, interval, lower_is_better, reached=worthwhile, safe=0)


def of_level(estimate, interval, *, enough, worthwhile, lower_is_better):
    if enough is None:
        return None
    moved = {**interval, "low": interval["low"] - enough, "high": interval["high"] - enough} if interval else None
    return _word(estimate - enough, moved, lower_is_better, reached=0, safe=-(worthwhile or 0))


def _word(estimate, interval, lower_is_better, *, reached, safe):
    if interval is None or interval["level"] < FOR_ANY:
        return UNCLEAR
    low, high = interval["low"], interval["high"]
    if lower_is_better:
        estimate, low, high = -estimate, -high, -low
    is_sure = interval["level"] >= FOR_CLEAR
    if low >= reached:
        return CLEARLY_BETTER if is_sure else PROBABLY_BETTER
    if high <= -reached and high < 0:
        return CLEARLY_WORSE if is_sure else PROBABLY_WORSE
    if estimate >= reached and low > safe:
        return PROBABLY_BETTER
    if estimate <= -reached and high < -safe:
        return PROBABLY_WORSE
    return UNCLEAR

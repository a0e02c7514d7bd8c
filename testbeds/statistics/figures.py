"""All figures in words, tables and pictures, as a page and a file set them out."""

from testbeds.statistics import answered, pictures, telling


def of(told):
    """What `disclosing.shown` lets out, and nothing else."""
    return {
        "counts": answered.counts(told["counts"]),
        "measures": [_measure(measure) for measure in told["measures"]],
        "phase_head": telling.phase_head(),
        "instruments": [_instrument(instrument) for instrument in told["instruments"]],
        "item_head": answered.item_head(),
        "group_head": answered.group_head(),
        "usage": answered.usage(told["usage"]),
        "incidents": answered.incidents(told["incidents"]),
        "none_seen": answered.none_seen(told["incidents"]),
    }


def _measure(measure):
    return {
        "name": measure["name"],
        "is_primary": measure["is_primary"],
        "word": telling.word(measure["wording"]),
        "tone": telling.TONES.get(measure["wording"], ""),
        "band": telling.band(measure),
        "facts": telling.facts(measure),
        "phases": telling.phases(measure),
        "pictures": pictures.of_measure(measure),
    }


def _instrument(instrument):
    return {
        "title": answered.title(instrument),
        "note": answered.note(instrument),
        "facts": answered.facts(instrument),
        "items": answered.items(instrument),
        "groups": answered.groups(instrument),
        "comments": instrument["comments"],
    }

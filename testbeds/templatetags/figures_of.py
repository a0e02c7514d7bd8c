"""The figures of an evaluation on a page: what `disclosing.shown` lets out, whoever hands them over."""

from django import template

from testbeds.statistics import answered, pictures, telling
from testbeds.statistics.disclosing import shown

register = template.Library()


@register.inclusion_tag("evaluations/_figures.html")
def figures(results):
    """Below a heading of the second level. The same results, kept in a report, give the same page for ever."""
    told = shown(results)
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

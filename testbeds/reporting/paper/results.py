"""The figures as blocks on paper: the same words, tables and pictures as on the page."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from testbeds.reporting.paper import blocks
from testbeds.statistics import figures
from testbeds.statistics.pictures import svg_text


def results(shown):
    """Measure by measure, then what people answered, use and support."""
    told = figures.of(shown)
    made = [blocks.facts(told["counts"])]
    for measure in told["measures"]:
        made += _measure(measure, told["phase_head"])
    for instrument in told["instruments"]:
        made += _instrument(instrument, told)
    return [*made, blocks.subheading(_("Use and support")), blocks.facts(told["usage"])]


def _measure(measure, phase_head):
    kind = _("Primary measure") if measure["is_primary"] else pgettext("measure", "Exploratory")
    yield blocks.subheading(measure["name"], "sv")
    yield blocks.text(". ".join(filter(None, [kind, measure["word"], measure["band"]])))
    yield blocks.facts(measure["facts"])
    for picture in measure["pictures"]:
        yield blocks.picture(svg_text(picture), picture.description)
        yield blocks.table(picture.head, picture.rows, caption=picture.title)
    yield blocks.table(phase_head, measure["phases"], [2, 1, 1, 2, 2, 1])


def _instrument(instrument, told):
    yield blocks.subheading(instrument["title"])
    yield blocks.text(instrument["note"])
    yield blocks.facts(instrument["facts"])
    yield blocks.table(told["item_head"], instrument["items"], _wide_first(told["item_head"]))
    yield blocks.table(told["group_head"], instrument["groups"], _wide_first(told["group_head"]))
    yield blocks.items([(comment, "sv") for comment in instrument["comments"]])


def _wide_first(head):
    return [4, *[1] * (len(head) - 1)]

"""The map of the county: its twelve municipalities, shaded by a number each."""

import json
from functools import lru_cache
from pathlib import Path

from django import template
from django.utils.translation import gettext as _

register = template.Library()

OUTLINE = Path(__file__).resolve().parent.parent / "data" / "kalmar_map.json"
SHADES = 4  # besides the shade of nothing


@lru_cache
def outline():
    return json.loads(OUTLINE.read_text(encoding="utf-8"))


@register.inclusion_tag("components/county_map.html")
def county_map(title, numbers, unit, urls=None, none=0, more=()):
    """Shade each municipality by `numbers` (SCB code to number), beside a table of the same.

    `unit` heads the column of numbers; `urls` (SCB code to address) makes municipalities links.
    A code left out counts 0, or is said to be `none` where no number does not mean that there is nothing.
    `more` gives the table further columns: pairs of heading and SCB code to number.
    """
    urls, limits = urls or {}, shade_limits(numbers.values())
    areas = [
        {
            **area,
            "number": numbers.get(code, 0),
            "url": urls.get(code, ""),
            "code": code,
            "says": f"{area['name']}: {numbers.get(code) or none}",
            "step": shade(numbers.get(code, 0), limits),
        }
        for code, area in outline()["areas"].items()
    ]
    return {
        "title": title,
        "box": outline()["box"],
        "areas": areas,
        "is_linked": bool(urls),
        "legend": [(step, said if step else none) for step, said in legend([area["number"] for area in areas], limits)],
        "head": [_("Municipality"), unit, *[heading for heading, _column in more]],
        "rows": [_line(area, none, more) for area in sorted(areas, key=most_first)],
        "source": _("Outlines: Statistics Sweden, simplified."),
    }


def _line(area, none, more):
    others = [column.get(area["code"], 0) for _heading, column in more]
    return [(area["name"], area["url"]), area["number"] or none, *others]


def shade_limits(numbers):
    """The largest number of each shade: the numbers themselves while they are few, else growing by the same factor."""
    found = sorted({number for number in numbers if number})
    if len(found) <= SHADES:
        return found
    return sorted({max(step, round(found[-1] ** (step / SHADES))) for step in range(1, SHADES + 1)})


def shade(number, limits):
    """The shade of a number: 0 for none, and always the darkest for the largest."""
    if not number:
        return 0
    return SHADES - sum(number <= limit for limit in limits) + 1


def legend(numbers, limits):
    """Every shade in use with the numbers it stands for."""
    shades = {}
    for number in sorted(numbers):
        shades.setdefault(shade(number, limits), []).append(number)
    return [(step, "–".join(map(str, dict.fromkeys((found[0], found[-1]))))) for step, found in shades.items()]


def most_first(area):
    return -area["number"], area["name"]

"""Pictures of the figures, as shapes: the page draws them in the colour of its text, a file in black on white.

Made from what `disclosing.shown` lets out, and from nothing else. What a shape means never hangs on a colour: lines,
dots, a shaded band and words. Each picture stands beside a table of the same numbers.
"""

from django.template.loader import render_to_string

from testbeds.statistics import points, spans


def of_measure(measure):
    """The values one by one where they are few enough, and the interval against what is worthwhile."""
    return [picture for picture in (points.picture_of(measure), spans.picture_of(measure)) if picture]


def svg_text(picture):
    """The picture as a file of its own, with its own colours and letters."""
    return render_to_string("evaluations/_picture.html", {"picture": picture, "is_file": True})

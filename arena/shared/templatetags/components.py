"""The little thinking that the components in templates/components need."""

from typing import NamedTuple

from django import template

register = template.Library()


class Cell(NamedTuple):
    """One cell of a table, with the heading it repeats on a small screen."""

    label: str
    text: object
    url: str
    is_number: bool


@register.filter
def mixes_optional(form):
    """Only a form with both required and optional fields has to say which is which, or one that is part of a form."""
    return getattr(form, "is_part_of_form", False) or len({field.required for field in form.fields.values()}) == 2


@register.filter
def is_marked_optional(field):
    is_free = not (field.field.required or field.field.disabled or getattr(field.field, "says_when_needed", False))
    return is_free and mixes_optional(field.form)


@register.filter
def first_control(field):
    """The id that a link from the error summary leads to: a group of choices has none of its own to focus."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.auto_id


@register.filter
def cells(row, head):
    """Pair the cells of a row with the headings of their columns; a cell is a value or a pair of value and address."""
    return [_cell(label, value) for label, value in zip(head, row, strict=True)]


def _cell(label, value):
    text, url = value if isinstance(value, tuple) else (value, "")
    return Cell(label, text, url, isinstance(text, int | float))


@register.filter
def heads(head, rows):
    """The headings of a table, each with the word on whether numbers stand below it."""
    first = rows[0] if rows else head
    return [
        _cell(label, (label, ""))._replace(is_number=_cell(label, value).is_number)
        for label, value in zip(head, first, strict=True)
    ]


@register.filter
def elided(page):
    """The page numbers worth showing, with a gap where many are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def shares(rows):
    """Give each (label, value) the width of its bar, in percent of the longest."""
    longest = max((value or 0 for _label, value in rows), default=0)
    return [(label, value, round(100 * (value or 0) / longest, 1) if longest else 0) for label, value in rows]

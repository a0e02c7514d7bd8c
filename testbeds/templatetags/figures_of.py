"""The figures of an evaluation on a page: what `disclosing.shown` lets out, whoever hands them over."""

from django import template

from testbeds.statistics.disclosing import shown
from testbeds.statistics.figures import of

register = template.Library()


@register.inclusion_tag("evaluations/_figures.html")
def figures(results):
    """Below a heading of the second level. The same results, kept in a report, give the same page for ever."""
    return of(shown(results))

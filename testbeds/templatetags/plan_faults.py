"""The warning that a settled plan no longer says what was signed, for every page that tells of the plan."""

from django import template

from testbeds.planning.verifying import verify

register = template.Library()


@register.inclusion_tag("evaluations/_plan_faults.html")
def plan_faults(plan):
    """Nothing where the plan stands, or is none."""
    return {"faults": verify(plan) if plan else []}

"""The needs of an organisation on its own page, as far as the reader may see them: in one statement."""

from django import template

from testbeds.models import Need
from testbeds.rules import can_have_needs
from testbeds.views.needs.need_rows import need_rows

register = template.Library()

MOST = 5


@register.inclusion_tag("needs/_needs_of.html", takes_context=True)
def needs_of(context, actor):
    """Those of its units too; nothing at all for whoever gives no care."""
    if not can_have_needs(actor):
        return {}
    found = Need.objects.visible_to(context["user"]).listed().of_actor(actor)
    rows = need_rows(found)
    return {"rows": rows[:MOST], "actor": actor, "is_more": len(rows) > MOST}

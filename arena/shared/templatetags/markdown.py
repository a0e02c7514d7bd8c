"""{{ text|markdown }}: text with simple marks, as arena.shared.markdown shows it."""

from django import template

from arena.shared.markdown import Markdown

register = template.Library()


@register.filter
def markdown(text, top=2):
    """Headings begin at level 2, or at the level given."""
    return Markdown(text, top)

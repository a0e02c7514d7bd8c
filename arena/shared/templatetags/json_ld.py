"""Facts for machines inside a page: a data block, which a browser never runs."""

import json

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import format_html

register = template.Library()

AS_UNICODE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


class Json:
    """Text that cannot end the element it stands in."""

    def __init__(self, value):
        self.value = value

    def __html__(self):
        return json.dumps(self.value, cls=DjangoJSONEncoder, ensure_ascii=False).translate(AS_UNICODE)


@register.simple_tag
def json_ld(value):
    return format_html('<script type="application/ld+json">{}</script>', Json(without_nothing(value)))


def without_nothing(value):
    """Leave out what is not known, all the way down."""
    if isinstance(value, dict):
        kept = {name: without_nothing(part) for name, part in value.items()}
        return {name: part for name, part in kept.items() if part not in (None, "", [], {})}
    if isinstance(value, list):
        return [without_nothing(part) for part in value]
    return value

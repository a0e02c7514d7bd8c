"""The same facts of a need for machines, in the words of schema.org; only for what everybody may read."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from actors.states import Vocabulary
from arena.shared.templatetags.json_ld import json_ld

register = template.Library()


@register.simple_tag
def need_json_ld(need):
    if not need.is_public:
        return ""
    return json_ld({"@context": "https://schema.org", "@graph": [described(need), *_owner(need), _trail(need)]})


def described(need):
    """What somebody looks for; it binds nobody to buy."""
    return {
        "@type": "Demand",
        "@id": _address(need.get_absolute_url()),
        "url": _address(need.get_absolute_url()),
        "name": need.title,
        "description": need.problem,
        "category": [term.label for term in need.terms_of(Vocabulary.AREA)],
        "validFrom": need.published_at,
    }


def _owner(need):
    """Whoever seeks it; nobody here, where it was found in public text."""
    if not (need.owner and need.owner.is_public):
        return []
    actor = need.owner
    seeks = {"@id": _address(need.get_absolute_url())}
    return [{"@type": "Organization", "name": actor.name, "url": _address(actor.get_absolute_url()), "seeks": seeks}]


def _trail(need):
    steps = [(_("Start"), reverse("arena:home")), (_("Needs"), reverse("needs:list"))]
    steps.append((need.title, need.get_absolute_url()))
    trail = [
        {"@type": "ListItem", "position": place, "name": label, "item": _address(path)}
        for place, (label, path) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": trail}


def _address(path):
    return f"{settings.BASE_URL}{path}"

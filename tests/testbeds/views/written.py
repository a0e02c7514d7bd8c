"""What the tests about writing needs arrange again and again."""

from django.urls import reverse

from tests.factories import NeedFactory

PROBLEM = "Tillsynen på natten väcker den som sover."


def first_page(client, **asked):
    """The address that promises the draft one."""
    return client.get(reverse("needs:add"), asked).url


def edit_page(need):
    return reverse("needs:edit", args=[need.slug])


def draft_of(town, **facts):
    return NeedFactory(draft=True, owner=town, **facts)

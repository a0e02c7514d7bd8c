"""The pages that write, while somebody else has the word."""

import pytest
from django.urls import reverse

from tests.actors.drafts import complete_draft

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["register_organisation", "register_competence", "register_offering", "edit"])
def test_pages_that_write_lead_to_where_it_stands_while_staff_read(client, page):
    actor, manager = complete_draft(draft=False, submitted=True)
    client.force_login(manager)

    response = client.get(reverse(f"actors:{page}", args=[actor.slug]), follow=True)

    assert response.redirect_chain == [(reverse("actors:manage", args=[actor.slug]), 302)]
    assert "Det granskas nu. Ta tillbaka det först" in response.text

import pytest
from django.urls import reverse

from arena.files.limits import LARGEST_BODY


@pytest.mark.django_db
def test_body_that_nobody_can_want_is_answered_before_it_is_read(client):
    response = client.post(reverse("arena:report_fault"), {"text": "x"}, CONTENT_LENGTH=str(LARGEST_BODY + 1))

    assert (response.status_code, "Det är för stort" in response.text) == (413, True)

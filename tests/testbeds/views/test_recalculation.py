import pytest
from django.urls import reverse
from django.utils import timezone

from testbeds.models import Match, MatchWork, Recalculation
from testbeds.tasks import match
from tests.factories import NeedFactory, OfferingFactory, UserFactory

pytestmark = pytest.mark.django_db
PAGE = "needs:recalculation"


@pytest.fixture
def staff(client):
    person = UserFactory(is_staff=True)
    client.force_login(person)
    return person


def test_recalculation_is_started_worked_off_and_told_with_who_started_it(client, staff):
    NeedFactory(terms=["OMR01"])
    OfferingFactory(terms=["OMR01"])
    MatchWork.objects.all().delete()

    client.post(reverse(PAGE))
    running = client.get(reverse(PAGE))
    match()
    after = client.get(reverse(PAGE))

    assert "0 av 1 behov" in running.text
    assert 'value="0"' in running.text
    assert f"1 behov, 1 matchning ändrades, startad av {staff}" in " ".join(after.text.split())
    assert (Match.objects.count(), Recalculation.objects.get().started_by) == (1, staff)


def test_recalculation_started_twice_is_refused_with_a_message(client, staff):
    Recalculation.objects.create(total=3, done=1)

    response = client.post(reverse(PAGE), follow=True)

    assert "En beräkning pågår redan." in response.text
    assert Recalculation.objects.count() == 1


def test_progress_alone_is_the_same_as_on_the_page(client, staff):
    Recalculation.objects.create(total=4, done=1)
    Recalculation.objects.create(total=2, done=2, finished_at=timezone.now())

    page, part = client.get(reverse(PAGE)), client.get(reverse(PAGE), headers={"HX-Request": "true"})

    assert part.text.strip() in page.text
    assert "1 av 4 behov" in part.text

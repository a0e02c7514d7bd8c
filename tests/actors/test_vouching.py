"""Staff check what suppliers state, and managers hear in time that it runs out."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from actors import tasks
from actors.models import ComplianceClaim
from actors.trust import ComplianceState
from arena.outbox.models import OutboundLetter
from tests.factories import ComplianceClaimFactory, MembershipFactory, OfferingFactory, StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    person = StaffFactory()
    client.force_login(person)
    return person


def say_checked(client, claim, **facts):
    page = reverse("offerings:vouch", args=[claim.pk])
    seen = client.get(page).context["form"].initial["seen"]
    typed = {"seen": seen, "how": "Certifikatet uppslaget.", "on": "2026-03-01", **facts}
    return client.post(page, typed)


def test_vouch_shows_everybody_who_checked_how_and_when(client, staff):
    claim = ComplianceClaimFactory()

    say_checked(client, claim)

    claim.refresh_from_db()
    assert (claim.state, claim.confirmed_by, claim.confirmed_how) == (
        ComplianceState.CONFIRMED,
        staff,
        "Certifikatet uppslaget.",
    )
    client.logout()
    page = client.get(claim.offering.get_absolute_url()).text
    assert "Kontrollerat av projektets personal 1 mars 2026: Certifikatet uppslaget." in page


def test_vouch_asks_how_and_takes_no_day_ahead(client, staff):
    claim = ComplianceClaimFactory()

    response = say_checked(client, claim, how="", on=timezone.localdate() + timedelta(days=1))

    assert set(response.context["form"].errors) == {"how", "on"}


def test_vouch_looks_again_when_the_claim_has_changed(client, staff):
    claim = ComplianceClaimFactory()
    page = reverse("offerings:vouch", args=[claim.pk])
    seen = client.get(page).context["form"].initial["seen"]
    claim.statement = "Något annat."
    claim.save()

    response = client.post(page, {"seen": seen, "how": "Läst.", "on": "2026-03-01"})

    claim.refresh_from_db()
    assert (claim.state, "har ändrats sedan du öppnade sidan" in response.text) == (ComplianceState.STATED, True)


def test_vouch_is_not_for_staff_who_are_members(client, staff):
    claim = ComplianceClaimFactory()
    MembershipFactory(user=staff, actor=claim.offering.actor)

    response = client.post(reverse("offerings:vouch", args=[claim.pk]), {"how": "Läst.", "on": "2026-03-01"})

    assert (response.status_code, ComplianceClaim.objects.get().state) == (403, ComplianceState.STATED)


def test_confirmation_can_be_taken_back(client, staff):
    claim = ComplianceClaimFactory(confirmed=True, link="https://bevis.example/")

    client.post(reverse("offerings:vouch", args=[claim.pk]), {"move": "take_back"})

    claim.refresh_from_db()
    assert (claim.state, claim.confirmed_how, claim.confirmed_on) == (ComplianceState.DOCUMENTED, "", None)


def claim_with_manager(days, **facts):
    claim = ComplianceClaimFactory(valid_until=timezone.localdate() + timedelta(days=days), **facts)
    MembershipFactory(actor=claim.offering.actor)
    return claim


def test_claim_that_runs_out_gives_one_letter_for_its_day():
    claim = claim_with_manager(30)

    tasks.remind_of_claims()
    tasks.remind_of_claims()
    ComplianceClaim.objects.update(valid_until=timezone.localdate() + timedelta(days=29))
    tasks.remind_of_claims()

    assert OutboundLetter.objects.filter(kind="claim_runs_out", subject_id=str(claim.pk)).count() == 2


@pytest.mark.parametrize("days", [31, -1])
def test_claim_gives_no_letter_before_its_time_or_after(days):
    claim_with_manager(days)

    tasks.remind_of_claims()

    assert not OutboundLetter.objects.exists()


def test_claim_of_what_is_not_shown_gives_no_letter():
    claim_with_manager(10, offering=OfferingFactory(draft=True))

    tasks.remind_of_claims()

    assert not OutboundLetter.objects.exists()


def test_letter_is_no_longer_true_when_the_day_has_moved_on():
    claim = claim_with_manager(10)
    tasks.remind_of_claims()
    claim.valid_until += timedelta(days=400)
    claim.save()

    letter = OutboundLetter.objects.get().letter()
    letter.addressee = OutboundLetter.objects.get().recipient

    assert not letter.is_still_true()


def test_expired_claim_says_so(client):
    claim = claim_with_manager(-1)

    page = client.get(claim.offering.get_absolute_url()).text

    assert ("har gått ut" in page, "Gick ut" in page) == (True, True)

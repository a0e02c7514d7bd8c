"""A supplier asks the staff to confirm what it shows with a document; they do, or say why not."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from actors import vouching
from actors.models import ComplianceClaim
from actors.states import OfferingState, Role
from actors.trust import ComplianceState
from arena.desk import queues
from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from tests.actors.accounts import post
from tests.factories import ComplianceClaimFactory, MembershipFactory, OfferingFactory, StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def offering(client):
    offering = OfferingFactory()
    client.force_login(MembershipFactory(actor=offering.actor, role=Role.MANAGER).user)
    return offering


def press(client, claim, **data):
    return client.post(reverse("offerings:ask_about_claim", args=[claim.offering.slug, claim.pk]), data, follow=True)


def waiting():
    return [queue.as_item(row) for queue in queues.waiting() if queue.name == "claims" for row in queue.rows]


def test_asking_puts_the_claim_on_the_desk(client, offering):
    claim = ComplianceClaimFactory(offering=offering, documented=True)

    response = press(client, claim)

    assert "Projektets personal är tillfrågad" in response.text
    (item,) = waiting()
    assert (item.title, item.url) == (str(offering), reverse("offerings:vouch", args=[claim.pk]))
    assert item.text == f"{offering.actor.name} · Personuppgifterna lagras i Sverige."


@pytest.mark.parametrize(
    "facts", [{}, {"confirmed": True}, {"asked": True}, {"documented": True, "valid_until": date(2026, 1, 1)}]
)
def test_asking_about_what_has_no_document_or_is_asked_confirmed_or_expired_is_refused(offering, facts):
    claim = ComplianceClaimFactory(offering=offering, **facts)

    with pytest.raises(Refused):
        vouching.ask(claim)


def test_asking_about_what_nobody_sees_is_refused():
    claim = ComplianceClaimFactory(offering__state=OfferingState.PAUSED, documented=True)

    with pytest.raises(Refused):
        vouching.ask(claim)


def test_button_stands_beside_what_has_a_document_and_nothing_else(client, offering):
    ComplianceClaimFactory(offering=offering)
    ComplianceClaimFactory(offering=offering, documented=True)
    ComplianceClaimFactory(offering=offering, documented=True, valid_until=date(2026, 1, 1))

    page = client.get(reverse("offerings:manage", args=[offering.slug])).text

    assert page.count("Be projektet bekräfta<") == 1


def test_question_is_taken_back(client, offering):
    claim = ComplianceClaimFactory(offering=offering, asked=True)

    press(client, claim, move="take_back")

    assert waiting() == []


def test_question_about_what_is_no_longer_shown_does_not_wait():
    ComplianceClaimFactory(asked=True, offering__state=OfferingState.PAUSED)

    assert waiting() == []


def test_question_stays_when_the_words_are_mended_and_goes_with_the_document(offering):
    claim = ComplianceClaimFactory(offering=offering, asked=True)

    claim.fall_back()
    mended = claim.asked_at
    claim.link = ""
    claim.fall_back()

    assert (mended is None, claim.asked_at) == (False, None)


def test_answer_no_tells_the_supplier_why(client, offering):
    claim = ComplianceClaimFactory(offering=offering, asked=True)
    client.force_login(StaffFactory())

    client.post(reverse("offerings:vouch", args=[claim.pk]), {"move": "decline", "why": "Intyget gäller version 1."})

    claim.refresh_from_db()
    assert (claim.state, claim.asked_at, waiting()) == (ComplianceState.DOCUMENTED, None, [])
    (letter,) = post()
    assert "Intyget gäller version 1." in letter.body


def test_answer_no_needs_a_reason_and_keeps_the_page(client):
    claim = ComplianceClaimFactory(asked=True)
    client.force_login(StaffFactory())

    response = client.post(reverse("offerings:vouch", args=[claim.pk]), {"move": "decline", "why": ""})

    assert (set(response.context["no"].errors), response.context["form"].errors) == ({"why"}, {})


def test_answer_no_is_shown_to_the_supplier_alone(client, offering):
    ComplianceClaimFactory(offering=offering, documented=True, not_confirmed_why="Intyget gäller version 1.")

    own = client.get(reverse("offerings:manage", args=[offering.slug])).text
    client.logout()
    public = client.get(offering.get_absolute_url()).text

    assert ("Intyget gäller version 1." in own, "Intyget gäller version 1." in public) == (True, False)


def test_answer_yes_tells_the_supplier_and_empties_the_desk(client, offering):
    claim = ComplianceClaimFactory(offering=offering, asked=True)
    staff = StaffFactory()

    vouching.vouch(claim, by=staff, how="Läst.", on="2026-03-01", seen=vouching.mark(claim))

    assert (waiting(), OutboundLetter.objects.get().kind) == ([], "claim_answer")


def test_confirming_unasked_sends_no_letter(offering):
    claim = ComplianceClaimFactory(offering=offering, documented=True)

    vouching.vouch(claim, by=StaffFactory(), how="Läst.", on="2026-03-01", seen=vouching.mark(claim))

    assert not OutboundLetter.objects.exists()


def test_answering_what_was_taken_back_meanwhile_is_refused():
    claim = ComplianceClaimFactory(asked=True)
    vouching.take_question_back(claim)

    with pytest.raises(Refused):
        vouching.decline(claim, why="Nej.")


@pytest.mark.parametrize(
    "facts",
    [{"asked_at": "2026-11-01T00:00Z"}, {"not_confirmed_why": "Nej."}],
)
def test_question_about_what_has_no_document_is_refused_by_the_database(facts):
    claim = ComplianceClaimFactory()

    with pytest.raises(IntegrityError, match="complianceclaim_asked_or_answered_when_documented"), transaction.atomic():
        ComplianceClaim.objects.filter(pk=claim.pk).update(**facts)


def test_question_that_is_answered_already_is_refused_by_the_database():
    claim = ComplianceClaimFactory(asked=True)

    with pytest.raises(IntegrityError, match="complianceclaim_asked_or_answered_when_documented"), transaction.atomic():
        ComplianceClaim.objects.filter(pk=claim.pk).update(not_confirmed_why="Nej.")

"""The outbox as the staff see it."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from arena.outbox.models import Counter, DomainRest, Heartbeat, OutboundLetter, Suppression
from arena.outbox.states import Phase, Reason, Silence, State, Stream
from arena.shared.addresses import address_key
from tests.factories import EventFactory, OutboundLetterFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    person = StaffFactory()
    client.force_login(person)
    return person


def shown(response):
    return list(response.context["page"])


def test_letter_list_shows_state_reason_and_recipient(client, staff):
    row = OutboundLetterFactory(failed=True)

    page = client.get(reverse("outbox:list")).text

    words = ("Greeting", row.recipient.email, "kom inte fram", "E-postservern tog inte emot adressen.")
    assert [word in page for word in words] == [True] * 4


def test_letter_list_of_one_state(client, staff):
    failed = OutboundLetterFactory(failed=True)
    OutboundLetterFactory.create_batch(2)

    response = client.get(reverse("outbox:list"), {"state": State.FAILED})

    assert shown(response) == [failed]
    assert [str(label) for value, label in response.context["form"].fields["state"].choices][:2] == [
        "Alla",
        "Väntar (2)",
    ]


def test_letter_list_of_a_state_that_does_not_exist_says_so(client, staff):
    letter = OutboundLetterFactory()

    response = client.get(reverse("outbox:list"), {"state": "posted"})

    assert (shown(response), list(response.context["form"].errors)) == ([letter], ["state"])


@pytest.mark.parametrize("rows", [1, 3])
def test_letter_list_costs_the_same_for_one_and_for_many(client, staff, rows, django_assert_num_queries):
    OutboundLetterFactory.create_batch(rows, failed=True)
    client.get(reverse("outbox:list"))  # the first visit writes the session

    with django_assert_num_queries(8):
        client.get(reverse("outbox:list"))


def test_letter_list_fragment_is_found_in_its_page(client, staff):
    OutboundLetterFactory()

    page = client.get(reverse("outbox:list")).text
    fragment = client.get(reverse("outbox:list"), headers={"HX-Request": "true"}).text

    assert fragment.strip() in page


def test_letter_list_warns_when_no_worker_has_been_there(client, staff):
    Heartbeat.objects.create(at="2020-01-01T12:00Z")

    assert "Breven skickas inte som de ska" in client.get(reverse("outbox:list")).text


def test_letter_detail_shows_what_has_happened(client, staff):
    row = OutboundLetterFactory(failed=True)
    row.attempts.create(fence=1, phase=Phase.OFFERED, code="550 5.1.1", reason=Reason.REFUSED_RECIPIENT)

    response = client.get(row.get_absolute_url())

    assert response.context["attempts"][0][2] == "550 5.1.1"
    assert "Skicka igen" in response.text


def test_letter_detail_of_a_sent_letter_has_nothing_to_send_again(client, staff):
    row = OutboundLetterFactory(sent=True)

    assert "Skicka igen" not in client.get(row.get_absolute_url()).text


def test_letter_send_again_makes_it_wait_anew(client, staff):
    row = OutboundLetterFactory(unknown_final=True)

    response = client.post(reverse("outbox:send_again", args=[row.pk]), follow=True)

    row.refresh_from_db()
    assert (row.state, row.attempts.get().by) == (State.READY, staff)
    assert "Brevet är på väg igen." in response.text


def test_letter_send_again_twice_is_refused_in_words(client, staff):
    row = OutboundLetterFactory(unknown_final=True)
    client.post(reverse("outbox:send_again", args=[row.pk]))

    response = client.post(reverse("outbox:send_again", args=[row.pk]), follow=True)

    assert [message.level_tag for message in response.context["messages"]] == ["success", "error"]
    assert row.attempts.count() == 1


def test_letter_send_again_by_a_mere_link_is_refused(client, staff):
    row = OutboundLetterFactory(failed=True)

    assert client.get(reverse("outbox:send_again", args=[row.pk])).status_code == 405
    assert OutboundLetter.objects.get().state == State.FAILED


def test_outbox_to_a_person_who_is_not_staff_is_closed(client):
    row = OutboundLetterFactory(failed=True)
    client.force_login(row.recipient)

    answers = [
        client.get(reverse("outbox:list")).status_code,
        client.get(row.get_absolute_url()).status_code,
        client.post(reverse("outbox:send_again", args=[row.pk])).status_code,
    ]

    assert answers == [403, 404, 404]


def test_outbox_to_a_visitor_asks_who_it_is(client):
    row = OutboundLetterFactory()

    answers = [client.get(url).url.split("?")[0] for url in (reverse("outbox:list"), row.get_absolute_url())]

    assert answers == [reverse("account_login")] * 2


def test_outbox_in_english_has_english_words(client):
    client.force_login(UserFactory(staff=True))
    OutboundLetterFactory()

    page = client.get("/en/letters/").text

    assert '<span class="badge info">waiting</span>' in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"state": "returned"}, {"returned"}),
        ({"kind": "tests.postcard"}, {"postcard"}),
        ({"stream": "reminders"}, {"reminder"}),
        ({"when": "idag"}, {"reminder", "postcard", "returned"}),
        ({"when": "vecka"}, {"reminder", "postcard", "returned", "older"}),
        ({"to": " GRAN@arena.example"}, {"postcard"}),
        ({"to": "gran"}, set()),
        ({"to": "Konto@arena.example"}, {"returned"}),
        ({"about": "event:7"}, {"reminder"}),
        ({"about": "event:7", "state": "failed"}, set()),
    ],
)
def test_letter_list_is_narrowed_by_each_question(client, staff, asked, found):
    days_ago = {"older": 4, "oldest": 40}
    facts = {
        "reminder": {"stream": Stream.REMINDERS, "scope": "event:7"},
        "postcard": {"kind": "tests.postcard", "recipient": None, "address": "Gran@arena.example", "subject_id": "1"},
        "returned": {"sent": True, "returned_at": Now(), "recipient": UserFactory(email="konto@arena.example")},
        "older": {},
        "oldest": {},
    }
    rows = {}
    for name, fact in facts.items():
        row = OutboundLetterFactory(created_at=timezone.now() - timedelta(days=days_ago.get(name, 0)), **fact)
        rows[row.pk] = name

    page = shown(client.get(reverse("outbox:list"), asked))

    assert {rows[row.pk] for row in page} == found


def test_letter_list_tells_what_the_letters_are_about(client, staff):
    event = EventFactory(title_sv="Vårmöte")

    page = client.get(reverse("outbox:list"), {"about": f"event:{event.pk}"}).text

    assert "Bara brev om: Vårmöte." in page


def test_letter_list_sums_lead_to_the_letters_they_count(client, staff):
    OutboundLetterFactory.create_batch(2, failed=True)
    OutboundLetterFactory(failed=True, stream=Stream.NEWS)
    OutboundLetterFactory(sent=True)

    sums = client.get(reverse("outbox:list")).context["sums"]

    failed = next(row for row in sums if row[0][0] == "Kom inte fram")
    assert [cell[0] if isinstance(cell, tuple) else cell for cell in failed[1:]] == [2, 0, 1, 3]
    for cell in failed[1:-1]:
        if cell:
            assert len(shown(client.get(cell[1]))) == cell[0]


def test_letter_list_shows_domains_that_rest_and_faults_that_were_counted(client, staff):
    DomainRest.objects.create(domain="vilar.example", until=Now() + timedelta(hours=1), reason=Reason.BUSY, code="450")
    DomainRest.objects.create(domain="utvilad.example", until=Now(), reason=Reason.BUSY)
    Counter.count("wake")

    context = client.get(reverse("outbox:list")).context

    assert [(row[0], row[3]) for row in context["rests"]] == [
        ("vilar.example", "E-postservern bad oss återkomma senare. 450")
    ]
    assert context["faults"] == [("wake", 1)]


def test_letter_list_warns_of_a_letter_that_waits_too_long(client, staff):
    Heartbeat.beat()
    OutboundLetterFactory(not_before=Now() - timedelta(minutes=12))

    assert "har väntat i 12 minuter" in client.get(reverse("outbox:list")).text


def test_letter_list_is_quiet_while_letters_go(client, staff):
    Heartbeat.beat()
    OutboundLetterFactory()

    assert "Breven skickas inte" not in client.get(reverse("outbox:list")).text


def test_letter_detail_shows_returns_what_is_kept_back_and_the_letter_it_was_gathered_in(client, staff):
    digest = OutboundLetterFactory(sent=True)
    row = OutboundLetterFactory(state=State.CANCELLED, reason=Reason.IN_DIGEST, digest=digest)
    key = address_key(row.recipient.email)
    row.bounces.create(address_key=key, is_permanent=True, code="5.1.1")
    Suppression.objects.create(address_key=key, why=Silence.UNSUBSCRIBED, stream=Stream.REMINDERS)
    Suppression.objects.create(address_key=key, why=Silence.BOUNCED, lifted_at=Now())

    response = client.get(row.get_absolute_url())
    of_digest = client.get(digest.get_absolute_url())

    assert [cells[1:] for cells in response.context["bounces"]] == [["5.1.1", "ja"]]
    assert [cells[:2] for cells in response.context["kept"]] == [["Avslutat av mottagaren", "Påminnelser"]]
    assert digest.get_absolute_url() in response.text
    assert list(of_digest.context["gathered"]) == [row]

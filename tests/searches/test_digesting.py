"""Letters about kept searches: only what is new, only what the person may see, once, and easily ended."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from actors.models import Offering, OfferingSearch
from actors.states import OfferingState
from arena import outbox
from arena.outbox.models import OutboundLetter
from arena.outbox.states import Stream
from arena.outbox.wanting import preferring
from arena.outbox.writing import write
from arena.searches.digesting import plan_due
from arena.searches.letters import DigestLetter, stop_token
from arena.searches.models import Digest, SavedSearch
from tests.factories import OfferingFactory, SavedSearchFactory, TermFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TOLD = NOW - timedelta(days=1)


@pytest.fixture(autouse=True)
def no_broker(settings):
    settings.CELERY_BROKER_URL = "memory://"


def shown(name, hours_ago, **facts):
    offering = OfferingFactory(name=name, **facts)
    OfferingSearch.objects.filter(pk=offering.pk).update(shown_since=NOW - timedelta(hours=hours_ago))
    return offering


def letters():
    return OutboundLetter.objects.filter(kind="searches.digest")


def body(digest=None):
    digest = digest or Digest.objects.get()
    user = digest.search.user
    return write(DigestLetter(digest), OutboundLetter(recipient=user, language="sv", message_id="<1@x>"))


def test_digest_tells_only_what_is_new_newest_first():
    SavedSearchFactory(told_until=TOLD)
    shown("Gammalt larm", 48)
    shown("Nytt larm", 5)
    shown("Nyaste larm", 2)
    shown("Något annat", 2)

    plan_due()

    told = [line for line in body().body.splitlines() if line.endswith(("larm", "annat"))]
    assert told == ["Nyaste larm", "Nytt larm"]


def test_digest_without_news_sends_nothing():
    SavedSearchFactory(told_until=TOLD)
    shown("Gammalt larm", 48)

    plan_due()

    assert not letters().exists()


def test_digest_once_in_its_period():
    SavedSearchFactory(told_until=TOLD)
    shown("Nytt larm", 5)

    plan_due()
    shown("Nyare larm", 1)
    plan_due()

    assert letters().count() == 1


def test_digest_next_time_tells_only_what_came_since():
    search = SavedSearchFactory(told_until=TOLD)
    shown("Nytt larm", 5)
    plan_due()
    OfferingSearch.objects.update(shown_since=NOW - timedelta(hours=5))
    later = shown("Nyare larm", 0)
    OfferingSearch.objects.filter(pk=later.pk).update(shown_since=NOW + timedelta(hours=1))

    with time_machine.travel(NOW + timedelta(days=1)):
        plan_due()

    told = body(search.digests.latest("until")).body
    assert ("Nyare larm" in told, "Nytt larm" in told) == (True, False)


@pytest.mark.parametrize(("weekday", "sent"), [("2026-11-23", 1), ("2026-11-24", 0)])
def test_digest_weekly_goes_on_mondays(weekday, sent):
    with time_machine.travel(f"{weekday}T12:00Z", tick=False):
        moment = timezone.now()
        SavedSearchFactory(interval="weekly", told_until=moment - timedelta(days=7))
        offering = OfferingFactory(name="Nytt larm")
        OfferingSearch.objects.filter(pk=offering.pk).update(shown_since=moment - timedelta(hours=5))

        plan_due()

    assert letters().count() == sent


@pytest.mark.parametrize("facts", [{"is_paused": True}, {"interval": "never"}])
def test_digest_not_wanted(facts):
    SavedSearchFactory(told_until=TOLD, **facts)
    shown("Nytt larm", 5)

    plan_due()

    assert not letters().exists()


def test_digest_does_not_tell_what_was_taken_away_before_it_went():
    SavedSearchFactory(told_until=TOLD)
    offering = shown("Nytt larm", 5)
    plan_due()

    Offering.objects.filter(pk=offering.pk).update(state=OfferingState.PAUSED)

    assert not DigestLetter(Digest.objects.get()).is_still_true()


def test_digest_draft_is_no_news_even_for_its_owner():
    search = SavedSearchFactory(told_until=TOLD)
    search.user.memberships.create(
        actor=OfferingFactory(name="Hemligt larm", draft=True).actor, role="manager", state="active"
    )

    plan_due()

    assert not letters().exists()


def test_digest_offering_is_news_when_it_is_published():
    offering = OfferingFactory(name="Nytt larm", draft=True)
    before = OfferingSearch.objects.get(pk=offering.pk).shown_since

    Offering.objects.filter(pk=offering.pk).update(state=OfferingState.PUBLISHED)
    shown_since = OfferingSearch.objects.get(pk=offering.pk).shown_since
    Offering.objects.filter(pk=offering.pk).update(state=OfferingState.PAUSED)
    Offering.objects.filter(pk=offering.pk).update(state=OfferingState.PUBLISHED)

    assert before is None
    assert OfferingSearch.objects.get(pk=offering.pk).shown_since == shown_since


def test_digest_old_code_goes_on_and_says_so():
    TermFactory(code="OMR90", is_active=False, replaced_by=TermFactory(code="OMR01"))
    SavedSearchFactory(told_until=TOLD, query="omrade=OMR90")
    shown("Nytt larm", 5, terms=["OMR01"])

    plan_due()

    told = body().body
    assert ("Nytt larm" in told, "”Begrepp OMR90” har ersatts av ”Begrepp OMR01”" in told) == (True, True)


def test_digest_tells_mail_programs_how_to_end_it():
    SavedSearchFactory(told_until=TOLD)
    shown("Nytt larm", 5)
    plan_due()

    head = body().extra_headers

    assert re.fullmatch(r"<http://testserver/sok/avsluta/[\w:-]+/genast/>", head["List-Unsubscribe"])
    assert head["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_digest_is_kept_back_from_whoever_has_ended_news_and_its_own_way_out_comes_first(mailoutbox):
    search, other = SavedSearchFactory(told_until=TOLD), SavedSearchFactory(told_until=TOLD)
    shown("Nytt larm", 5)
    plan_due()
    preferring.choose(other.user.email, {(Stream.NEWS, ""): False})

    outbox.drain()

    assert [mail.to for mail in mailoutbox] == [[search.user.email]]
    assert "/sok/avsluta/" in mailoutbox[0].extra_headers["List-Unsubscribe"]


def test_saved_searches_say_that_letters_about_them_have_been_ended(client):
    search = SavedSearchFactory()
    client.force_login(search.user)
    before = client.get("/min-sida/bevakningar/").text

    preferring.choose(search.user.email, {(Stream.NEWS, ""): False})

    said = "Du har avslutat inbjudningar och nyheter"
    assert (said in before, said in client.get("/min-sida/bevakningar/").text) == (False, True)


def test_mail_program_ends_the_letters_at_one_click_however_often_it_asks():
    search, other = SavedSearchFactory(), SavedSearchFactory()
    address = f"/sok/avsluta/{stop_token(search)}/genast/"
    program = Client(enforce_csrf_checks=True)

    answers = [program.post(address, {"List-Unsubscribe": "One-Click"}) for _repeat in range(2)]

    search.refresh_from_db()
    other.refresh_from_db()
    assert [(answer.status_code, answer.cookies.output()) for answer in answers] == [(204, ""), (204, "")]
    assert (search.interval, other.interval) == ("never", "daily")


def test_letters_do_not_end_at_one_click_by_a_link_or_an_address_that_is_not_signed_for_it(client):
    search = SavedSearchFactory()
    page = f"/sok/avsluta/{stop_token(search)}/"
    forged = signing.dumps(str(search.key), salt="another")

    followed = client.get(f"{page}genast/")
    posted = client.post(f"/sok/avsluta/{forged}/genast/")

    search.refresh_from_db()
    assert (followed.status_code, followed.url, posted.status_code, search.interval) == (302, page, 404, "daily")


def test_stop_page_shows_and_the_button_decides(client):
    search = SavedSearchFactory()
    address = f"/sok/avsluta/{stop_token(search)}/"

    shows = "Avsluta breven?" in client.get(address).content.decode(), SavedSearch.objects.get().interval
    ended = ["Det kommer inga fler brev" in client.post(address).content.decode() for _repeat in range(2)]

    assert (shows, ended, SavedSearch.objects.get().interval) == ((True, "daily"), [True, True], "never")


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({}, "digest_once_per_search_and_period"),
        ({"period": "2026-11-23", "until": TOLD}, "digest_since_is_before_until"),
    ],
)
def test_digest_constraints(facts, constraint):
    search = SavedSearchFactory()
    kept = {"search": search, "period": "2026-11-22", "since": TOLD, "until": NOW}
    Digest.objects.create(**kept)

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Digest.objects.create(**{**kept, **facts})

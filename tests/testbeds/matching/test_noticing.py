"""New matches are told once a day: all suppliers at one moment, and never of what they may not read."""

from datetime import timedelta

import pytest
from celery.schedules import crontab
from django.utils import timezone

from arena.celery import app
from arena.outbox.models import OutboundLetter
from arena.outbox.states import Stream
from arena.outbox.writing import words
from testbeds import tasks
from testbeds.matching.noticing import tell_owners, tell_suppliers
from testbeds.models import Match
from testbeds.states import MatchState, NeedState, Visibility
from tests.factories import MatchFactory, MembershipFactory, NeedFactory, OfferingFactory
from tests.testbeds.matching.pairs import NOT_READY, owner_of, pair, supplier_of

pytestmark = pytest.mark.django_db

PRIVATE = {"visibility": Visibility.OWNER, "state": NeedState.CONFIRMED, "published_at": None}


def letters():
    """Each with whom it goes to."""
    rows = list(OutboundLetter.objects.select_related("recipient").order_by("created_at", "pk"))
    return [(OutboundLetter.letters(row.kind, [row])[row.pk], row.recipient) for row in rows]


def said():
    return [words(letter, "sv", person).text for letter, person in letters()]


def test_new_matches_are_told_every_day():
    assert app.conf.beat_schedule["tell-of-matches"]["task"] == tasks.tell_of_matches.name
    assert app.conf.beat_schedule["tell-of-matches"]["schedule"] == crontab(hour=5, minute=50)


def test_all_suppliers_of_a_need_are_told_at_the_same_moment_and_once():
    need = NeedFactory(title_sv="Nattlig oro")
    matches = [pair(need=need), pair(need=need, score=40)]
    people = [supplier_of(match) for match in matches]

    tell_suppliers()
    tell_suppliers()

    moments = set(Match.objects.values_list("told_supplier_at", flat=True))
    assert (len(moments), None in moments) == (1, False)
    assert sorted(person.pk for _letter, person in letters()) == sorted(person.pk for person in people)
    assert ["Nattlig oro" in text for text in said()] == [True, True]
    assert set(OutboundLetter.objects.values_list("stream", flat=True)) == {Stream.NEWS}


def test_organisation_gets_one_letter_of_all_that_is_new():
    first = pair()
    person = supplier_of(first)
    again = MatchFactory(offering=OfferingFactory(actor=first.offering.actor, name="Lampan"))

    tell_suppliers()

    [text] = said()
    assert [person for _letter, person in letters()] == [person]
    assert all(words in text for words in (first.need.title, again.need.title, "Mattan", "Lampan"))


@pytest.mark.parametrize(
    "facts",
    [
        {"need": PRIVATE},
        {"need": {"state": NeedState.CONFIRMED, "published_at": None}},
        {"need": {"state": NeedState.WITHDRAWN}},
        NOT_READY,
        {"state": MatchState.DISMISSED},
    ],
)
def test_supplier_is_not_told_of_what_it_may_not_read_nor_of_what_is_no_match(facts):
    need = NeedFactory(**facts.get("need", {}))
    match = pair(**facts | {"need": need})
    supplier_of(match)

    tell_suppliers()

    match.refresh_from_db()
    assert (letters(), match.told_supplier_at) == ([], None)


def test_supplier_whose_facts_are_old_is_not_told():
    match = MatchFactory(offering__confirmed_at=timezone.now() - timedelta(days=500))
    supplier_of(match)

    tell_suppliers()

    assert letters() == []


def test_supplier_letter_leaves_out_what_only_its_owner_may_read_since():
    kept, hidden = pair(), None
    supplier_of(kept)
    need = NeedFactory(title_sv="Nattlig oro")
    hidden = MatchFactory(need=need, offering=kept.offering)
    tell_suppliers()
    [(letter, person)] = letters()
    words(letter, "sv", person)

    for name, value in PRIVATE.items():
        setattr(hidden.need, name, value)
    hidden.need.save()

    assert (letter.is_as_written(), ["Nattlig oro" in text for text in said()]) == (False, [False])
    kept.need.published_at = None
    kept.need.state = NeedState.CONFIRMED
    kept.need.save()
    assert letters()[0][0].is_still_true() is False


def test_owner_is_told_of_matches_with_its_private_needs_too():
    match = pair(need=NeedFactory(**PRIVATE))
    person, _supplier = owner_of(match), supplier_of(match)

    tell_suppliers()
    tell_owners()
    tell_owners()

    assert [one for _letter, one in letters()] == [person]
    assert "Mattan" in said()[0]


def test_nobody_is_told_of_a_documented_need_on_the_side_of_owners():
    MatchFactory(need=NeedFactory(documented=True))

    tell_owners()

    assert letters() == []


def test_letter_names_the_first_ten_and_counts_the_rest():
    match = pair()
    MembershipFactory(actor=match.offering.actor)
    for _number in range(11):
        MatchFactory(offering=match.offering)

    tell_suppliers()

    assert (said()[0].count("\n- "), "Och 2 till." in said()[0]) == (10, True)

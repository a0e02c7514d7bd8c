"""Statement 12: nobody but its own people learns of a need that is only theirs, through any channel, not by a number.

Every page that can be read, each list with its files and feeds, search and suggestions, the API, the log, letters and
error texts are taken before and after the need is made, by everybody who is not to know of it.
"""

import io
import re

import openpyxl
import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.urls.exceptions import NoReverseMatch

from actors.models import SearchWord
from arena.outbox.models import OutboundLetter
from arena.searches.tasks import tell_news
from testbeds.clusters import gathering
from testbeds.matching import noticing, working
from testbeds.models import InterestNotice, Match, Need
from testbeds.needs import deciding
from testbeds.states import NeedState
from tests.addresses import every_address
from tests.factories import (
    ClusterFactory,
    ClusterMemberFactory,
    EventFactory,
    MembershipFactory,
    MunicipalityFactory,
    NeedFactory,
    OfferingFactory,
    ResponseFactory,
    SavedSearchFactory,
    SharingFactory,
    StaffFactory,
    TermFactory,
    TownFactory,
)

pytestmark = pytest.mark.django_db
SECRET, PLACE = "Kvarnspeletsnatt", "Norrgårdstrion"
CHANGING = {"actors:log", "outbox:list"}  # that something was done, or a letter left, staff may see; and no word of it
TERMS = ["OMR02", "VO01", "MG01"]
LISTS = {"needs:list", "searches:needs_feed", "arena:search", "searches:suggest"}  # a file asked for is in the log
ASKED = [{}, {"q": SECRET}, {"q": PLACE[:7]}, {"omrade": "OMR02"}, {"kommun": "0880"}, {"visa": "karta"}]


class County:
    """A need of one town that the other needs are like, and everybody who is not to know of the one to come."""

    def __init__(self):
        for code in TERMS:
            TermFactory(code=code)
        self.town = TownFactory(municipality=MunicipalityFactory(scb_code="0880"), legal_name="Kalmar kommun")
        self.sharer = TownFactory(municipality=MunicipalityFactory(scb_code="0881"))
        self.owner, self.let_in = MembershipFactory(actor=self.town).user, StaffFactory()
        self.offering = OfferingFactory(trl=8)
        self.offering.terms.set(TERMS)
        other = TownFactory(municipality=MunicipalityFactory(scb_code="0882"))
        self.outsiders = {
            "visitor": None,
            "supplier": MembershipFactory(actor=self.offering.actor).user,
            "other town": MembershipFactory(actor=other).user,
            "staff": StaffFactory(is_administrator=True),
        }
        self.cluster = ClusterFactory()
        members = ClusterMemberFactory.create_batch(2, cluster=self.cluster, need__owner=self.town)
        self.public = NeedFactory(terms=TERMS, owner=other)
        for member in members:
            member.need.terms.set(TERMS)
        self.event, self.response = EventFactory(), ResponseFactory(actor=self.town)
        for user in filter(None, self.outsiders.values()):
            SavedSearchFactory(user=user)
        tell_everybody()

    def make_private_need(self):
        need = NeedFactory(
            private=True,
            slug=deciding.unsaying_address(),
            title_sv=f"{SECRET} i hemtjänsten",
            problem_sv=f"På {PLACE} väcks alla av {SECRET}.",
            owner=self.town,
            response=self.response,
            terms=TERMS,
        )
        SharingFactory(need=need, actor=self.sharer, note=f"Också på {PLACE}.")
        self.event.needs.add(need)
        deciding.let_in(need, self.let_in, by=self.owner)
        gathering.put_in(self.cluster, [need], by=self.let_in)
        tell_everybody()
        match = Match.objects.get(need=need, offering=self.offering)
        InterestNotice.objects.create(match=match, text=SECRET, has_conflict=False)
        return Need.objects.get(pk=need.pk)

    def addresses(self):
        """Every page that needs nothing, and those of everything that lies around the need."""
        places = {
            "slug": self.public.slug,
            "actor": self.town.slug,
            "round": self.response.round.slug,
            "key": Match.objects.get(need=self.public, offering=self.offering).key,
        }
        for name in sorted(every_address()):
            if not name.startswith(("account", "mfa", "demo")) and name not in {"metrics", "readyz"}:
                for address in plain(name):
                    yield from ((name, address, question) for question in (ASKED if name in LISTS else [{}]))
        around = [
            *[("needs:detail", [self.public.slug]), ("needs:matches", [self.public.slug])],
            *[("needs:match", [places["key"]]), ("needs:cluster", [self.cluster.slug])],
            *[("needs:round", [places["round"]]), ("needs:of_actor", [self.town.slug])],
            *[("needs:round_csv", [places["round"]]), ("needs:round_xlsx", [places["round"]])],
            *[("needs:fitting", [self.offering.actor.slug]), ("actors:detail", [self.town.slug])],
            *[("actors:detail", [self.offering.actor.slug]), ("actors:history", [self.town.slug])],
            *[("offerings:detail", [self.offering.slug]), ("events:detail", [self.event.slug])],
            *[("terms:detail", [code]) for code in TERMS],
            *[("sitemap_section", [section]) for section in ("needs", "actors", "events", "pages")],
        ]
        for name, args in around:
            yield name, reverse(name, args=args), {}
        for path in ("needs", "needs?limit=50&page=1", f"needs?q={SECRET}", "needs?area=OMR02", "openapi.json"):
            yield "api", f"/api/v1/{path}", {}

    def seen_by(self, user):
        client = Client()
        if user:
            client.force_login(user)
        found = {}
        for name, address, question in self.addresses():
            cache.clear()
            found[name, address, tuple(question.items())] = said(client.get(address, question))
        return found


def tell_everybody():
    """What the clock does about new needs."""
    working.work_off()
    noticing.tell_suppliers()
    noticing.tell_owners()
    tell_news()


def plain(name):
    try:
        return [reverse(name)]
    except NoReverseMatch:
        return []


def said(response):
    """What can be read of an answer, without what differs between two visits."""
    body = response.getvalue() if response.streaming else response.content
    if body[:2] == b"PK":
        sheets = openpyxl.load_workbook(io.BytesIO(body)).worksheets
        return response.status_code, "\n".join(str(row) for sheet in sheets for row in sheet.values)
    words = re.sub(r"<input type=\"hidden\"[^>]*>", "", body.decode())
    return response.status_code, re.sub(r"<updated>[^<]*</updated>|\d{2}[:.]\d{2}([:.]\d{2})?", "", words)


def test_private_need_shows_to_nobody_else_by_any_channel(settings, client):
    settings.DEMO = True
    county = County()
    before = {name: county.seen_by(user) for name, user in county.outsiders.items()}
    outsiders = list(filter(None, county.outsiders.values()))
    letters = OutboundLetter.objects.filter(recipient__in=outsiders).count()

    need = county.make_private_need()

    assert need.state == NeedState.CLUSTERED
    hidden = re.compile("|".join([SECRET, PLACE, need.slug]), re.IGNORECASE)
    for name, user in county.outsiders.items():
        after = county.seen_by(user)
        told = {key: hidden.findall(words) for key, (_status, words) in after.items() if not echoes(key)}
        differing = [key for key in after if key[0] not in CHANGING and after[key] != before[name][key]]
        assert (name, {key: found for key, found in told.items() if found}, differing) == (name, {}, [])
    assert not SearchWord.objects.filter(word__iregex=f"{SECRET}|{PLACE}").exists()
    assert OutboundLetter.objects.filter(recipient__in=outsiders).count() == letters


def echoes(key):
    """A page repeats what was asked of it; that it finds nothing is seen from what it said before."""
    return any(question in (("q", SECRET), ("q", PLACE[:7])) for question in key[2]) or f"q={SECRET}" in key[1]

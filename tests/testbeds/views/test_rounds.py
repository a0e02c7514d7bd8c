"""The board of a round, its pictures and its files: every municipality in each, and needs as far as one may read."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from actors.states import Role
from arena.history.models import Entry
from testbeds.models import InventoryRound
from testbeds.states import NeedState, ResponseState, RoundState, Visibility
from tests.factories import MembershipFactory, NeedFactory, ResponseFactory, RoundFactory, StaffFactory, UserFactory
from tests.testbeds.rounds.county import CODES, county, manager_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
APPROVED = {"state": ResponseState.APPROVED, "submitted_at": NOW, "approved_at": NOW}


@pytest.fixture(autouse=True)
def nobody_counted():
    cache.clear()


@pytest.fixture
def places():
    return county()


def held(places, told, **facts):
    """A round that asks the county; `told` says what became of some of them, by code."""
    round = RoundFactory(**facts)
    for code, actor in places.items():
        ResponseFactory(round=round, actor=actor, **told.get(code, {}))
    return round


def closed(places):
    told = {
        CODES[0]: APPROVED,
        CODES[1]: {"state": ResponseState.SUBMITTED, "submitted_at": NOW},
        CODES[2]: {"state": ResponseState.ABSTAINED, "abstains_because": "Vi inventerade i våras."},
        CODES[3]: {"state": ResponseState.IN_PROGRESS},
    }
    return held(places, told, state=RoundState.CLOSED)


def csv_rows(client, round):
    answer = client.get(reverse("needs:round_csv", args=[round.slug]))
    text = b"".join(answer.streaming_content).decode().removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_board_keeps_whoever_did_not_answer_in_every_table_and_picture(client, places):
    round = closed(places)

    page = client.get(round.get_absolute_url())

    text = page.content.decode()
    assert page.context["board"].summary == "2 av 12 kommuner har svarat, 9 inget svar, 1 avstår"
    assert "Godkända svar: 1 av 12." in text
    assert [row[1] for row in page.context["table"]["rows"]].count("Inget svar") == 10
    assert (len(page.context["table"]["rows"]), "Avstår: Vi inventerade i våras." in text) == (13, True)
    assert text.count("<title>") - 1 >= 24
    assert text.count(": inget svar</title>") == 18
    assert "Ej påbörjat" not in text
    assert "Pågår" not in text


def test_planned_round_says_of_nobody_that_there_is_nobody_to_ask(client, places):
    round = held(places, {}, state=RoundState.PLANNED)
    client.force_login(UserFactory(staff=True))

    page = client.get(round.get_absolute_url())

    assert {row[5] for row in page.context["table"]["rows"]} == {"–"}


def test_files_have_all_thirteen_rows(client, places):
    round = closed(places)

    rows = csv_rows(client, round)
    sheet = load_workbook(io.BytesIO(client.get(reverse("needs:round_xlsx", args=[round.slug])).getvalue())).active

    states = [row["Läge"] for row in rows]
    assert (len(rows), states.count("inget svar")) == (13, 10)
    assert [row["Kommunkod"] for row in rows if row["Kommunkod"]] != []
    assert len({row["Kommunkod"] for row in rows}) == 13
    assert [cell.value for cell in sheet["E"]][1:] == states
    assert Entry.objects.filter(act="exported", kind="rounds").count() == 2


def test_board_shows_twelve_also_when_a_municipality_is_not_asked(client, places):
    round = held({"0880": places["0880"]}, {"0880": APPROVED}, state=RoundState.CLOSED)

    page, rows = client.get(round.get_absolute_url()), csv_rows(client, round)

    assert page.context["board"].summary == "1 av 12 kommuner har svarat, 11 inget svar, 0 avstår"
    assert (len(rows), [row["Läge"] for row in rows].count("inget svar")) == (12, 11)


def test_board_of_an_open_round_says_where_each_stands(client, places):
    round = held(places, {CODES[0]: APPROVED, CODES[3]: {"state": ResponseState.IN_PROGRESS}})

    page = client.get(round.get_absolute_url())

    assert page.context["board"].summary == "1 av 12 kommuner har svarat, 11 inte än, 0 avstår"
    assert page.context["board"].numbers == [("approved", 1), ("in_progress", 1), ("not_started", 10)]


@pytest.mark.parametrize(
    ("reader", "number"), [("visitor", 1), ("foreigner", 1), ("company", 2), ("member", 4), ("staff", 3)]
)
def test_needs_are_counted_as_far_as_the_reader_may_read_them(client, places, reader, number):
    """In the board and in the files: one public, one for the arena, one not shown yet, one private."""
    round = held(places, {"0880": APPROVED})
    response = round.responses.get(actor=places["0880"])
    said = {"owner": places["0880"], "response": response}
    NeedFactory(**said), NeedFactory(for_arena=True, **said), NeedFactory(private=True, **said)
    NeedFactory(submitted=True, visibility=Visibility.ARENA, **said)
    NeedFactory(draft=True, **said), NeedFactory(state=NeedState.WITHDRAWN, **said)
    readers = {
        "foreigner": UserFactory,
        "company": lambda: MembershipFactory(role=Role.READER).user,
        "member": lambda: MembershipFactory(actor=places["0880"], role=Role.READER).user,
        "staff": StaffFactory,
    }
    if reader in readers:
        client.force_login(readers[reader]())

    page = client.get(round.get_absolute_url())
    in_file = {row["Kommunkod"]: row["Behov som du får läsa"] for row in csv_rows(client, round)}

    on_board = {row.code: row.needs for row in page.context["board"].rows}
    assert (on_board["0880"], in_file["0880"]) == (number, str(number))


def test_planned_round_is_the_staffs(client, places):
    round = held(places, {}, state=RoundState.PLANNED)

    assert [client.get(reverse(f"needs:{url}", args=[round.slug])).status_code for url in ["round", "round_csv"]] == [
        404
    ] * 2
    assert round.title not in client.get(reverse("needs:rounds")).content.decode()

    client.force_login(StaffFactory())

    assert client.get(round.get_absolute_url()).status_code == 200


def test_example_is_marked_everywhere(client, places):
    round = held(places, {}, is_example=True)
    client.force_login(manager_of(places["0880"]))

    pages = [reverse("needs:rounds"), round.get_absolute_url(), reverse("arena:my_page")]
    pages += [reverse("needs:response", args=[round.slug, places["0880"].slug])]
    told = [client.get(page).content.decode() for page in pages]
    answer = client.get(reverse("needs:round_csv", args=[round.slug]))

    assert ['<span class="badge example">Exempel</span>' in text for text in told] == [True] * 4
    assert {row["Exempel"] for row in csv_rows(client, round)} == {"ja"}
    assert "exempel-" in answer.headers["Content-Disposition"]


def test_board_says_whom_nobody_could_ask_and_that_the_last_day_has_passed(client, places):
    yesterday = timezone.localdate() - timedelta(days=1)
    round = held(
        places,
        {code: {"invited_at": NOW} for code in places if code != "0880"},
        opens_on=yesterday,
        closes_on=yesterday,
    )

    text = client.get(round.get_absolute_url()).content.decode()

    assert "Ingen kunde tillfrågas" in text
    assert "ingen att fråga" in text
    assert "Sista dagen har passerat. Ingen kan längre svara utan ett undantag" in text


def test_board_asks_the_same_for_one_answer_and_for_thirteen(client, places):
    round = held({"0880": places["0880"]}, {})
    client.force_login(StaffFactory())

    for_one = statements(client, round)
    for code, actor in places.items():
        if code != "0880":
            NeedFactory(owner=actor, response=ResponseFactory(round=round, actor=actor))

    assert statements(client, round) == for_one


def statements(client, round):
    client.get(round.get_absolute_url())
    with CaptureQueriesContext(connection) as asked:
        client.get(round.get_absolute_url())
    return len(asked)


def test_round_is_planned_opened_closed_and_compiled_by_staff(client, places):
    client.force_login(StaffFactory())
    today = timezone.localdate()
    days = {"opens_on": today, "closes_on": today + timedelta(days=30), "remind_days": "2, 14"}

    client.post(reverse("needs:round_add"), {"title_sv": "Hösten", **days})
    round = InventoryRound.objects.get()
    for move in ["open", "close", "compile"]:
        client.post(reverse(f"needs:round_{move}", args=[round.slug]))

    round.refresh_from_db()
    assert (round.state, round.remind_days, round.responses.count()) == (RoundState.COMPILED, [14, 2], 13)


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("closes_on", "2026-01-01", "Sista dagen kommer före den första."),
        ("remind_days", "fjorton", "Skriv hela tal från 0 till 120 med komma emellan, så här: 14, 7, 2."),
        ("remind_days", "1,2,3,4,5,6,7", "Högst sex påminnelser."),
    ],
)
def test_round_form_says_what_is_wrong_at_the_field(client, field, typed, told):
    client.force_login(StaffFactory())
    said = {"title_sv": "Hösten", "opens_on": "2026-02-01", "closes_on": "2999-01-01", "remind_days": "", field: typed}

    page = client.post(reverse("needs:round_add"), said)

    assert (page.context["form"].errors, page.context["form"][field].value()) == ({field: [told]}, typed)


def test_municipality_answers_abstains_or_is_told_why_not(client, places):
    round = held(places, {})
    response = round.responses.get(actor=places["0880"])
    NeedFactory(submitted=True, owner=places["0880"], response=response)
    manager = manager_of(places["0880"])
    client.force_login(manager)
    url = reverse("needs:response", args=[round.slug, places["0880"].slug])

    for said in [{"move": "fill_in", "consulted": ["staff", "users"]}, {"move": "submit"}, {"move": "approve"}]:
        assert client.post(url, said).status_code == 302

    response.refresh_from_db()
    assert (response.state, response.consulted) == (ResponseState.APPROVED, ["staff", "users"])
    assert (response.submitted_by, response.approved_by) == (manager, manager)

    page = client.post(url, {"move": "abstain", "reason": "19811218-9876"})

    assert "personnummer" in page.content.decode()
    assert "9876" not in page.content.decode()
    assert page.context["response"].state == ResponseState.APPROVED


def test_page_of_an_answer_tells_what_is_left_to_do(client, places):
    round = held(places, {"0880": {"state": ResponseState.SUBMITTED, "submitted_at": NOW}})
    response = round.responses.get(actor=places["0880"])
    NeedFactory.create_batch(2, submitted=True, owner=places["0880"], response=response)
    client.force_login(manager_of(places["0880"]))

    text = client.get(reverse("needs:response", args=[round.slug, places["0880"].slug])).content.decode()

    assert "2 behov i svaret som ingen har bekräftat blir bekräftade samtidigt." in " ".join(text.split())


def test_my_page_asks_those_whose_organisation_has_not_answered(client, places):
    round = held(places, {CODES[0]: APPROVED})
    waiting = []
    for code in ["0880", CODES[0]]:
        client.force_login(manager_of(places[code]))
        waiting.append(round.title in client.get(reverse("arena:my_page")).content.decode())

    assert waiting == [True, False]


def test_desk_holds_rounds_past_their_last_day(client):
    yesterday = timezone.localdate() - timedelta(days=1)
    late = RoundFactory(opens_on=yesterday, closes_on=yesterday)
    now, example = RoundFactory(), RoundFactory(opens_on=yesterday, closes_on=yesterday, is_example=True)
    client.force_login(StaffFactory())

    text = client.get(reverse("arena:desk")).content.decode()

    assert [one.title in text for one in [late, now, example]] == [True, False, False]


@pytest.mark.parametrize(("state", "is_told"), [(RoundState.OPEN, True), (RoundState.PLANNED, False)])
def test_need_says_in_which_round_it_was_told(places, state, is_told):
    response = ResponseFactory(round__state=state, actor=places["0880"])
    need = NeedFactory(owner=places["0880"], response=response)

    html = Template("{% load rounds_of %}{% round_of need %}").render(Context({"need": need, "user": UserFactory()}))

    assert (response.round.get_absolute_url() in html) == is_told

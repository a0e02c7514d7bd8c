"""How the board of a round reads: as a table, as a file, and what was done when."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from actors.rules import role_in
from testbeds.models import InventoryResponse, InventoryRound
from testbeds.rules import can_read_response
from testbeds.states import Consulted, ResponseState, RoundState

FILE_HEADS = [
    gettext_lazy("Round"),
    gettext_lazy("Example"),
    gettext_lazy("Municipality or organisation"),
    gettext_lazy("Municipality code"),
    gettext_lazy("State"),
    gettext_lazy("Who was asked"),
    pgettext_lazy("response", "Sent in"),
    gettext_lazy("Approved"),
    gettext_lazy("Number of reminders"),
    gettext_lazy("Needs that you may read"),
    gettext_lazy("Why it abstains"),
    gettext_lazy("Late"),
]
ACTS = {
    "planned": gettext_lazy("planned"),
    "opened": gettext_lazy("opened"),
    "expected": gettext_lazy("to be asked"),
    "not_expected": gettext_lazy("not to be asked"),
    "invited": gettext_lazy("invited"),
    "reminded": gettext_lazy("reminded"),
    "late": gettext_lazy("may answer late"),
}
STATES = {InventoryRound: RoundState, InventoryResponse: ResponseState}


def board_table(board, user):
    """Head and rows; the row of an organisation leads to its own page for those who may open it."""
    head = [
        *(
            _("Municipality or organisation"),
            _("State"),
            _("Who was asked"),
            pgettext("response", "Sent in"),
            _("Approved"),
        ),
        *(_("Reminders"), _("Needs that you may read")),
    ]
    return {"head": head, "rows": [_cells(row, user) for row in board.rows]}


def _cells(row, user):
    response = row.response
    if response is None:
        return [row.name, capfirst(row.outcome.label), "–", "–", "–", "–", 0]
    url = address_of(response) if can_read_response(user, response) else ""
    return [
        (row.name, url),
        state_in_words(row),
        consulted_in_words(response) or "–",
        _day(response.submitted_at),
        _day(response.approved_at),
        reminders_in_words(response),
        row.needs,
    ]


def state_in_words(row):
    """With the reason of whoever abstains, and a word on what came late or may come late."""
    words = capfirst(row.outcome.label)
    if row.response.state == ResponseState.ABSTAINED:
        words = f"{words}: {row.response.abstains_because}"
    return f"{words} ({_('late')})" if row.response.late_because else words


def consulted_in_words(response):
    return ", ".join(str(Consulted(one).label) for one in response.consulted)


def reminders_in_words(response):
    if response.reminders:
        return f"{response.reminders} ({_day(response.reminded_at)})"
    if response.round.state == RoundState.PLANNED:
        return "–"  # nobody has been asked yet
    return pgettext("reminders", "none") if response.invited_at else _("nobody to ask")


def file_rows(board):
    return [_file_row(board.round, row) for row in board.rows]


def _file_row(round, row):
    response = row.response
    example = _("yes") if round.is_example else _("no")
    first = [round.title, example, row.name, row.code, str(row.outcome.label)]
    if response is None:
        return [*first, "", None, None, 0, 0, "", ""]
    said = [consulted_in_words(response), _date(response.submitted_at), _date(response.approved_at)]
    last = [response.reminders, row.needs, response.abstains_because, _("yes") if response.late_because else _("no")]
    return [*first, *said, *last]


def own_rows(board, user):
    """The answers of the organisations that the reader is a member of."""
    asked = [row for row in board.rows if row.response and role_in(user, row.response.actor) is not None]
    return [(row, address_of(row.response)) for row in asked]


def unasked(board):
    """Those that no letter could reach: nobody speaks for them, and they have no address of their own."""
    if board.round.state != RoundState.OPEN or board.round.is_example:
        return []
    return [row.name for row in board.rows if row.response and row.response.invited_at is None]


def steps_of(subject):
    """What was done about a round or an answer, the latest first: when, what and why."""
    states = STATES[type(subject)]
    return [
        [date_format(timezone.localtime(step.at), "j F Y H:i"), _what(step, states), step.reason]
        for step in subject.steps.all()
    ]


def _what(step, states):
    by = pgettext("by the clock", "by itself") if step.by_system else ""
    what = ACTS[step.act] if step.act else states(step.to_state).label
    return " ".join(filter(None, [capfirst(str(what)), by]))


def address_of(response):
    return reverse("needs:response", args=[response.round.slug, response.actor.slug])


def _day(moment):
    return date_format(timezone.localtime(moment), "j F Y") if moment else "–"


def _date(moment):
    return timezone.localdate(moment) if moment else None

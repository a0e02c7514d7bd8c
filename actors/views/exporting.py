"""The lists as files: the very rows that the list shows with the same address, in their order."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from actors.columns import ACTORS, OFFERINGS
from actors.forms.filters import ActorFilter, OfferingFilter
from actors.views.accounts import too_many_requests
from arena.history import record_export
from arena.shared.bounded import may_ask
from arena.shared.sheets import answer

PER_HOUR = {True: 300, False: 30}  # from one network; the first for those who are signed in
MOST_IN_XLSX = 20_000  # rows: a spreadsheet is written whole before the first byte leaves


@login_not_required
@require_safe
def actor_file(request, form):
    return export(request, ActorFilter(request.GET), ACTORS, form, pgettext("file name", "actors"))


@login_not_required
@require_safe
def offering_file(request, form):
    return export(request, OfferingFilter(request.GET), OFFERINGS, form, pgettext("file name", "offerings"))


def export(request, asked, table, form, name):
    """The rows as a file, with a row in the log; nobody takes so many that the others have to wait."""
    if not may_export(request):
        return too_many_requests(request)
    found = asked.find(whole=True)
    if form == "xlsx" and (asked.is_more or asked.total > MOST_IN_XLSX):
        most = number_format(MOST_IN_XLSX, force_grouping=True)
        told = _("A spreadsheet holds at most %(most)s rows: choose CSV, or fewer rows.") % {"most": most}
        messages.error(request, told)
        return redirect(asked.address())
    record_export(_room(asked), by=request.user, rows=asked.total, query=query_of(asked.address()))
    return answer(form, name, table.heads, table.rows(found, request.user))


def query_of(address):
    """What the list understood of what was asked: nothing else belongs in the history, where it would stay for ever."""
    return dict(QueryDict(address.partition("?")[2]).lists())


def may_export(request):
    is_known = request.user.is_authenticated
    return may_ask(request, f"export:{is_known}", PER_HOUR[is_known])


def addresses(asked):
    """The same rows as a file, in each form: label and address."""
    query = asked.address().removeprefix(asked.base)
    name = f"{_room(asked)}:{asked.file_name}"
    forms = [("csv", "CSV"), ("xlsx", "XLSX")]
    return [(label, f"{reverse(name.format(form=form))}{query}") for form, label in forms]


def _room(asked):
    """Whose list it is: “actors” or “offerings”."""
    return asked.url_name.partition(":")[0]

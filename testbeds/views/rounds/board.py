"""The rounds, and the board of one: pages and files that say the same of every municipality."""

from django.contrib.auth.decorators import login_not_required
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from actors.rules import is_staff
from actors.views.accounts import too_many_requests
from actors.views.exporting import may_export
from arena.history import record_export
from arena.shared.http import render_page
from arena.shared.sheets import answer
from testbeds.models import InventoryRound
from testbeds.rounds.board import Board, board_of
from testbeds.views.rounds import rows
from testbeds.views.rounds.opening import readable_round


@login_not_required
@require_safe
def round_list(request):
    found = InventoryRound.objects.visible_to(request.user).prefetch_related("responses__actor")
    rounds = [(one, Board(one, one.responses.all()).summary) for one in found.order_by("-opens_on", "-pk")]
    return render_page(request, "needs/rounds/round_list.html", {"rounds": rounds})


@login_not_required
@require_safe
def round_detail(request, slug):
    shown = readable_round(request, slug)
    board = board_of(shown, request.user)
    context = {
        "round": shown,
        "board": board,
        "table": rows.board_table(board, request.user),
        "mine": rows.own_rows(board, request.user),
        "steps": rows.steps_of(shown) if is_staff(request.user) else [],
        "unasked": rows.unasked(board),
    }
    return render_page(request, "needs/rounds/round_detail.html", context)


@login_not_required
@require_safe
def round_file(request, slug, form):
    """The rows of the board, every municipality among them; the numbers are those that this reader may know."""
    shown = readable_round(request, slug)
    if not may_export(request):
        return too_many_requests(request)
    board = board_of(shown, request.user)
    record_export("rounds", by=request.user, rows=len(board.rows), query={"round": [shown.slug]}, about=[shown])
    name = "-".join([pgettext("file name", "round"), shown.slug])
    if shown.is_example:
        name = f"{_('Example').lower()}-{name}"
    return answer(form, name, rows.FILE_HEADS, rows.file_rows(board))

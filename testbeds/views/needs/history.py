"""Every change of a need, for those who work with it."""

from actors.recounting import retell
from actors.views.history import page_of
from arena.history.models import Deed, Entry
from arena.shared.http import render_page
from testbeds.rules import can_follow_need
from testbeds.views.needs.opening import need_page


@need_page(can_follow_need, methods=("GET", "HEAD"))
def need_history(request, need):
    entries = Entry.objects.visible_to(request.user).about(need)
    deeds, older = page_of(request, Deed.objects.with_entries(entries))
    context = {"need": need, "stories": retell(deeds, entries), "older": older}
    return render_page(request, "needs/history.html", context)

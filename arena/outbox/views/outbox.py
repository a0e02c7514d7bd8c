from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from arena import outbox
from arena.outbox.forms import OutboxForm
from arena.outbox.models import OutboundLetter
from arena.outbox.rules import can_read_outbox
from arena.outbox.states import State
from arena.outbox.templatetags.outbox import moment
from arena.shared.errors import Refused
from arena.shared.http import check, render_page

PER_PAGE = 30
LATE_AFTER_SECONDS = 180


@require_safe
def letter_list(request):
    """What waits, what went and what did not, with the reason."""
    check(can_read_outbox, request.user)
    letters = OutboundLetter.objects.visible_to(request.user).select_related("recipient").order_by("-created_at", "pk")
    form = OutboxForm(request.GET, counts=OutboundLetter.objects.count_by_state())
    if form.is_valid():
        letters = form.filter(letters)
    page = Paginator(letters, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "is_late": (outbox.seconds_since_drain() or 0) > LATE_AFTER_SECONDS}
    return render_page(request, "outbox/letter_list.html", context, fragment="outbox/_letter_list.html")


@require_safe
def letter_detail(request, pk):
    letters = OutboundLetter.objects.visible_to(request.user).select_related("recipient")
    letter = get_object_or_404(letters, pk=pk)
    context = {
        "letter": letter,
        "facts": _facts(letter),
        "head": [_("When"), _("How far it came"), _("Answer"), _("Reason")],
        "attempts": [_attempt(attempt) for attempt in letter.attempts.select_related("by")],
    }
    return render_page(request, "outbox/letter_detail.html", context)


def _facts(letter):
    waits = letter.state in (State.READY, State.UNKNOWN)
    return [
        (_("To"), letter.to or _("erased")),
        (_("Language"), letter.get_language_display()),
        (_("Priority"), capfirst(letter.get_priority_display())),
        (_("Queued"), moment(letter.created_at)),
        (_("Sent"), moment(letter.sent_at)),
        (_("Next try"), moment(letter.not_before) if waits else ""),
        (_("Send by"), moment(letter.expires_at)),
        (_("Failed attempts"), letter.attempt),
        (_("Last answer of the mail server"), letter.last_code),
        ("Message-ID", letter.message_id),
        (_("Key"), letter.key),
    ]


def _attempt(attempt):
    phase = attempt.get_phase_display()
    told = f"{phase}: {attempt.by}" if attempt.by else phase
    return [moment(attempt.at), told, attempt.code or "–", attempt.get_reason_display() or "–"]


@require_POST
def letter_send_again(request, pk):
    letter = get_object_or_404(OutboundLetter.objects.visible_to(request.user), pk=pk)
    try:
        letter.send_again(by=request.user)
        messages.success(request, _("The letter is on its way again."))
    except Refused as no:
        messages.error(request, str(no))
    return redirect(letter)

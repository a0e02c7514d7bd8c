"""The outbox as the staff see it: every letter with its fate, what slows them down, and sending one again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models.functions import Now
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from arena.outbox.forms import OutboxForm
from arena.outbox.models import Counter, DomainRest, OutboundLetter, Suppression
from arena.outbox.rules import can_read_outbox
from arena.outbox.states import State, Stream
from arena.outbox.templatetags.outbox import moment
from arena.outbox.wanting.scopes import names_of
from arena.shared.addresses import address_key
from arena.shared.errors import Refused
from arena.shared.http import check, render_page

PER_PAGE = 30


@require_safe
def letter_list(request):
    """What waits, what went and what did not, with the reason; and what slows the letters down."""
    check(can_read_outbox, request.user)
    counts = OutboundLetter.objects.count_by_state_and_stream()
    letters = OutboundLetter.objects.visible_to(request.user).select_related("recipient").order_by("-created_at", "pk")
    form = OutboxForm(request.GET, counts=counts)
    if form.is_valid():
        letters = form.filter(letters)
    context = {
        "form": form,
        "page": Paginator(letters, PER_PAGE).get_page(request.GET.get("page")),
        "about": _about(request.GET.get("about", "")),
        "sums_head": [_("State"), *(capfirst(stream.label) for stream in Stream), _("All")],
        "sums": [_sum(state, numbers) for state, numbers in counts.items()],
        "rests_head": [_("Mail domain"), _("Rests until"), _("Since"), _("Reason")],
        "rests": [_rest(row) for row in DomainRest.objects.filter(until__gt=Now()).order_by("until")],
        "faults_head": [_("Swallowed fault"), _("How often")],
        "faults": list(Counter.objects.order_by("name").values_list("name", "value")),
    }
    return render_page(request, "outbox/letter_list.html", context, fragment="outbox/_letter_list.html")


def _about(scope):
    """What the one thing is called that the list is about, where it is about one."""
    return names_of([scope]).get(scope, scope) if scope else ""


def _sum(state, numbers):
    base = f"{reverse('outbox:list')}?state={state}"
    each = [(numbers[one], f"{base}&stream={one}") if one in numbers else 0 for one in Stream]
    return [(capfirst(state.label), base), *each, sum(numbers.values())]


def _rest(row):
    return [row.domain, moment(row.until), moment(row.since), " ".join([row.get_reason_display(), row.code])]


@require_safe
def letter_detail(request, pk):
    letters = OutboundLetter.objects.visible_to(request.user).select_related("recipient", "digest")
    letter = get_object_or_404(letters, pk=pk)
    context = {
        "letter": letter,
        "facts": _facts(letter),
        "head": [_("When"), _("How far it came"), _("Answer"), _("Reason")],
        "attempts": [_attempt(attempt) for attempt in letter.attempts.select_related("by")],
        "bounces_head": [_("When"), _("Answer"), _("For good")],
        "bounces": [_bounce(row) for row in letter.bounces.all()],
        "kept_head": [_("Why"), _("Stream"), _("Since"), _("Until")],
        "kept": [_kept(row) for row in _standing(letter.to)],
        "gathered": letter.gathered.order_by("created_at", "pk"),
    }
    return render_page(request, "outbox/letter_detail.html", context)


def _facts(letter):
    waits = letter.state in (State.READY, State.UNKNOWN)
    return [
        (_("To"), letter.to or _("erased")),
        (_("Language"), letter.get_language_display()),
        (_("Stream"), capfirst(letter.get_stream_display())),
        (_("About"), _about(letter.scope)),
        (_("Priority"), capfirst(letter.get_priority_display())),
        (_("Queued"), moment(letter.created_at)),
        (_("Sent"), moment(letter.sent_at)),
        (_("Came back"), moment(letter.returned_at)),
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


def _bounce(row):
    return [moment(row.at), row.code or "–", _("yes") if row.is_permanent else _("no")]


def _standing(address):
    """What keeps letters back from the address now."""
    return Suppression.objects.standing().of(address_key(address)) if address else []


def _kept(row):
    covers = capfirst(row.get_stream_display()) if row.stream else _("Every letter")
    about = [covers, _about(row.scope)]
    until = moment(row.until) if row.until else _("further notice")
    return [capfirst(row.get_why_display()), ": ".join(filter(None, about)), moment(row.since), until]


@require_POST
def letter_send_again(request, pk):
    letter = get_object_or_404(OutboundLetter.objects.visible_to(request.user), pk=pk)
    try:
        letter.send_again(by=request.user)
        messages.success(request, _("The letter is on its way again."))
    except Refused as no:
        messages.error(request, str(no))
    return redirect(letter)

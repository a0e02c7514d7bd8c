"""The list of dialogues, and a dialogue with everything that its reader may know of it."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from arena.shared.http import render_page
from testbeds.dialogues import answering
from testbeds.models import MarketDialogue
from testbeds.rules import can_answer_dialogue, can_hold_dialogue, can_review_dialogue
from testbeds.states import DialogueState
from testbeds.views.dialogues.opening import readable_dialogues

PER_PAGE = 30


@login_not_required
@require_safe
def dialogue_list(request):
    """Open ones first, those that close soonest before others; then what is over, the latest first."""
    found = MarketDialogue.objects.visible_to(request.user).select_related("owner").in_order()
    page = Paginator(found.shown(), PER_PAGE).get_page(request.GET.get("page"))
    drafts = found.drafts() if request.user.is_authenticated else ()
    return render_page(request, "needs/dialogues/list.html", {"page": page, "drafts": drafts})


@login_not_required
@require_safe
def dialogue(request, slug):
    found = get_object_or_404(readable_dialogues(request.user), slug=slug)
    is_holder = can_hold_dialogue(request.user, found)
    enquiries = list(found.enquiries.all())
    context = {
        "dialogue": found,
        "is_holder": is_holder,
        "is_reviewer": can_review_dialogue(request.user, found),
        "is_open": answering.is_open(found),
        "is_supplier": can_answer_dialogue(request.user, found),
        "is_shown": found.state in DialogueState.shown(),
        "questions": found.questions.all(),
        "recipients": found.recipients.select_related("actor").order_by("actor__name_key", "pk"),
        "answered": [enquiry for enquiry in enquiries if enquiry.answered_at],
        "waiting": [enquiry for enquiry in enquiries if not enquiry.answered_at] if is_holder else [],
        "last": found.steps.first() if is_holder else None,
    }
    return render_page(request, "needs/dialogues/dialogue.html", context)

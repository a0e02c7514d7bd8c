from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from arena.outbox.forms import MailboxForm
from arena.outbox.models import DemoLetter
from arena.shared.http import render_page

PER_PAGE = 30


@login_not_required
@require_safe
def demo_mailbox(request):
    """Every letter of the demonstration, for every visitor: who tries the portal plays all its people."""
    letters = _demo_letters()
    form = MailboxForm(request.GET)
    if form.is_valid():
        letters = form.filter(letters)
    page = Paginator(letters, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page}
    return render_page(request, "outbox/demo_mailbox.html", context, fragment="outbox/_demo_mailbox.html")


@login_not_required
@require_safe
def demo_letter(request, pk):
    letter = get_object_or_404(_demo_letters(), pk=pk)
    return render_page(request, "outbox/demo_letter.html", {"letter": letter})


def _demo_letters():
    if not settings.DEMO:
        raise Http404
    return DemoLetter.objects.all()

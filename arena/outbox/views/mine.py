from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from arena.outbox.models import OutboundLetter
from arena.outbox.templatetags.outbox import history_row
from arena.outbox.wanting.scopes import names_of
from arena.shared.http import render_page

PER_PAGE = 50


@never_cache
@require_safe
def my_letters(request):
    """What the account has been sent, at any address that it has confirmed; never what the letters say."""
    letters = OutboundLetter.objects.of_account(request.user).told().with_outcome().order_by("-created_at", "pk")
    page = Paginator(letters, PER_PAGE).get_page(request.GET.get("page"))
    names = names_of({letter.scope for letter in page if letter.scope})
    context = {
        "page": page,
        "head": [_("Letter"), _("When"), _("How it went")],
        "rows": [history_row(letter, names.get(letter.scope, "")) for letter in page],
    }
    return render_page(request, "outbox/my_letters.html", context)

"""The pages that say what the arena is."""

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.http import require_safe

from arena.shared.http import render_page


@login_not_required
@require_safe
def home(request):
    """The start page: what the arena is, who is here, what is new, and a way in for each group."""
    return render_page(request, "arena/home.html", {})


@login_not_required
@require_safe
def about(request):
    return render_page(request, "arena/about.html", {})

"""A person's own account: what they are called here, and the way to what allauth's pages change."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from actors.forms.accounts import AccountForm
from arena.shared.http import render_page

TRY_AGAIN_AFTER = 5 * 60  # seconds: the longest a sign-in is held back


@require_http_methods(["GET", "POST"])
def account_settings(request):
    form = AccountForm(request.POST or None, instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, _("Your account is saved."))
        return redirect("account_settings")
    return render_page(request, "account/settings.html", {"form": form})


def too_many_requests(request):
    """The answer when a limit against guessing or flooding is reached; says when to try again."""
    response = render_page(request, "429.html", {"minutes": TRY_AGAIN_AFTER // 60}, status=429)
    response.headers["Retry-After"] = TRY_AGAIN_AFTER
    return response

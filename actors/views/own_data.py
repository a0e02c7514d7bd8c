"""What the portal holds of a person: to read, to take out and to have erased."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from actors import erasing, own_data
from actors.views.reauthenticating import prove_afresh
from arena.shared.errors import Refused
from arena.shared.http import render_page


@require_http_methods(["GET", "POST"])
def account_data(request):
    """A page to read; its button gives the same as a file."""
    prove_afresh(request)
    if request.method == "POST":
        file = JsonResponse(own_data.as_file(request.user), json_dumps_params={"ensure_ascii": False, "indent": 2})
        file.headers["Content-Disposition"] = 'attachment; filename="mina-uppgifter.json"'
        return file
    found = own_data.sections(request.user)
    return render_page(request, "account/data.html", {"sections": found})


@require_http_methods(["GET", "POST"])
def account_erase(request):
    """What goes, what stays and why; then it is done, at once and for good."""
    if request.method == "POST":
        prove_afresh(request)
        try:
            erasing.erase(request.user, by=request.user)
        except Refused as no:
            messages.error(request, no)
            return redirect("account_erase")
        logout(request)
        messages.success(request, _("Your account is erased. Thank you for the time you were here."))
        return redirect("arena:home")
    alone = erasing.last_manager_of(request.user)
    return render_page(request, "account/erase.html", {"alone": alone})

"""Whom the staff ask to come, and the page that their link opens."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from arena.shared.http import key_in, render_page
from events.forms.publishing import InviteForm
from events.letters.invitations import opens
from events.models import Invitation
from events.states import Audience, EventState
from events.views.opening import event_page, remember_invitation
from events.writing import inviting


@event_page
def event_invitations(request, event):
    if request.POST.get("go") == "take_back":
        return _take_back(request, event)
    form = InviteForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        new = inviting.invite(event, said["addresses"], language=said["language"], by=request.user)
        unwilling = len(inviting.unwilling(said["addresses"]))
        known = len(said["addresses"]) - len(new) - unwilling
        told = [_said_of_new(len(new)), _said_of_known(known), _said_of_unwilling(unwilling)]
        messages.success(request, " ".join(filter(None, told)))
        return redirect("events:invitations", event.slug)
    context = {
        "event": event,
        "form": form,
        "invitations": event.invitations.with_state().select_related("by").order_by("email"),
        "is_by_invitation": event.audience == Audience.INVITED,
        "is_published": event.state == EventState.PUBLISHED,
    }
    return render_page(request, "events/event_invitations.html", context)


def _said_of_new(number):
    return ngettext("%(number)d person is invited.", "%(number)d people are invited.", number) % {"number": number}


def _said_of_known(number):
    if not number:
        return ""
    said = ngettext("%(number)d was invited already.", "%(number)d were invited already.", number)
    return said % {"number": number}


def _said_of_unwilling(number):
    """How many, and not who: that is the business of whoever ended the letters."""
    if not number:
        return ""
    said = ngettext(
        "%(number)d has ended invitations by letter and is not invited: ask in another way.",
        "%(number)d have ended invitations by letter and are not invited: ask in another way.",
        number,
    )
    return said % {"number": number}


def _take_back(request, event):
    key = key_in(request.POST.get("invitation", ""))
    inviting.take_back(get_object_or_404(event.invitations, pk=key))
    messages.success(request, _("The invitation is taken back. A seat that the person has is not touched."))
    return redirect("events:invitations", event.slug)


@login_not_required
@require_http_methods(["GET", "POST"])
def event_invited(request, key, token):
    """The event, for whoever has the link. Only the buttons do anything."""
    invitation = Invitation.objects.standing().with_state().select_related("event__venue").filter(key=key).first()
    if not invitation or not opens(invitation, token) or not invitation.event.is_public:
        return render_page(request, "events/event_invited_dead.html", {}, status=404)
    if request.method == "POST":
        return _answer(request, invitation)
    context = {"event": invitation.event, "invitation": invitation}
    response = render_page(request, "events/event_invited.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _answer(request, invitation):
    match request.POST.get("go"):
        case "sign_up":
            remember_invitation(request, invitation)
            return redirect("events:sign_up", invitation.event.slug)
        case "decline":
            inviting.decline(invitation)
            messages.success(request, _("Thank you for telling us. You can change your mind by the same link."))
            return redirect(request.path)
    raise BadRequest

"""Writing a need: begun for an organisation, kept at every answer, in as many sittings as it takes."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from actors.models import Actor
from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import check, key_in, redirect_to_top, render_page
from testbeds.forms.need import NeedForm
from testbeds.models import InventoryResponse, Need
from testbeds.needs import deciding, writing
from testbeds.rules import WRITERS, can_edit_need, can_fill_response, can_log_need, may_log_needs
from testbeds.states import NeedState
from testbeds.views.needs.beside import beside

EARLIER_SHOWN = 30


@require_http_methods(["GET", "POST"])
def add(request):
    """For one organisation. The address promises the draft one: going back to it leads to that draft."""
    check(may_log_needs, request.user)
    response = _response(request)
    if response and not response.is_being_written:
        messages.warning(request, _("The round takes no more needs from you."))
        return redirect("needs:response", response.round.slug, response.actor.slug)
    owner = response.actor if response else _owner(request)
    if owner is None:
        return render_page(request, "needs/choose.html", {"actors": _own(request.user)})
    check(can_log_need, request.user, owner)
    address = writing.promised_address(request.GET.get("draft", ""), request.user)
    if address is None and request.method == "GET":
        promised = request.GET.dict() | {"draft": writing.promise_address(request.user)}
        return redirect(f"{request.path}?{urlencode(promised)}")
    if begun := _needs(request).filter(slug=address, owner=owner).first():
        return _write(request, begun)
    need = writing.blank(owner, response=response, earlier=_earlier(request, owner))
    return _write(request, need, address or deciding.unsaying_address())


@require_http_methods(["GET", "POST"])
def edit(request, slug):
    need = get_object_or_404(_needs(request), slug=slug)
    check(can_edit_need, request.user, need)
    return _write(request, need)


@require_POST
def similar(request):
    """What goes beside the text that is being written, where it is not kept at every answer."""
    if slug := request.GET.get("need"):
        need = get_object_or_404(_needs(request), slug=slug)
        check(can_edit_need, request.user, need)
    else:
        need = Need()
        check(may_log_needs, request.user)
    form = NeedForm(request.POST, instance=need)
    return render_page(request, "needs/_beside.html", {"form": form, **beside(request.user, form)})


def _write(request, need, address=None):
    """The page with the questions. A draft is kept as each is answered, where the browser can ask for that."""
    form = NeedForm(request.POST or None, instance=need, says_what_is_missing="missing" in request.GET)
    is_kept = form.is_valid() and is_done(
        form, lambda: _keep(form, request.user, address), "title_sv" if form.is_blank else None
    )
    if is_kept and not request.htmx:
        return _onward(request, form.instance)
    if is_kept:
        form = NeedForm(instance=form.instance)
    context = {
        "form": form,
        "need": need,
        "saved_at": is_kept and timezone.localtime(),
        "earlier": [] if need.pk or need.begun_from else _earlier_needs(request, need.owner)[:EARLIER_SHOWN],
        **beside(request.user, form),
    }
    return render_page(request, "needs/write.html", context, fragment="needs/_beside.html")


def _keep(form, user, address):
    if address is None:
        return writing.save(form, by=user)
    if form.is_blank:
        raise Refused(_("Write something first: the title, or what it looks like today."))
    return writing.begin(form, by=user, address=address)


def _onward(request, need):
    """Back to the page, or sent in, where the button says so and nothing is missing."""
    if request.POST.get("go") != "submit" or need.state != NeedState.DRAFT:
        messages.success(request, _("Saved. Go on whenever you like."))
        return redirect_to_top("needs:edit", need.slug)
    if deciding.lacks(need):
        messages.warning(request, _("Saved, and not sent in yet: a little is missing."))
        return redirect(f"{reverse('needs:edit', args=[need.slug])}?missing=1")
    return send_in(request, need)


def send_in(request, need):
    """To the manager who confirms it; a refusal leads back to the questions."""
    try:
        deciding.submit(need, by=request.user)
    except Refused as no:
        messages.error(request, no)
        return redirect_to_top("needs:edit", need.slug)
    messages.success(request, _("Sent in. Somebody in charge at %(owner)s confirms it.") % {"owner": need.owner})
    if response := need.response:
        return redirect_to_top("needs:response", response.round.slug, response.actor.slug)
    return redirect_to_top("needs:detail", need.slug)


def _needs(request):
    return Need.objects.visible_to(request.user).select_related("owner__part_of", "response__round", "begun_from")


def _own(user):
    """The organisations that the person may log needs for."""
    writes_for = [pk for pk, role in user.roles.items() if role in WRITERS]
    actors = Actor.objects.filter(pk__in=writes_for).select_related("part_of").order_by("name_key", "pk")
    return [actor for actor in actors if can_log_need(user, actor)]


def _owner(request):
    """The one that the address names, or the only one there is; None where the person has to choose."""
    if asked := request.GET.get("actor"):
        return get_object_or_404(Actor.objects.visible_to(request.user).select_related("part_of"), slug=asked)
    own = _own(request.user)
    return own[0] if len(own) == 1 else None


def _response(request):
    """The answer to a round that the need is to be part of."""
    if not (asked := request.GET.get("response")):
        return None
    responses = InventoryResponse.objects.visible_to(request.user).select_related("round", "actor__part_of")
    response = get_object_or_404(responses, pk=key_in(asked))
    check(can_fill_response, request.user, response)
    return response


def _earlier(request, owner):
    if not (asked := request.GET.get("from")):
        return None
    return get_object_or_404(_earlier_needs(request, owner), slug=asked)


def _earlier_needs(request, owner):
    """What the organisation has logged before: last year's answers are a good start."""
    if owner is None:
        return Need.objects.none()
    return _needs(request).filter(owner=owner).exclude(state=NeedState.DRAFT).order_by("-created_at", "-pk")

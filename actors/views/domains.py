"""The mail domains of an actor: shown to be its own by a manager's confirmed address, or by the project staff."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from actors import domains
from actors.forms.domains import DomainForm, OwnDomainForm
from actors.models import Actor
from actors.rules import can_prove_domains, can_speak_for
from actors.views.reauthenticating import prove
from arena.shared.forms import is_done
from arena.shared.http import check, render_page


@require_http_methods(["GET", "POST"])
def actor_domains(request, slug):
    actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    check(can_prove_domains, request.user, actor)
    is_own = can_speak_for(request.user, actor)
    form = _own_form(request, actor) if is_own else DomainForm(request.POST or None)
    if form.is_valid() and _add(request, actor, form, domains.add_own if is_own else domains.add):
        return redirect("actors:domains", actor.slug)
    context = {"actor": actor, "form": form, "domains": actor.domains.select_related("verified_by"), "is_own": is_own}
    return render_page(request, "actors/domains.html", context)


def _own_form(request, actor):
    known = set(actor.domains.values_list("host", flat=True))
    hosts = [host for host in domains.own_hosts(request.user) if host not in known]
    return OwnDomainForm(request.POST or None, hosts=hosts)


def _add(request, actor, form, act):
    prove(request)
    if not is_done(form, lambda: act(actor, by=request.user, **form.cleaned_data), field="host"):
        return False
    messages.success(request, _("Whoever has a confirmed address there is offered to ask to join."))
    return True


@require_POST
def domain_remove(request, slug, host):
    actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    check(can_prove_domains, request.user, actor)
    domain = get_object_or_404(actor.domains, host=host)
    prove(request)
    domains.remove(domain, by=request.user)
    messages.success(request, _("The domain is removed."))
    return redirect("actors:domains", actor.slug)

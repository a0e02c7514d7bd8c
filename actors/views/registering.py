"""Four short steps from the open page to “sent in”; each saves what is there and can be left."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from actors import registering
from actors.forms.competence import CompetenceForm
from actors.forms.offering import OfferingForm
from actors.forms.organisation import OrganisationForm, organisation_form
from actors.models import Actor, VerifiedDomain
from actors.rules import can_edit_actor, can_follow_actor, can_speak_for, role_in
from actors.views import written
from actors.views.opening import draft_page
from actors.views.saving import keep
from arena.shared.errors import Refused
from arena.shared.http import check, redirect_to_top, render_page

FORMS = {"organisation": OrganisationForm, "competence": CompetenceForm, "offering": OfferingForm}


@login_not_required
@require_safe
def register(request):
    """What registering is, how long it takes and what to have at hand; and the way back to a draft."""
    user = request.user
    offered = VerifiedDomain.objects.offered_to(user) if user.is_authenticated else []
    drafts = _unfinished(user) if user.is_authenticated else []
    return render_page(request, "actors/register.html", {"drafts": drafts, "offered": offered})


def _unfinished(user):
    """The person's drafts, each with the page where it goes on."""
    drafts = Actor.objects.written_by(user).with_applicant().with_drafts().order_by("name_key", "pk")
    return [(actor, reverse(f"actors:{registering.next_step(actor)}", args=[actor.slug])) for actor in drafts]


@require_http_methods(["GET", "POST"])
def register_new(request):
    """Its address promises the draft one: going back to it, or pressing twice, leads to that draft and to no second."""
    address = registering.promised_address(request.GET.get("draft", ""), request.user)
    if not address and request.method == "GET":
        return redirect(f"{request.path}?{urlencode({'draft': registering.promise_address(request.user)})}")
    if request.user.memberships.filter(actor__slug=address).exists():
        return register_organisation(request, address)
    form = OrganisationForm(request.POST or None)
    if form.is_valid():
        actor = registering.begin(form.save(commit=False), by=request.user, address=address)
        return _after_organisation(request, form, actor)
    return render_page(request, "actors/register_organisation.html", {"form": form})


@require_http_methods(["GET", "POST"])
@draft_page
def register_organisation(request, actor):
    form = organisation_form(actor)(request.POST or None, instance=actor)
    if form.is_valid() and keep(request, form):
        return _after_organisation(request, form, actor)
    return render_page(request, "actors/register_organisation.html", {"form": form, "actor": actor})


def _after_organisation(request, form, actor):
    """A number that is here already leads to its organisation, and from there back to the draft."""
    if form.holder:
        page = reverse("actors:join_number", args=[form.holder.org_number])
        return redirect(f"{page}?{urlencode({'draft': actor.slug})}#content")
    return _onward(request, actor, "actors:register_competence")


@require_http_methods(["GET", "POST"])
@draft_page
def register_competence(request, actor):
    form = CompetenceForm(request.POST or None, instance=actor)
    if form.is_valid() and keep(request, form):
        return _onward(request, actor, "actors:register_offering")
    context = {"form": form, "actor": actor, "lacking": registering.steps_lacking(actor, 3)}
    return render_page(request, "actors/register_competence.html", context)


@require_http_methods(["GET", "POST"])
@draft_page
def register_offering(request, actor):
    """The last step: one offering, or none for now; then send in or save."""
    offering = registering.first_offering(actor) or registering.new_offering(actor)
    form = OfferingForm(request.POST or None, instance=offering)
    if form.is_valid() and (form.is_blank or keep(request, form)):
        return _onward(request, actor, "actors:submit")
    context = {
        "form": form,
        "actor": actor,
        "lacking": registering.steps_lacking(actor, 4),
        "may_submit": can_speak_for(request.user, actor),
    }
    return render_page(request, "actors/register_offering.html", context)


@require_http_methods(["GET", "POST"])
def submit(request, slug):
    """Everything on one page with what is missing; the button sends it in."""
    actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    check(can_follow_actor, request.user, actor)
    if request.method == "POST":
        check(can_speak_for, request.user, actor)
        if _send_in(request, actor):
            return redirect_to_top("actors:manage", actor.slug)
    lacks = [(_label(lack), _place(actor, lack)) for lack in registering.missing(actor)]
    context = {
        "actor": actor,
        "lacks": lacks,
        "written": written.of_actor(actor, registering.drafts_of_offerings(actor)),
        "may_edit": can_edit_actor(request.user, actor),
        "may_submit": can_speak_for(request.user, actor),
    }
    return render_page(request, "actors/submit.html", context)


def _onward(request, actor, following):
    """Where the button that was pressed leads: the next step, sending in at once, or home with the draft saved."""
    go = request.POST.get("go")
    if go == "submit" and can_speak_for(request.user, actor) and _send_in(request, actor):
        return redirect_to_top("actors:manage", actor.slug)
    if go == "leave":
        messages.success(request, _("Saved. Go on whenever you like."))
        home = ["arena:my_page"] if role_in(request.user, actor) else ["actors:manage", actor.slug]
        return redirect_to_top(*home)
    return redirect_to_top(following, actor.slug)


def _send_in(request, actor):
    try:
        registering.submit(actor, by=request.user)
    except Refused as no:
        messages.error(request, no)
        return False
    return True


def _label(lack):
    label = FORMS[lack.step].base_fields[lack.field].label
    return f"{lack.offering}: {label}" if lack.offering else label


def _place(actor, lack):
    """The field itself, on the step where it is filled in."""
    if lack.offering and lack.offering != registering.first_offering(actor):
        page = reverse("offerings:edit", args=[lack.offering.slug])
    else:
        page = reverse(f"actors:register_{lack.step}", args=[actor.slug])
    field = FORMS[lack.step].base_fields[lack.field]
    is_group = getattr(field.widget, "use_fieldset", False)
    return f"{page}#id_{lack.field}{'_0' if is_group else ''}"

"""Who is what in an evaluation, what ties them to the supplier, and what the staff decide about that."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from arena.shared.forms import is_done
from arena.shared.http import check, redirect_to_top, render_page
from testbeds.evaluating import appointing, conflicts, declaring
from testbeds.evaluation_rules import can_coordinate_evaluation, is_staff, leads
from testbeds.forms.evaluating import AppointForm, DeclareForm, ReasonForm, StayForm
from testbeds.models import ConflictDeclaration
from testbeds.views.evaluating.opening import evaluation_page


def can_read_people(user, evaluation):
    """Names are for those who work together on it, and for the staff."""
    return is_staff(user) or leads(user, evaluation)


@evaluation_page(can_read_people)
def evaluation_roles(request, evaluation):
    may_appoint = can_coordinate_evaluation(request.user, evaluation)
    form = AppointForm(request.POST or None)
    if request.method == "POST":
        check(can_coordinate_evaluation, request.user, evaluation)
        if form.is_valid() and is_done(form, lambda: _appoint(form, evaluation, request.user), "email"):
            messages.success(request, _("Appointed. The person is told by letter."))
            return redirect_to_top("evaluations:roles", evaluation.slug)
    said = declaring.newest(evaluation)
    tied = {role.pk for role in conflicts.tied_now(evaluation)}
    roles = evaluation.roles.filter(until=None).select_related("user")
    context = {
        "evaluation": evaluation,
        "form": form if may_appoint else None,
        "rows": [(role, said.get(role.user_id), role.pk in tied) for role in roles],
        "earlier": evaluation.roles.exclude(until=None).select_related("user"),
        "reads_ties": is_staff(request.user),
        "may_appoint": may_appoint,
    }
    return render_page(request, "evaluations/roles.html", context)


def _appoint(form, evaluation, user):
    appointing.appoint(evaluation, form.person, form.cleaned_data["part"], by=user)


@evaluation_page(can_coordinate_evaluation)
def role_end(request, evaluation, pk):
    role = get_object_or_404(evaluation.roles.filter(until=None).select_related("user"), pk=pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and is_done(form, lambda: appointing.end(role, by=request.user, **form.cleaned_data)):
        messages.success(request, _("The role has ended."))
        return redirect_to_top("evaluations:roles", evaluation.slug)
    context = {"evaluation": evaluation, "form": form, "role": role}
    return render_page(request, "evaluations/role_end.html", context)


@evaluation_page(declaring.can_declare)
def evaluation_declare(request, evaluation):
    form = DeclareForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        declaring.declare(evaluation, by=request.user, has_conflict=said["has_conflict"], text=said["text"])
        messages.success(request, _("Thank you. What you have said is kept with the evaluation."))
        return redirect_to_top("evaluations:work", evaluation.slug)
    earlier = evaluation.declarations.filter(user=request.user).order_by("-at", "-pk")
    context = {"evaluation": evaluation, "form": form, "earlier": earlier}
    return render_page(request, "evaluations/declare.html", context)


@evaluation_page(can_coordinate_evaluation)
def tie_decide(request, evaluation, pk):
    waiting = ConflictDeclaration.objects.filter(evaluation=evaluation, has_conflict=True, may_stay=None)
    declaration = get_object_or_404(waiting.select_related("user"), pk=pk)
    form = StayForm(request.POST or None)
    if form.is_valid() and is_done(form, lambda: declaring.decide(declaration, by=request.user, **form.cleaned_data)):
        messages.success(request, _("The decision is kept."))
        return redirect_to_top("evaluations:roles", evaluation.slug)
    context = {"evaluation": evaluation, "form": form, "declaration": declaration}
    return render_page(request, "evaluations/tie.html", context)

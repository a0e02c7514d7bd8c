"""Staff change the words of a cluster, take a need out of it, or dissolve it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from arena.shared.forms import is_done
from arena.shared.http import check, redirect_to_top, render_page
from testbeds.clusters import gathering
from testbeds.forms.clusters import ReasonForm, RewordForm
from testbeds.models import Need, NeedCluster
from testbeds.rules import can_coordinate_need
from testbeds.views.clusters.opening import cluster_page


@cluster_page
def cluster_edit(request, cluster):
    form = RewordForm(request.POST or None, instance=cluster)
    if form.is_valid() and is_done(form, lambda: gathering.reword(form.instance, by=request.user)):
        messages.success(request, _("Saved."))
        return redirect(cluster)
    return render_page(request, "needs/clusters/edit.html", {"cluster": cluster, "form": form})


@cluster_page
def cluster_take_out(request, cluster, need):
    members = cluster.members.current().visible_to(request.user)
    found = get_object_or_404(Need.objects.filter(pk__in=members.values("need")), slug=need)
    check(can_coordinate_need, request.user, found)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and is_done(form, lambda: _take_out(cluster, found, form, request.user)):
        messages.success(request, _("“%(need)s” is taken out.") % {"need": found})
        is_seen = NeedCluster.objects.visible_to(request.user).filter(pk=cluster.pk).exists()
        return redirect(cluster) if is_seen else redirect_to_top("needs:clusters")
    return render_page(request, "needs/clusters/take_out.html", {"cluster": cluster, "need": found, "form": form})


def _take_out(cluster, need, form, user):
    gathering.take_out(cluster, need, by=user, reason=form.cleaned_data["reason"])


@cluster_page
def cluster_dissolve(request, cluster):
    form = ReasonForm(request.POST or None)
    if form.is_valid() and is_done(form, lambda: _dissolve(cluster, form, request.user)):
        messages.success(request, _("The cluster is dissolved. Its needs stand where they stood before."))
        return redirect(cluster)
    return render_page(request, "needs/clusters/dissolve.html", {"cluster": cluster, "form": form})


def _dissolve(cluster, form, user):
    gathering.dissolve(cluster, by=user, reason=form.cleaned_data["reason"])

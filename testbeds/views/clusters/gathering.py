"""Staff choose needs that say the same thing, and write what they say together."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from arena.shared.forms import is_done
from arena.shared.http import render_page
from testbeds.clusters import gathering, suggesting
from testbeds.forms.clusters import MOST, GatherForm, NeedsForm
from testbeds.models import ClusterMember, Need
from testbeds.views.clusters.opening import cluster_page
from testbeds.views.staff import staff_page


@staff_page
def cluster_add(request):
    """First the needs, by searching and ticking, kept in the address; then the words."""
    if request.method == "POST":
        return _write(request, request.POST.getlist("needs"))
    slugs = request.GET.getlist("need")[:MOST]
    chosen = _chosen(request.user, slugs)
    if request.GET.get("go") == "write" and len(chosen) >= gathering.LEAST:
        return _write(request, slugs)
    q = request.GET.get("q", "").strip()
    context = {
        "q": q,
        "chosen": chosen,
        "found": [need for need in _candidates(request.user, q, chosen) if need not in chosen],
        "is_too_few": request.GET.get("go") == "write",
    }
    return render_page(request, "needs/clusters/choose.html", context)


def _write(request, slugs):
    initial = {"needs": slugs}
    form = GatherForm(request.POST or None, user=request.user, slugs=slugs, initial=initial)
    if form.is_valid() and is_done(form, lambda: _gather(form, request.user), "needs"):
        messages.success(request, _("The cluster is made. Each need stays as it was written."))
        return redirect(form.cluster)
    needs = form.fields["needs"].queryset.all()
    back = f"{reverse('needs:cluster_add')}?{urlencode([('need', slug) for slug in slugs])}"
    context = {"form": form, "needs": needs, "back": back}
    return render_page(request, "needs/clusters/add.html", context)


def _gather(form, user):
    words = {name: form.cleaned_data[name] for name in gathering.TEXTS}
    form.cluster = gathering.gather(form.cleaned_data["needs"], by=user, **words)


@cluster_page
def cluster_more(request, cluster):
    """More needs, of those that resemble what is there or that are searched for."""
    q = request.GET.get("q", "").strip()
    slugs = request.POST.getlist("needs")
    if request.method == "GET":
        members = ClusterMember.objects.current().visible_to(request.user).filter(cluster=cluster)
        within = Need.objects.filter(pk__in=members.values("need")).prefetch_related("terms")
        slugs = [need.slug for need in _candidates(request.user, q, list(within))]
    form = NeedsForm(request.POST if request.method == "POST" else None, user=request.user, slugs=slugs)
    if form.is_valid() and is_done(form, lambda: _put_in(cluster, form, request.user), "needs"):
        messages.success(request, _("Saved."))
        return redirect(cluster)
    return render_page(request, "needs/clusters/more.html", {"cluster": cluster, "form": form, "q": q, "slugs": slugs})


def _put_in(cluster, form, user):
    gathering.put_in(cluster, form.cleaned_data["needs"], by=user)


def _chosen(user, slugs):
    return list(suggesting.gatherable(user).filter(slug__in=slugs).prefetch_related("terms").order_by("name_key", "pk"))


def _candidates(user, q, needs):
    """What is searched for; else what resembles those that are there; else the newest."""
    if q:
        return suggesting.saying(q, user)
    return suggesting.like(needs, user) if needs else suggesting.newest(user)

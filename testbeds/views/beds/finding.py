"""The testbeds of the county, as a list and a map, and the page of one."""

from collections import Counter

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from actors.models import Municipality
from actors.rules import role_in
from arena.shared.http import render_page
from testbeds.evaluation_rules import can_edit_testbed
from testbeds.evaluation_states import BedKind, BedState
from testbeds.forms.beds import hosts_for
from testbeds.models import Evaluation, Testbed, TestRequest
from testbeds.views.beds.acts import possible
from testbeds.views.beds.bed_rows import bed_rows

PER_PAGE = 30


@login_not_required
@require_safe
def bed_list(request):
    """Narrowed by kind and municipality; drafts stand above for those who may read them."""
    kind, town = request.GET.get("slag", ""), request.GET.get("kommun", "")
    shown = Testbed.objects.listed().select_related("host").order_by("name_key", "pk")
    numbers = Counter(shown.order_by().values_list("host__municipality", flat=True))
    found = shown.filter(**({"kind": kind} if kind in BedKind.values else {}))
    found = found.filter(host__municipality=town) if town in numbers else found
    page = Paginator(found.prefetch_related("free_periods"), PER_PAGE).get_page(request.GET.get("page"))
    count = page.paginator.count
    drafts = Testbed.objects.visible_to(request.user).filter(state=BedState.DRAFT).select_related("host")
    context = {
        "page": page,
        "rows": list(bed_rows(page)),
        "drafts": list(bed_rows(drafts)) if request.user.is_authenticated else [],
        "found": ngettext("%(n)s testbed", "%(n)s testbeds", count) % {"n": count},
        "kinds": [(value, label, _address(slag=value, kommun=town)) for value, label in BedKind.choices],
        "kind": kind,
        "town": Municipality.objects.filter(pk=town).first() if town in numbers else None,
        "all_address": _address(),
        "numbers": numbers,
        "urls": {code: _address(slag=kind, kommun=code) for code in numbers if code},
        "may_add": request.user.is_authenticated and hosts_for(request.user).exists(),
    }
    return render_page(request, "beds/list.html", context)


@login_not_required
@require_safe
def bed_detail(request, slug):
    testbed = get_object_or_404(Testbed.objects.visible_to(request.user).select_related("host"), slug=slug)
    user = request.user
    is_of_host = role_in(user, testbed.host) is not None
    may_edit = user.is_authenticated and can_edit_testbed(user, testbed)
    context = {
        "testbed": testbed,
        "terms": testbed.terms.order_by("vocabulary", "pk"),
        "periods": testbed.free_periods.all(),
        "may_edit": may_edit,
        "acts": possible(user, testbed) if may_edit else [],
        "is_open": testbed.state == BedState.PUBLISHED,
        "requests": TestRequest.objects.visible_to(user).filter(testbed=testbed).select_related("offering__actor"),
        "is_of_host": is_of_host,
        "evaluations": Evaluation.objects.visible_to(user).filter(testbed=testbed).newest_first(),
    }
    return render_page(request, "beds/detail.html", context)


def _address(**asked):
    asked = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('beds:list')}?{asked}" if asked else reverse("beds:list")

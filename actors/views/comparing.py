"""Offerings side by side: fact by fact, with what stands empty shown as such."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actors.models import Deployment, Offering
from actors.states import Vocabulary
from actors.trust import Level, Topic
from actors.views import facts
from arena.shared.http import render_page

MOST = 4
MOST_LIKE = 30
ASKED = "med"


@login_not_required
@require_safe
def offering_compare(request):
    """`?med=<address>` once for each offering; unknown addresses and more than four are left out."""
    chosen = _chosen(request)
    context = {
        "head": [_("Fact"), *[offering.name for offering in chosen]],
        "rows": _rows(chosen),
        "columns": [(offering, _address(other for other in chosen if other != offering)) for offering in chosen],
        "others": _like(chosen) if len(chosen) < MOST else [],
        "asked": ASKED,
        "most": MOST,
    }
    return render_page(request, "offerings/compare.html", context)


def _chosen(request):
    slugs = list(dict.fromkeys(request.GET.getlist(ASKED)))
    known = Offering.objects.public().filter(slug__in=slugs).select_related("actor")
    shown = Prefetch("deployments", Deployment.objects.shown())
    found = {row.slug: row for row in known.prefetch_related("terms", "compliance_claims", "evidence", shown)}
    return [found[slug] for slug in slugs if slug in found][:MOST]


def _like(chosen):
    """What could stand beside them: offerings in the same areas, or all where nothing is chosen."""
    others = Offering.objects.public().exclude(pk__in=[offering.pk for offering in chosen])
    if areas := {term.code for offering in chosen for term in offering.terms_of(Vocabulary.AREA)}:
        others = others.filter(terms__in=areas).distinct()
    return others.select_related("actor").by_name()[:MOST_LIKE]


def _rows(chosen):
    """One row for each fact that at least one of them states."""
    rows = zip(*[_facts(offering) for offering in chosen], strict=True)
    told = [(cells[0][0], [value for _label, value in cells]) for cells in rows]
    return [[label, *[value or _("not stated") for value in values]] for label, values in told if any(values)]


def _facts(offering):
    """Every fact of one offering, in the order that all share."""
    return [
        (_("Actor"), offering.actor.name),
        *[(capfirst(str(kind.label)), _terms(offering, kind)) for kind in (Vocabulary.AREA, Vocabulary.CARE)],
        (capfirst(str(Vocabulary.TARGET.label)), _terms(offering, Vocabulary.TARGET)),
        *facts.of_offering(offering),
        *[(capfirst(str(topic.label)), _claims(offering, topic)) for topic in Topic],
        (_("Strongest evidence"), _strongest(offering)),
        (_("Organisations that use it"), str(len(offering.deployments.all()) or "")),
    ]


def _terms(offering, vocabulary):
    return ", ".join(term.label for term in offering.terms_of(vocabulary))


def _claims(offering, topic):
    """How well the claims on one subject are proved; what has run out does not count."""
    claims = [claim for claim in offering.compliance_claims.all() if claim.topic == topic and not claim.is_expired]
    return ", ".join(dict.fromkeys(str(claim.get_state_display()) for claim in claims))


def _strongest(offering):
    level = max((evidence.level for evidence in offering.evidence.all()), default=None)
    return "" if level is None else _("Level %(level)s: %(words)s") % {"level": level, "words": Level(level).label}


def _address(offerings):
    return f"{reverse('offerings:compare')}?{urlencode({ASKED: [row.slug for row in offerings]}, doseq=True)}"

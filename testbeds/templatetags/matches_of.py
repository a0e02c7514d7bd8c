"""Matches where they belong to something else: a need, a cluster, an offering, a supplier."""

from django import template
from django.db.models import F, Window
from django.db.models.functions import RowNumber

from actors.rules import role_in
from testbeds.models import Match, Need
from testbeds.views.matching.match_rows import rows_of
from testbeds.views.matching.matches import fitting_of

register = template.Library()

MOST = 5


@register.inclusion_tag("needs/matches/_of.html", takes_context=True)
def matches_of(context, subject):
    """Of a need its best; of a cluster the best of each offering over the needs that the reader may read."""
    user = context["user"]
    found = Match.objects.visible_to(user).matching()
    if isinstance(subject, Need):
        best = found.filter(need=subject).best_first()
    else:
        best = _best_of_each_offering(found.filter(need__in=subject.members.current().values("need")))
    rows = list(best.select_related("offering__actor", "need")[: MOST + 1])
    return {
        "rows": list(_told_to_all(rows[:MOST])),
        "need": subject if isinstance(subject, Need) else None,
        "has_more": len(rows) > MOST,
        "is_compared": isinstance(subject, Need) and Need.objects.for_matching().filter(pk=subject.pk).exists(),
    }


@register.inclusion_tag("needs/matches/_needs_of.html", takes_context=True)
def needs_matched_with(context, offering):
    """What the offering may answer, of what the reader may read and others than the owner too."""
    found = fitting_of(context["user"], offering.actor).matching().filter(offering=offering)
    rows = list(found.best_first().order_by("-score", "need__name_key", "need__slug").select_related("need")[:MOST])
    return {"rows": list(_told_to_all(rows))}


@register.inclusion_tag("needs/matches/_fitting_of.html", takes_context=True)
def fitting_needs_of(context, actor):
    """For the members of a supplier alone."""
    user = context["user"]
    if role_in(user, actor) is None:
        return {}
    rows = list(fitting_of(user, actor).matching().best_first().select_related("need", "offering")[: MOST + 1])
    return {"actor": actor, "rows": list(_told_to_all(rows[:MOST])), "has_more": len(rows) > MOST}


def _best_of_each_offering(found):
    best = Window(RowNumber(), partition_by=F("offering"), order_by=["-score", "need__name_key", "need__slug"])
    return found.annotate(place=best).filter(place=1).best_first()


def _told_to_all(matches):
    """What people decided about a match is no part of a page that others read."""
    return rows_of(matches, is_told=lambda match: False)

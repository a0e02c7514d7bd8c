"""The public pages of actors: the list, which is also a map, and one actor."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from actors import rules
from actors.forms.filters import ActorFilter
from actors.forms.names import names
from actors.models import Actor, ActorCompetence, ActorRelation
from actors.searching import registry_version
from actors.states import ActorState, RelationKind, Stance
from actors.views import competence_rows, facts, linked_data, trust
from actors.views.former_addresses import with_query
from actors.views.listing import Listing
from actors.views.rows import actor_badge, actor_rows, offering_rows
from arena.shared.bounded import bounded
from arena.shared.http import render_page


@login_not_required
@require_safe
@bounded
def actor_list(request):
    form = ActorFilter(request.GET)
    listing = Listing(request, form, actor_rows, _("Actors"), _("Search among actors"))
    found = ngettext("%(n)s actor", "%(n)s actors", listing.total) % {"n": listing.shown}
    listing.found = listing.honestly(found)
    context = {"listing": listing, "canonical_query": listing.query}
    return render_page(request, "actors/actor_list.html", context, fragment="actors/_actor_list.html")


@login_not_required
@require_safe
def actor_detail(request, slug):
    visible = Actor.objects.visible_to(request.user)
    actor = _with_what_it_knows(visible).filter(slug=slug).first()
    if actor is None or actor.state == ActorState.MERGED:
        return redirect(with_query(request, _heir(visible, slug).get_absolute_url()), permanent=True)
    offerings = actor.offerings.visible_to(request.user).by_name()
    relations = _relations(actor, visible)
    units = visible.filter(part_of=actor).exclude(state=ActorState.MERGED).by_name()
    known = names(registry_version())
    context = {
        "actor": actor,
        "badge": actor_badge(actor.state, actor.is_example),
        "successors": facts.successors(actor, relations),
        "facts": facts.of_actor(actor, relations),
        "provenance": facts.provenance(actor),
        "competences": _by_stance(actor, is_own=rules.role_in(request.user, actor) is not None),
        "offerings": list(offering_rows(offerings, known, with_supplier=False)),
        "role": rules.role_in(request.user, actor),
        "units": list(actor_rows(units, known, with_organisation=False)),
        "is_unclaimed": not rules.has_manager(actor),
        "can_edit": rules.can_edit_actor(request.user, actor),
        "can_add_offering": rules.can_add_offering(request.user, actor),
    }
    context["deployments"] = trust.used_by(actor, request.user)
    context["linked_data"] = linked_data.actor_page(request, actor, context["offerings"])
    return render_page(request, "actors/actor_detail.html", context)


def _with_what_it_knows(actors):
    competences = ActorCompetence.objects.select_related("term", "actor").prefetch_related("areas").order_by("term")
    return actors.select_related("actor_type", "municipality", "part_of").prefetch_related(
        "areas", Prefetch("competences", competences)
    )


def _heir(visible, slug):
    """The actor that a merged one became part of; its old address leads there for ever."""
    heir = visible.filter(
        relations_to_it__kind=RelationKind.SUCCEEDED_BY,
        relations_to_it__from_actor__slug=slug,
        relations_to_it__from_actor__state=ActorState.MERGED,
    ).first()
    if heir is None:
        raise Http404
    return heir


def _relations(actor, visible):
    """How the actor stands to others, seen from both ends; those that the reader may not see are left out."""
    found = ActorRelation.objects.of(actor).select_related("from_actor", "to_actor").order_by("valid_from", "pk")
    others = [relation.other_than(actor) for relation in found]
    seen = set(visible.filter(pk__in=[other.pk for other in others if other]).values_list("pk", flat=True))
    return [relation for relation, other in zip(found, others, strict=True) if other is None or other.pk in seen]


def _by_stance(actor, *, is_own):
    """What it can, what it is building up and what it looks for, in that order."""
    headings = {
        Stance.HAS: _("What you can") if is_own else _("What they can do"),
        Stance.BUILDING: _("What you are learning") if is_own else _("What they are learning"),
        Stance.SEEKING: _("What you look for in others") if is_own else _("What they look for in others"),
    }
    known = actor.competences.all()
    grouped = {heading: [row for row in known if row.stance == stance] for stance, heading in headings.items()}
    return [(heading, *_by_detail(rows)) for heading, rows in grouped.items() if rows]


def _by_detail(rows):
    """Those of which more is said, with what is said, and the terms of the others."""
    told = [
        (row, competence_rows.in_words(row), competence_rows.shown_by(row), competence_rows.day(row))
        for row in rows
        if row.is_detailed
    ]
    return told, [row.term for row in rows if not row.is_detailed]

"""An actor's own competences as its members see them: what is said of each, and who looks for what they have."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from actors.forms.competence_detail import CompetenceDetailForm
from actors.models import Actor, ActorCompetence
from actors.rules import can_edit_actor, can_follow_actor
from actors.states import Stance
from actors.views import competence_rows
from actors.views.opening import published_page
from arena.shared.http import check, redirect_to_top, render_page

MOST_COUNTERPARTS = 30


@require_safe
def own_competences(request, slug):
    actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    check(can_follow_actor, request.user, actor)
    competences = ActorCompetence.objects
    own = actor.competences.select_related("actor", "term").prefetch_related("areas").order_by("term")
    own = sorted(own, key=lambda row: Stance.values.index(row.stance))
    context = {
        "actor": actor,
        "own": [
            (row, competence_rows.in_words(row), competence_rows.shown_by(row), competence_rows.day(row)) for row in own
        ],
        "wanted": _counterparts(competences.wanted_by_others(actor)),
        "offered": _counterparts(competences.offered_by_others(actor)),
        "may_edit": can_edit_actor(request.user, actor) and actor.is_public,
    }
    return render_page(request, "actors/competences.html", context)


def _counterparts(rows):
    """Fetched with what a row says, those in the same areas first."""
    related = rows.select_related("actor__actor_type", "actor__municipality", "term").prefetch_related("areas")
    return [competence_rows.as_counterpart(row) for row in related[:MOST_COUNTERPARTS]]


@require_http_methods(["GET", "POST"])
@published_page
def edit_one_competence(request, actor, code):
    row = get_object_or_404(actor.competences.select_related("term"), term=code)
    form = CompetenceDetailForm(request.POST or None, instance=row)
    if form.is_valid() and _keep(form, actor, request.user):
        messages.success(request, _("Saved, and shown from now on."))
        return redirect_to_top("actors:competences", actor.slug)
    return render_page(request, "actors/edit_one_competence.html", {"form": form, "actor": actor, "row": row})


@transaction.atomic
def _keep(form, actor, user):
    """Under the lock of the actor, unless meanwhile the person lost the right or the competence was taken away."""
    actor = actor.locked()
    check(can_edit_actor, user, actor)
    if not actor.competences.filter(pk=form.instance.pk, stance=form.instance.stance).exists():
        form.add_error(None, _("This has changed since you opened the page. Look at it again."))
        return False
    form.save()
    return True

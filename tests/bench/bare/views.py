"""The same rows as the portal's pages show, fetched and rendered as a Django tutorial would, and nothing else."""

from django.db.models import Count
from django.shortcuts import get_object_or_404, render

from actors.models import Actor, Municipality, Offering
from actors.searching import question
from actors.states import ActorState, OfferingState


def start(request):
    """The numbers of the start page, and its map as a list."""
    context = {
        "actors": Actor.objects.filter(state__in=ActorState.public()).count(),
        "offerings": Offering.objects.filter(state__in=OfferingState.public()).count(),
        "municipalities": Municipality.objects.annotate(number=Count("actors")),
    }
    return render(request, "start.html", context)


def actor_list(request):
    actors = Actor.objects.filter(state__in=ActorState.public()).select_related("actor_type", "municipality")
    return render(request, "actors.html", {"actors": actors.order_by("name_key")[:30]})


def actor_page(request, slug):
    actors = Actor.objects.select_related("actor_type", "municipality")
    actor = get_object_or_404(actors.prefetch_related("areas", "competences__term", "offerings"), slug=slug)
    return render(request, "actor.html", {"actor": actor})


def offering_search(request):
    """The same rows in the same order, so the same question to the database; nothing counted."""
    q = request.GET["q"]
    asked = question(q)
    offerings = Offering.objects.public().matching(asked).select_related("actor").by_relevance(asked)
    return render(request, "offerings.html", {"offerings": offerings[:30]})

"""The number that somebody registers with belongs to an organisation that has ended here: where to go from there."""

from actors.models import Actor
from actors.states import RelationKind
from arena.shared.http import render_page


def number_ended(request, actor):
    """Nothing can be joined or registered with it: those who carry the work on, and the project staff, can help."""
    links = {"relations_to_it__from_actor": actor, "relations_to_it__kind": RelationKind.SUCCEEDED_BY}
    written = Actor.objects.written_by(request.user).with_applicant()
    context = {
        "actor": actor,
        "successors": Actor.objects.living().filter(**links).order_by("name_key", "pk"),
        "draft": written.filter(slug=request.GET.get("draft", "").replace("\0", "")).first(),
    }
    return render_page(request, "actors/number_ended.html", context)

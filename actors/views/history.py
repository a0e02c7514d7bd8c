"""What has happened: to one actor or offering for its members, and the whole log for those who run the arena."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from actors.forms.history import LogForm
from actors.models import Actor, ActorCompetence, Membership, Offering
from actors.recounting import retell
from actors.rules import can_decide_members, can_follow_actor, can_follow_offering, can_read_log, is_staff
from arena.history.models import Deed, Entry
from arena.shared.http import check, render_page

PER_PAGE = 25


@require_safe
def actor_history(request, slug):
    """Everything about the actor, its members and its parts, also those that are gone, the newest first."""
    actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    check(can_follow_actor, request.user, actor)
    readable = Entry.objects.visible_to(request.user)
    itself = readable.about(actor)
    parts = itself.filter(kind__in=[model._meta.db_table for model in (Offering, ActorCompetence)])
    entries = itself | readable.filter(about__overlap=parts.marks())
    if not (is_staff(request.user) or can_decide_members(request.user, actor)):
        entries = entries.exclude(kind=Membership._meta.db_table)  # who asks and who is invited is for those who decide
    return _history(request, entries, {"actor": actor, "title": actor.name})


@require_safe
def offering_history(request, slug):
    offering = get_object_or_404(Offering.objects.visible_to(request.user).select_related("actor"), slug=slug)
    check(can_follow_offering, request.user, offering)
    context = {"actor": offering.actor, "offering": offering, "title": str(offering)}
    return _history(request, Entry.objects.visible_to(request.user).about(offering), context)


def _history(request, entries, context):
    deeds, older = page_of(request, Deed.objects.with_entries(entries))
    context |= {"stories": retell(deeds, entries), "older": older}
    return render_page(request, "actors/history.html", context)


@require_safe
def log(request):
    """The whole log. An administrator without the staff's rights reads who, when and what kinds, and no content."""
    check(can_read_log, request.user)
    form = LogForm(request.GET)
    stories, older = [], ""
    if form.is_valid():
        entries = form.entries().visible_to(request.user)
        deeds, older = page_of(request, form.deeds(Deed.objects.with_entries(entries)))
        stories = retell(deeds, entries, with_values=is_staff(request.user))
    context = {"form": form, "stories": stories, "older": older}
    return render_page(request, "actors/log.html", context, fragment="actors/_log.html")


def page_of(request, deeds):
    """The deeds of a page, and where the next one begins: after a deed, so that new ones move nothing."""
    found = list(deeds.after(request.GET.get("after", ""))[: PER_PAGE + 1])
    return found[:PER_PAGE], found[PER_PAGE - 1].place if len(found) > PER_PAGE else ""

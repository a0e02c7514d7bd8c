"""Staff merge two actors: which other, then everything that will happen, then the button; and what was merged."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from actors import merging
from actors.forms.merging import LABELS, CandidateForm, MergeForm
from actors.models import Actor, Decision, Merge
from actors.rules import can_follow_actor, can_review_actor
from actors.states import ActorState
from arena.shared.errors import Refused
from arena.shared.http import check, render_page
from arena.shared.relations import behind

MOST_CANDIDATES = 20


@require_http_methods(["GET", "POST"])
def actor_merge(request, slug):
    """Without another actor in the address it asks which; with one it shows what the merge would do."""
    merged = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    check(can_review_actor, request.user, merged)
    if not merged.can_move_to(ActorState.MERGED):
        messages.info(request, _("Only a published or dormant actor can be merged."))
        return redirect("actors:manage", merged.slug)
    if slug_of_other := request.GET.get("into", "").replace("\0", ""):
        into = get_object_or_404(Actor.objects.living().exclude(pk=merged.pk), slug=slug_of_other)
        check(can_review_actor, request.user, into)
        return _merge(request, merged, into)
    text = request.GET.get("q", "").replace("\0", "").strip() or merged.name.split()[0]
    candidates = merging.candidates(merged, text)[:MOST_CANDIDATES]
    context = {"actor": merged, "form": CandidateForm({"q": text}), "q": text, "candidates": candidates}
    return render_page(request, "actors/merge_candidates.html", context)


def _merge(request, merged, into):
    try:
        going, mark = merging.rehearse(merged, into, by=request.user)
    except Refused as no:
        messages.error(request, no)
        return redirect("actors:merge", merged.slug)
    form = MergeForm(request.POST or None, merged=merged, into=into, initial={"seen": mark})
    if form.is_valid() and _is_done(request, merged, into, form):
        return redirect("actors:merges", into.slug)
    context = {
        "actor": merged,
        "into": into,
        "form": form,
        "moved": _in_words(going.moved),
        "stayed": _in_words(going.stayed),
        "joined": going.joined,
        "filled": [LABELS[name] for name in merging.filled(merged, into)],
    }
    return render_page(request, "actors/merge.html", context)


def _is_done(request, merged, into, form):
    said = {"reason": form.cleaned_data["reason"], "seen": form.cleaned_data["seen"], "chosen": form.chosen}
    try:
        merging.merge(merged, into, by=request.user, **said)
    except Refused as no:
        messages.error(request, no)
        form.data["seen"] = form.initial["seen"]
        return False
    messages.success(request, _("The two actors are one. The managers are told by letter."))
    return True


@require_safe
def actor_merges(request, slug):
    """What became part of an actor: who saw to it, when, why, and every row by its key."""
    actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    check(can_follow_actor, request.user, actor)
    merges = Merge.objects.behind(actor).select_related("merged", "into", "done_by")
    decisions = Decision.objects.filter(actor__in=[merge.merged_id for merge in merges]).select_related("decided_by")
    context = {"actor": actor, "merges": [_told(merge, decisions) for merge in merges]}
    return render_page(request, "actors/merges.html", context)


def _told(merge, decisions):
    """One merge with its rows by kind, and what was decided about the merged actor while it stood by itself."""
    return {
        "merge": merge,
        "moved": _keys_in_words(merge.moved),
        "stayed": _keys_in_words(merge.stayed),
        "taken": ", ".join(str(LABELS[name]) for name in merge.taken),
        "decisions": [decision for decision in decisions if decision.actor_id == merge.merged_id],
    }


def _in_words(part):
    """The kind of row as a heading, and each row as people know it."""
    fields = merging.relations()
    return [(_kind(fields[name]), [_named(row, fields[name]) for row in rows]) for name, rows in part.items()]


def _keys_in_words(part):
    fields = merging.relations()
    kinds = {name: _kind(fields[name]) if name in fields else name for name in part}
    return [(kinds[name], len(keys), ", ".join(keys)) for name, keys in part.items()]


def _kind(field):
    """What the rows are called; a hidden table between two models has no name but the relation's own."""
    between = behind(field.model)
    return capfirst(between.verbose_name if between else field.model._meta.verbose_name_plural)


def _named(row, field):
    between = behind(field.model)
    return str(getattr(row, between.m2m_reverse_field_name())) if between else str(row)

"""Writing a dialogue, having it reviewed, and publishing it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from arena.shared.forms import is_done
from arena.shared.http import redirect_to_top, render_page
from testbeds.dialogues import holding, publishing
from testbeds.forms.dialogues import DialogueForm, SendBackForm
from testbeds.models import MarketDialogue, Need, NeedCluster
from testbeds.rules import can_review_dialogue
from testbeds.states import DialogueState
from testbeds.views.dialogues.opening import dialogue_page, done, holder_act, holder_page


@require_http_methods(["GET", "POST"])
def dialogue_add(request):
    """About the need or the cluster that the address names, held by an organisation that has it."""
    about = _subject(request)
    holders = list(holding.holders_for(request.user, **about))
    if not holders:
        raise PermissionDenied
    chosen = [holder for holder in holders if holder.slug == request.GET.get("actor")] or holders
    if len(chosen) > 1:
        return render_page(request, "needs/dialogues/holder.html", {"holders": holders, **about})
    return _write(request, MarketDialogue(owner=chosen[0], **about))


@holder_page
def dialogue_edit(request, dialogue):
    if dialogue.state in DialogueState.shown():
        messages.error(request, _("What has been published is not changed: suppliers answer what they have read."))
        return redirect_to_top("needs:dialogue", dialogue.slug)
    return _write(request, dialogue)


@holder_act
def dialogue_discard(request, dialogue):
    return done(request, lambda: holding.discard(dialogue), _("The draft is thrown away."), dialogue, "needs:dialogues")


@holder_act
def dialogue_ask_for_review(request, dialogue):
    said = _("The reviewer gets a letter.")
    return done(request, lambda: holding.ask_for_review(dialogue, by=request.user), said, dialogue)


@dialogue_page(can_review_dialogue)
def dialogue_review(request, dialogue):
    """The reviewer reads the whole draft, and says yes or what is missing."""
    seen, form = request.POST.get("seen", ""), SendBackForm()
    if request.POST.get("move") == "review":
        act, said = lambda: holding.review(dialogue, by=request.user, seen=seen), _("Reviewed. It can be published.")
        return done(request, act, said, dialogue)
    if request.method == "POST":
        form = SendBackForm(request.POST)
        if form.is_valid() and is_done(form, lambda: _send_back(request, dialogue, form, seen)):
            messages.success(request, _("The organisation is told what has to be changed."))
            return redirect_to_top("needs:dialogue", dialogue.slug)
    context = {"dialogue": dialogue, "form": form, "questions": dialogue.questions.all()}
    return render_page(request, "needs/dialogues/review.html", context)


@holder_page
def dialogue_publish(request, dialogue):
    """A last look at who will be told, and then all of them at once."""
    if request.method == "POST":
        said = _("Published. Everybody who matches is told at the same moment.")
        return done(request, lambda: publishing.publish(dialogue, by=request.user), said, dialogue)
    number = len(publishing.matching(dialogue, Need.objects.filter(pk__in=publishing.needs_of(dialogue))))
    context = {"dialogue": dialogue, "number": _suppliers(number)}
    return render_page(request, "needs/dialogues/publish.html", context)


def _subject(request):
    if "cluster" in request.GET:
        clusters = NeedCluster.objects.visible_to(request.user).open()
        return {"cluster": get_object_or_404(clusters, slug=request.GET["cluster"])}
    needs = Need.objects.visible_to(request.user)
    return {"need": get_object_or_404(needs, slug=request.GET.get("need"))}


def _write(request, dialogue):
    is_more = request.POST.get("go") == "more"
    form = DialogueForm(request.POST or None, instance=dialogue, writer=request.user, more=is_more)
    if is_more:
        form.unjudged()
    elif form.is_valid() and is_done(form, lambda: holding.save(form.instance, form.questions, by=request.user)):
        messages.success(request, _("The draft is saved. Nobody outside your organisation sees it."))
        return redirect_to_top("needs:dialogue", form.instance.slug)
    context = {"form": form, "dialogue": dialogue, "is_new": dialogue._state.adding}
    return render_page(request, "needs/dialogues/edit.html", context)


def _send_back(request, dialogue, form, seen):
    holding.send_back(dialogue, by=request.user, reason=form.cleaned_data["reason"], seen=seen)


def _suppliers(number):
    if not number:
        return _("No supplier matches right now, so nobody would be told by letter. The page is shown all the same.")
    return ngettext(
        "%(n)s supplier matches right now and is told at once.",
        "%(n)s suppliers match right now and are told at the same moment.",
        number,
    ) % {"n": number}

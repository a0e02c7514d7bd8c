"""The answer of one organisation: what it says, who was asked, and what is left to do before it is approved."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import check, key_in, redirect_to_top, render_page
from testbeds.forms.rounds import AbstainForm, AttachForm, ResponseForm
from testbeds.models import Need
from testbeds.rounds import answering
from testbeds.rounds.board import Board, responses_for
from testbeds.rules import can_answer_round, can_fill_response, can_read_response
from testbeds.states import NeedState, ResponseState
from testbeds.views.rounds import rows
from testbeds.views.rounds.opening import readable_response


@require_http_methods(["GET", "POST"])
def response(request, slug, actor):
    answer = readable_response(request, slug, actor)
    check(can_read_response, request.user, answer)
    move = request.POST.get("move")
    forms = _forms(request, answer, move)
    if request.method == "POST" and _carried_out(request, answer, move, forms):
        return redirect_to_top("needs:response", slug, actor)
    return render_page(request, "needs/rounds/response.html", _context(request, answer, forms))


def _forms(request, answer, move):
    def said(name):
        return request.POST if move == name else None

    needs = answering.attachable(answer, request.user)
    return {
        "fill_in": ResponseForm(said("fill_in"), instance=answer),
        "attach": AttachForm(said("attach"), needs=needs),
        "abstain": AbstainForm(said("abstain")),
    }


def _carried_out(request, answer, move, forms):
    """Whether it is done, or refused in a message; else the form on the page says what is wrong."""
    if move not in ACTS:
        raise BadRequest
    rule, act, done = ACTS[move]
    check(rule, request.user, answer)
    form = forms.get(move)
    if form is None:
        return _is_told(request, lambda: act(request, answer), done)
    if not (form.is_valid() and is_done(form, lambda: act(request, answer, form.cleaned_data))):
        return False
    messages.success(request, done)
    return True


def _is_told(request, act, done):
    try:
        act()
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, done)
    return True


def _fill_in(request, answer, said):
    answering.fill_in(answer, consulted=said["consulted"], note=said["note"], by=request.user)


def _attach(request, answer, said):
    answering.attach(answer, said["need"], by=request.user)


def _abstain(request, answer, said):
    answering.abstain(answer, by=request.user, reason=said["reason"])


def _detach(request, answer):
    own = Need.objects.visible_to(request.user).filter(response=answer)
    answering.detach(answer, get_object_or_404(own, pk=key_in(request.POST.get("need", ""))), by=request.user)


def _submit(request, answer):
    answering.submit(answer, by=request.user)


def _approve(request, answer):
    answering.approve(answer, by=request.user)


ACTS = {  # who may, what it does, and what is said afterwards
    "fill_in": (can_fill_response, _fill_in, _("Saved.")),
    "attach": (can_fill_response, _attach, _("The need is part of the answer.")),
    "detach": (can_fill_response, _detach, _("The need is no part of the answer any more.")),
    "submit": (can_answer_round, _submit, _("The answer is sent in.")),
    "approve": (can_answer_round, _approve, _("The answer is approved.")),
    "abstain": (can_answer_round, _abstain, _("It is said on the board that you abstain.")),
}


def _context(request, answer, forms):
    user = request.user
    needs = list(Need.objects.visible_to(user).filter(response=answer).order_by("name_key", "pk"))
    board = Board(answer.round, responses_for(answer.round.responses.filter(pk=answer.pk), user))
    is_writer = can_fill_response(user, answer) and answer.is_being_written
    return {
        "round": answer.round,
        "response": answer,
        "row": next(row for row in board.rows if row.response),
        "forms": forms,
        "needs": needs,
        "drafts": sum(need.state == NeedState.DRAFT for need in needs),
        "unconfirmed": sum(need.state == NeedState.SUBMITTED for need in needs),
        "is_writer": is_writer,
        "can_attach": is_writer and forms["attach"].fields["need"].queryset.exists(),
        "earlier": answering.earlier_needs(answer, user) if is_writer else [],
        "speaks": can_answer_round(user, answer) and answer.may_be_answered,
        "is_silent": answer.state in ResponseState.silent(),
        "consulted": rows.consulted_in_words(answer),
        "steps": rows.steps_of(answer),
    }

"""What a reader of a need can do next, gathered in one place: a label, and the page where it is done."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from testbeds.models import Need
from testbeds.rules import (
    WRITERS,
    can_ask_for_more,
    can_coordinate_need,
    can_decide_need,
    can_edit_need,
    can_follow_need,
    can_speak_for_need,
    may_share_need,
)
from testbeds.states import NeedState, Visibility


class Act(NamedTuple):
    """The main one stands out."""

    label: str
    url: str
    is_main: bool = False


def acts(user, need, sharings):
    """In the order in which they are likeliest."""
    if not user.is_authenticated:
        return [_act("share", _("We have this need too"), need)] if need.is_shareable else []
    return [
        *_of_speakers(user, need),
        *_of_staff(user, need),
        *_of_writers(user, need),
        *_of_others(user, need, sharings),
    ]


def _of_speakers(user, need):
    if not can_decide_need(user, need):
        return
    if can_speak_for_need(user, need):
        if need.state == NeedState.SUBMITTED:
            yield _act("confirm", _("Confirm the need"), need, is_main=True)
        elif need.state == NeedState.DORMANT:
            yield _act("revive", _("Wake the need"), need, is_main=True)
        elif need.is_open:
            yield _act("confirm", _("Confirm that it still holds"), need, is_main=need.asked_at is not None)
        yield _act("visibility", _("Who may read it"), need)
        if need.visibility == Visibility.OWNER and need.state != NeedState.DRAFT:
            yield _act("let_in", _("Let project staff in"), need)
    if need.can_move_to(NeedState.SOLVED):
        yield _act("solve", _("It is met"), need)
    if need.can_move_to(NeedState.WITHDRAWN):
        yield _act("withdraw", _("Withdraw the need"), need)


def _of_staff(user, need):
    if can_ask_for_more(user, need) and need.state == NeedState.SUBMITTED:
        yield _act("ask_for_more", _("Ask for more"), need)
    if can_coordinate_need(user, need) and Need.objects.to_publish().filter(pk=need.pk).exists():
        yield _act("publish", _("Publish the need"), need, is_main=True)


def _of_writers(user, need):
    if can_edit_need(user, need):
        is_draft = need.state == NeedState.DRAFT
        yield _act("edit", _("Go on writing") if is_draft else _("Edit"), need, is_main=is_draft)
    if can_follow_need(user, need):
        yield _act("history", _("History"), need)


def _of_others(user, need, sharings):
    if any(user.roles.get(sharing.actor_id) in WRITERS for sharing in sharings):
        yield _act("stop_sharing", _("We no longer share it"), need)
    if may_share_need(user, need):
        yield _act("share", _("We have this need too"), need, is_main=True)


def _act(page, label, need, *, is_main=False):
    return Act(label, reverse(f"needs:{page}", args=[need.slug]), is_main)

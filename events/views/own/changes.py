"""Changing what one has said of oneself and answered, and handing the seat over to a colleague."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from arena.shared.forms import is_done
from arena.shared.http import key_in
from events.forms.own import DetailsForm, TransferForm
from events.forms.questions import QuestionForm
from events.letters import occasion
from events.models import Event
from events.people import correcting, replying
from events.seats import transferring
from events.views.own.door import by_link, lead_to, posted, show
from events.views.own.registration import can_change


@by_link()
def own_details(request, participant):
    form = DetailsForm(posted(request), participant=participant)
    if can_change(participant) and form.is_valid():
        correcting.change_own(participant, form.person)
        messages.success(request, _("It is saved."))
        return lead_to("own", participant)
    return _form(request, "own_details", participant, form)


@sensitive_post_parameters()
@by_link()
def own_answers(request, participant):
    """What the organiser asked. A consent can be taken back at any time, also when the rest is frozen."""
    if request.method == "POST" and (key := key_in(request.POST.get("withdraw", ""))):
        replying.take_back(participant, key)
        messages.success(request, _("It is taken back."))
        return lead_to("own_answers", participant)
    form = QuestionForm(posted(request), event=participant.event, participant=participant)
    if can_change(participant) and form.is_valid():
        form.save(participant)
        messages.success(request, _("It is saved."))
        return lead_to("own", participant)
    given = participant.consents.filter(withdrawn_at=None).select_related("wording").order_by("pk")
    return _form(request, "own_answers", participant, form, given=given)


@by_link()
def own_transfer(request, participant):
    """Everything goes to the colleague; the links of whoever hands over are dead in the same moment."""
    form = TransferForm(posted(request), participant=participant)
    has_seat = participant.registrations.filter(state__in=transferring.HANDED_OVER).exists()
    if has_seat and can_change(participant) and form.is_valid() and _transfer(request, participant, form):
        event = participant.event
        is_shown = Event.objects.visible_to(request.user).filter(pk=event.pk).exists()
        return redirect("events:detail", event.slug) if is_shown else redirect("arena:home")
    return _form(request, "own_transfer", participant, form, has_seat=has_seat)


def _transfer(request, participant, form):
    if not is_done(form, lambda: transferring.transfer(participant, form.person), field="email"):
        return False
    messages.success(request, _("The seat is handed over, and we have written to both of you."))
    return True


def _form(request, template, participant, form, **context):
    """Sent too late, it is refused; what was typed stays on the page all the same."""
    may = can_change(participant)
    status = 409 if request.method == "POST" and not may else 200
    facts = occasion.facts(participant)
    return show(request, template, participant, status, form=form, may=may, **context, **facts)

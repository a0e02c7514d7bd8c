"""What stands in the way of one participant: letters that come back, a no in a calendar. Two buttons end them."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from arena.outbox.models import Suppression
from events.people import declining, reaching

DONE = {
    "works": _("Letters go to the address again."),
    "comes": _("It is noted that the participant comes all the same."),
}


def end(request, person):
    """Do what the button says; pressed twice it changes nothing."""
    move = request.POST["move"]
    if move == "works":
        reaching.works_again(person, by=request.user)
    else:
        declining.accept(person)
    messages.success(request, DONE[move])
    return redirect(request.path)


def returns(person):
    """Each time that letters to the address have come back, also those that are over, the newest first."""
    rows = Suppression.objects.of(person.person_key).returned()
    return rows.select_related("lifted_by").order_by("-since", "-pk")

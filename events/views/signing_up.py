"""The sign-up page of an event, and the page after it, which says the same to everybody."""

from contextlib import suppress
from hashlib import sha256

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from redis.exceptions import RedisError

from actors.models import Actor
from arena.shared.bounded import may_ask
from arena.shared.errors import Refused
from arena.shared.http import render_page
from arena.shared.limits import HOUR, spend
from events.forms.organisations import candidates
from events.forms.signing_up import SignUpForm
from events.keys import OWN, link_token
from events.seats.admission import Admission
from events.seats.seating import Busy
from events.views.opening import readable_event

SUGGESTIONS_PER_HOUR = 20_000  # from one network: a letter typed is a question asked
NOT_COUNTED = {"csrfmiddlewaretoken", "opened"}  # of what a form says


@sensitive_post_parameters()
@login_not_required
@require_http_methods(["GET", "POST"])
def sign_up(request, slug):
    """One page for everybody; what is sent twice, or too late, is judged under the lock."""
    event = readable_event(request, slug)
    admission = Admission(event, request.user)
    if request.method == "GET":
        return _asked(request, admission) if admission.is_open else _shut(request, admission)
    form = SignUpForm(request.POST, admission=admission, user=request.user)
    if form.colleagues.is_more:
        return _shown(request, form.unjudged())
    return _done(request, form) if form.is_valid() else _shown(request, form)


def _asked(request, admission):
    user = request.user
    own = Actor.objects.living().filter(pk__in=user.roles).order_by("name_key") if user.is_authenticated else []
    return _shown(request, SignUpForm(admission=admission, user=user, own_actors=list(own)))


def _shown(request, form, status=200):
    context = {"form": form, "event": form.event, "admission": form.admission}
    return render_page(request, "events/sign_up.html", context, status=status)


def _shut(request, admission, status=200):
    context = {"event": admission.event, "admission": admission}
    return render_page(request, "events/sign_up_shut.html", context, status=status)


def _done(request, form):
    """Sign up what the valid form says; a no keeps the form as it is, with the same key of submission."""
    try:
        _count(request)
        outcome = form.save()
    except Busy as busy:
        form.add_error(None, str(busy))
        response = _shown(request, form, status=503)
        response["Retry-After"] = 5
        return response
    except Refused as no:
        admission = Admission(form.event, request.user)
        if not admission.is_open:
            return _shut(request, admission, status=409)
        form.add_error(None, str(no))
        return _shown(request, form)
    _tell(request, form, outcome)
    if request.user.is_authenticated:
        return redirect("events:own", outcome.participant.key, link_token(outcome.participant, OWN))
    return redirect("events:sign_up_sent", form.event.slug)


def _count(request):
    """Without the cache nobody is counted, and nobody is turned away."""
    with suppress(RedisError):
        spend(request, "sign_up", per_hour=settings.SIGN_UPS_PER_HOUR, per_minute=settings.SIGN_UPS_PER_MINUTE)


def _tell(request, form, outcome):
    """A form that was changed and sent again says that the change was not taken; who else is known is not said."""
    is_again = not outcome.is_new and str(outcome.participant.submission_key) == form.cleaned_data["submission"]
    if _is_changed(request, form) and is_again:
        messages.warning(request, _("You had sent the form already. Change your answers by the link in the letter."))
    elif not request.user.is_authenticated:
        messages.info(request, _("We have written to %(email)s.") % {"email": form.address})
    elif outcome.is_new:
        messages.success(request, _("Your sign-up has been registered."))
    elif form.colleagues.filled:
        messages.success(request, _("We have written to your colleagues."))


def _is_changed(request, form):
    """Whether the form says something else than the first time; not known where the cache has forgotten it."""
    said = [(name, request.POST.getlist(name)) for name in sorted(request.POST) if name not in NOT_COUNTED]
    digest = sha256(repr(said).encode()).hexdigest()
    with suppress(RedisError):
        return cache.get_or_set(f"submission:{form.cleaned_data['submission']}", digest, HOUR) != digest
    return False


@login_not_required
@require_safe
def sign_up_sent(request, slug):
    """The same words whether or not the address was known here before."""
    event = readable_event(request, slug)
    return render_page(request, "events/sign_up_sent.html", {"event": event, "admission": Admission(event)})


@login_not_required
@require_safe
def organisations(request):
    """What the registry has that begins with the letters, for the field of the form; empty where too much is asked."""
    is_asked = may_ask(request, "suggest", SUGGESTIONS_PER_HOUR)
    found = candidates(request.GET.get("organisation", "")) if is_asked else []
    return render(request, "events/_organisations.html", {"found": found})

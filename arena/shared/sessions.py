"""How long a person stays signed in."""

import time

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

IDLE_LIMIT = 60 * 60
AGE_LIMIT = 12 * 60 * 60
STAFF_AGE_LIMIT = 8 * 60 * 60
NOTED_EVERY = 60  # seconds, so that reading pages does not write a session row for each


class SessionLifetimeMiddleware:
    """Sign out whoever has been away too long or signed in too long ago; let no shared computer keep their pages."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            self._end_or_note(request)
        response = self.get_response(request)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
        return response

    def _end_or_note(self, request):
        now = int(time.time())
        began = request.session.setdefault("began_at", now)
        seen = request.session.setdefault("seen_at", now)
        limit = STAFF_AGE_LIMIT if request.user.is_staff else AGE_LIMIT
        if now - began >= limit or now - seen >= IDLE_LIMIT:
            logout(request)
            messages.info(request, _("You have been signed out because it was a while ago. Sign in to go on."))
        elif now - seen >= NOTED_EVERY:
            request.session["seen_at"] = now


class DoorMiddleware(LoginRequiredMiddleware):
    """Asks for a sign-in; whoever sent a form in the belief of being signed in learns what became of it."""

    def handle_no_permission(self, request, view_func):
        if request.method == "POST":
            messages.warning(request, _("You were signed out. What you wrote on the page was not saved."))
        return super().handle_no_permission(request, view_func)

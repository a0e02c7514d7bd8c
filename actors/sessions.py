"""Where a person is signed in, kept in step with what allauth and Django do with sessions."""

from allauth.account.signals import password_changed, password_reset
from allauth.mfa.signals import authenticator_used
from django.contrib.auth.signals import user_logged_in

from actors.letters.factors import RecoveryCodeUsed
from actors.models import SignIn
from arena import outbox
from arena.shared import browsers


def listen():
    user_logged_in.connect(note)
    password_changed.connect(keep_only_this)
    password_reset.connect(end_all)
    authenticator_used.connect(tell_of_code)


def note(sender, request, user, **_facts):
    """Remember the browser. Where somebody else was signed in before, the session has no row yet."""
    if not request.session.session_key:
        request.session.create()
    browser = browsers.in_words(request.META.get("HTTP_USER_AGENT", ""))
    SignIn.objects.get_or_create(session_id=request.session.session_key, defaults={"user": user, "browser": browser})


def keep_only_this(sender, request, user, **_facts):
    """A new password gives the session here a new key, and ends the others."""
    user.sign_ins.all().end()
    note(sender, request, user)


def end_all(sender, request, user, **_facts):
    user.sign_ins.all().end()


def tell_of_code(sender, user, authenticator, **_facts):
    if authenticator.type == authenticator.Type.RECOVERY_CODES:
        outbox.leave(RecoveryCodeUsed(user))

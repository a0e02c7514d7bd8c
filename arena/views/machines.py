"""The small files that machines ask for."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import reverse, translate_url
from django.utils import timezone
from django.views.decorators.http import require_safe

PRIVATE = [
    *("arena:my_page", "arena:desk", "arena:search", "events:personal_calendar"),
    *("account_login", "account_signup"),
]


@login_not_required
@require_safe
def robots(request):
    """What is for people signed in is no use to a search engine; a demonstration stays out of them altogether."""
    closed = ["/"] if settings.DEMO else [path for name in PRIVATE for path in in_both_languages(name)]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    return text([*lines, f"Sitemap: {settings.BASE_URL}{reverse('sitemap')}"])


def in_both_languages(name):
    address = reverse(name)
    return [address, translate_url(address, "en")]


@login_not_required
@require_safe
def security_txt(request):
    """Where to tell of a weakness (RFC 9116); the date moves on as long as somebody runs the portal."""
    expires = timezone.now() + timedelta(days=180)
    report = settings.BASE_URL + reverse("arena:report_fault")
    return text([f"Contact: {report}", f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}", "Preferred-Languages: sv, en"])


def text(lines):
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")

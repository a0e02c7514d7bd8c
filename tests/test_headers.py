"""What every answer says to the browser, on the settings of production too."""

import json
import os
import subprocess
import sys
from http.cookies import SimpleCookie

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests import observatory
from tests.headers import faults

LOWEST_SCORE = 140
PRODUCTION = """
import json, re
import django
django.setup()
from django.conf import settings
from django.test import Client
page = Client(SERVER_NAME="arena.example").get("/konto/login/", secure=True)
text = page.content.decode()
scripts = re.findall(r"<script[^>]*src=[^>]*>", text)
names = "SESSION_COOKIE_NAME CSRF_COOKIE_NAME SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SESSION_COOKIE_HTTPONLY \\
CSRF_COOKIE_HTTPONLY SESSION_COOKIE_DOMAIN SESSION_COOKIE_PATH SECURE_SSL_REDIRECT DEBUG".split()
print(json.dumps({
    "headers": {name.lower(): value for name, value in page.headers.items()},
    "cookies": page.cookies.output(header="", sep="\\n"),
    "scripts": scripts,
    "settings": {name: getattr(settings, name) for name in names},
}))
"""


@pytest.mark.parametrize(("status", "path"), [(400, "/x"), (404, "/finns/inte/"), (404, "/en/not/here/")])
@pytest.mark.django_db
def test_headers_of_faults(client, settings, status, path):
    host = {"headers": {"host": "someone-else.example"}} if status == 400 else {}

    response = client.get(path, **host)

    assert (response.status_code, faults(response)) == (status, {})


def test_headers_of_our_own_fault(monkeypatch):
    monkeypatch.setattr("arena.views.health.HttpResponse", None)

    response = Client(raise_request_exception=False).get(reverse("healthz"))

    assert (response.status_code, faults(response)) == (500, {})


@pytest.mark.django_db
def test_headers_of_a_form_from_elsewhere():
    response = Client(enforce_csrf_checks=True).post(reverse("arena:report_fault"), {"text": "x"})

    assert (response.status_code, faults(response)) == (403, {})


@pytest.fixture(scope="module")
def production(django_db_setup, django_db_blocker):
    """A page as production answers it: the settings read anew, by a process of its own."""
    secure = {"BASE_URL": "https://arena.example", "ALLOWED_HOSTS": "arena.example", "PORTAL_DEMO": "0"}
    environ = {**os.environ, **secure, "DJANGO_SETTINGS_MODULE": "arena.settings", "STATIC_COLLECTED": "0"}
    run = subprocess.run(
        [sys.executable, "-c", PRODUCTION],
        env=environ,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout)


def test_production_would_score_well(production):
    cookies = list(SimpleCookie(production["cookies"].replace("\n", ", ")).values())
    has_integrity = all("integrity=" in script for script in production["scripts"])

    points = observatory.score(production["headers"], cookies, bool(production["scripts"]), has_integrity)

    assert points >= LOWEST_SCORE, points
    assert cookies != []


def test_production_insists_on_tls_for_two_years(production):
    assert production["headers"]["strict-transport-security"] == "max-age=63072000; includeSubDomains"


def test_production_binds_cookies_to_the_host(production):
    assert production["settings"] == {
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_DOMAIN": None,
        "SESSION_COOKIE_PATH": "/",
        "SECURE_SSL_REDIRECT": True,
        "DEBUG": False,
    }


def test_score_counts_what_is_missing():
    assert observatory.score({}, [], has_scripts=False, has_integrity=False) == 100 - 25 - 20 - 20 - 5

import os
import subprocess
import sys

import pytest

SHOW = """
from django.conf import settings as s
print(s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_HOST_USER, s.EMAIL_HOST_PASSWORD, end=" ")
print(s.EMAIL_USE_SSL, s.EMAIL_USE_TLS, s.EMAIL_BACKEND)
"""


def settings_with(**variables):
    environ = {**os.environ, **variables}
    return subprocess.run([sys.executable, "-c", SHOW], env=environ, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("variables", "shown"),
    [
        ({}, "localhost 25   False False arena.outbox.delivering.transports.Smtp"),
        ({"PORTAL_DEMO": "1"}, "localhost 25   False False arena.outbox.delivering.transports.Demonstration"),
        (
            {"EMAIL_URL": "smtp://u%40x:p%2Fw@post.example"},
            "post.example 25 u@x p/w False False arena.outbox.delivering.transports.Smtp",
        ),
        (
            {"EMAIL_URL": "smtps://post.example"},
            "post.example 465   True False arena.outbox.delivering.transports.Smtp",
        ),
        (
            {"EMAIL_URL": "smtp+starttls://a:b@post.example:2525"},
            "post.example 2525 a b False True arena.outbox.delivering.transports.Smtp",
        ),
    ],
)
def test_email_url_becomes_the_settings_of_the_mail_server(variables, shown):
    assert settings_with(**variables).stdout == f"{shown}\n"


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({"PORTAL_DEMO": "1", "EMAIL_URL": "smtp://post.example"}, "it refuses to start with EMAIL_URL."),
        (
            {"EMAIL_URL": "post.example"},
            "EMAIL_URL is not like smtp://user:password@host:port; see .env.example.",
        ),
        ({"EMAIL_URL": "smtp://post.example:port"}, "EMAIL_URL is not like"),
    ],
)
def test_email_url_that_makes_no_sense_is_refused_in_one_line(variables, says):
    last_line = settings_with(**variables).stderr.splitlines()[-1]

    assert says in last_line
    assert "ImproperlyConfigured" in last_line

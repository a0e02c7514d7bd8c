"""As little of Django as the same rows need: no middleware, no context processors, and the apps of its models."""

import os

import dj_database_url

SECRET_KEY = "only-for-the-measurements-" * 3
ALLOWED_HOSTS = ["127.0.0.1"]
ADDRESSES = "tests.bench.bare.apps.AddressesConfig"
INSTALLED_APPS = [
    *("django.contrib.contenttypes", "django.contrib.auth", "django.contrib.postgres", "django.contrib.sessions"),
    *(ADDRESSES, "allauth.mfa", "pgtrigger", "pghistory"),
    *("arena.shared.apps.SharedConfig", "arena.history.apps.HistoryConfig", "arena.outbox.apps.OutboxConfig"),
    *("arena.files.apps.FilesConfig", "actors", "events.apps.EventsConfig"),
]
AUTH_USER_MODEL = "actors.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIDDLEWARE = []
ROOT_URLCONF = "tests.bench.bare.urls"
DATABASES = {"default": dj_database_url.parse(os.environ["DATABASE_URL"], conn_max_age=60)}
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [os.path.join(os.path.dirname(__file__), "templates")],
    }
]
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska")]
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

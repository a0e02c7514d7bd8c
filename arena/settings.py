"""One settings file for every environment; what differs comes from environment variables (see .env.example)."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from environs import Env, EnvError

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()


def required(read, name):
    """Read a variable that has no default, or say which one is missing and where it is explained."""
    try:
        return read(name)
    except EnvError:
        raise ImproperlyConfigured(f"The environment variable {name} is missing; see .env.example.") from None


# What kind of run this is

DEBUG = env.bool("DEBUG", False)
DEMO = env.bool("PORTAL_DEMO", False)
BASE_URL = env.str("BASE_URL", "http://localhost:8000").rstrip("/")
SECURE = BASE_URL.startswith("https://")
SECRET_KEY = required(env.str, "SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
STATE_DIR = Path(env.str("PORTAL_STATE", str(BASE_DIR / ".state")))

# Who answers for this installation: named in the accessibility statement, the privacy page and the contact page.

OPERATOR = env.str("OPERATOR", "Kalmar Science Park")
OPERATOR_EMAIL = env.str("OPERATOR_EMAIL", "")

# The house

INSTALLED_APPS = [
    "arena.apps.ArenaConfig",
    "arena.shared.apps.SharedConfig",
    "arena.history.apps.HistoryConfig",
    "arena.outbox.apps.OutboxConfig",
    "arena.files.apps.FilesConfig",
    "arena.feedback.apps.FeedbackConfig",
    "arena.searches.apps.SearchesConfig",
    "arena.desk.apps.DeskConfig",
    "actors",
    "testbeds.apps.TestbedsConfig",
    "events.apps.EventsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "pgtrigger",
    "pghistory",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "arena.shared.headers.IsolationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "arena.shared.sessions.DoorMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "arena.history.middleware.SigningMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "arena.shared.sessions.SessionLifetimeMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "arena.files.limits.BodyLimitMiddleware",
    "arena.shared.limits.CountingMiddleware",
    "arena.shared.zero_bytes.ZeroBytesMiddleware",
    "actors.views.former_addresses.FormerAddressMiddleware",
    "actors.views.reauthenticating.ProofMiddleware",
]

ROOT_URLCONF = "arena.urls"
WSGI_APPLICATION = "arena.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "arena.shared.context.site",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# PostgreSQL is the only truth. The running portal works as DATABASE_ROLE; migrations run as the owner, without it.

DATABASES = {"default": required(env.dj_db_url, "DATABASE_URL")}
DATABASES["default"].update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
DATABASES["default"].setdefault("OPTIONS", {})
# Searches stop as soon as they have enough; helpers and compiling would begin what is then not needed.
DATABASES["default"]["OPTIONS"].setdefault("options", "-c jit=off -c max_parallel_workers_per_gather=0")
if DATABASE_ROLE := env.str("DATABASE_ROLE", ""):
    DATABASES["default"]["OPTIONS"]["assume_role"] = DATABASE_ROLE

# Valkey: database 0 carries Celery's wake-ups, database 1 the cache with the rate limits.

REDIS_URL = required(env.str, "REDIS_URL").split("?")[0].removesuffix("/0")
_socket = REDIS_URL.startswith("unix:")
CELERY_BROKER_URL = f"redis+socket{REDIS_URL.removeprefix('unix')}" if _socket else f"{REDIS_URL}/0"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": f"{REDIS_URL}?db=1" if _socket else f"{REDIS_URL}/1",
        "KEY_PREFIX": "arena",
    }
}

# Celery: messages carry no content, only wake-ups; the database says what is due. These times nest: a drain takes on
# nothing new after 50 s, a mail server has 600 s for its last answer, a task 720, a lease 900, and a message nobody has
# acknowledged 1,800 until it comes back (docs/adr/0026-letters-that-arrive-once.md).

CELERY_TIMEZONE = "UTC"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 720
CELERY_TASK_SOFT_TIME_LIMIT = 660
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 30
CELERY_WORKER_ENABLE_SOFT_SHUTDOWN_ON_IDLE = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_VISIBILITY_TIMEOUT = 1800
CELERY_RESULT_BACKEND_TRANSPORT_OPTIONS = {"visibility_timeout": CELERY_VISIBILITY_TIMEOUT}
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": CELERY_VISIBILITY_TIMEOUT,
    "global_keyprefix": "arena:",
    "socket_timeout": 30,
    "socket_connect_timeout": 2,
    "socket_keepalive": True,
    "health_check_interval": 25,
}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.5}

# History: requests that may change something are signed; a GET changes nothing.

PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

# Letters: shown to every visitor in demonstration mode, otherwise handed to the mail server of EMAIL_URL; never both.

EMAIL_URL = env.str("EMAIL_URL", "")
if DEMO and EMAIL_URL:
    raise ImproperlyConfigured("PORTAL_DEMO shows every letter to every visitor: it refuses to start with EMAIL_URL.")
_mail = urlsplit(EMAIL_URL or "smtp://localhost")
try:
    EMAIL_PORT = _mail.port or {"smtp": 25, "smtps": 465, "smtp+starttls": 587}[_mail.scheme]
except (KeyError, ValueError):
    raise ImproperlyConfigured("EMAIL_URL is not like smtp://user:password@host:port; see .env.example.") from None
EMAIL_HOST = _mail.hostname
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
EMAIL_USE_SSL, EMAIL_USE_TLS = _mail.scheme == "smtps", _mail.scheme == "smtp+starttls"
EMAIL_BACKEND = f"arena.outbox.delivering.transports.{'Demonstration' if DEMO else 'Smtp'}"
MAIL_DOMAIN = env.str("MAIL_DOMAIN", urlsplit(BASE_URL).hostname)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", f"E-hälsoarenan <noreply@{MAIL_DOMAIN}>")
LETTERS_PER_DAY = env.int("LETTERS_PER_DAY", 5)  # reminders and invitations to one address; more come in one letter

# Accounts: an address and a password, the address always confirmed, nobody told who else has an account.

AUTH_USER_MODEL = "actors.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "arena.shared.passwords.UnlikeThePerson",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 2 * 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "arena:my_page"
SESSION_COOKIE_AGE = 12 * 60 * 60  # arena.shared.sessions ends a session sooner
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
ACCOUNT_ADAPTER = "actors.accounts.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "actors.forms.accounts.SignInForm",
    "signup": "actors.forms.accounts.SignUpForm",
    "add_email": "actors.forms.accounts.ChangeAddressForm",
    "change_password": "actors.forms.accounts.ChangePasswordForm",
    "reset_password": "actors.forms.accounts.ForgottenPasswordForm",
    "reset_password_from_key": "actors.forms.accounts.NewPasswordForm",
    "reauthenticate": "actors.forms.accounts.PasswordAgainForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True  # only in the browser that signed up, and only for this long:
ACCOUNT_LOGIN_TIMEOUT = 60 * 60
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "arena:home"
ACCOUNT_RATE_LIMITS = {
    "login_failed": "20/m/ip,5/5m/key",
    "confirm_email": "1/m/key,6/h/key",
    "reset_password": "20/m/ip,5/h/key",
}

# The second factor: an app with codes, passkeys (which also open the account on their own) and codes on paper.

MFA_ADAPTER = "actors.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "activate_totp": "actors.forms.factors.ActivateAppForm",
    "deactivate_totp": "actors.forms.factors.RemoveAppForm",
    "authenticate": "actors.forms.factors.CodeForm",
    "reauthenticate": "actors.forms.factors.CodeAgainForm",
    "generate_recovery_codes": "actors.forms.factors.NewCodesForm",
    "add_webauthn": "actors.forms.passkeys.AddPasskeyForm",
    "edit_webauthn": "actors.forms.passkeys.NamePasskeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}  # nothing to guess; thirty colleagues may share an address
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "E-hälsoarenan"
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off; actors.forms.factors lets each code through once
MFA_ALLOW_UNVERIFIED_EMAIL = True  # a new address may wait for its letter: nobody is signed in without a confirmed one

# Swedish first: addresses without prefix are Swedish, English lives under /en/.

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
FORMAT_MODULE_PATH = ["arena.formats"]

# Files of the interface

STATIC_URL = "/static/"
STATIC_ROOT = env.str("STATIC_ROOT", str(STATE_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
if env.bool("STATIC_COLLECTED", False):
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "arena.shared.lean.LeanStorage"},
    }

# Files that people upload; a view serves each to those who may have it.

MEDIA_ROOT = env.str("MEDIA_ROOT", str(STATE_DIR / "files"))
FILE_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024  # what is larger waits on the disk while it is judged
DATA_UPLOAD_MAX_NUMBER_FILES = 5

# What seals the answers to market dialogues: a file of keys outside database and backups, kept where both survive.

DIALOGUE_KEYS = env.str("DIALOGUE_KEYS", str(STATE_DIR / "keys" / "dialogues"))

# Security: nothing inline, nothing from elsewhere, cookies bound to this host where there is TLS.

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"  # "no-referrer" makes browsers send a form with the origin "null": refused
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
if SECURE:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", False)
    SILENCED_SYSTEM_CHECKS = ["security.W021"]  # joining the preload list binds the whole domain: the owner's decision
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    CSRF_TRUSTED_ORIGINS = [BASE_URL]
METRICS_TOKEN = env.str("METRICS_TOKEN", "")  # opens the numbers at /metrics; where it is empty there is no such page
SEARCHES_PER_HOUR = env.int("SEARCHES_PER_HOUR", 3600)  # from one network

# Against machines and squatters at the sign-up of events, and still with room for thirty colleagues behind one address:
# forms from one network, and what may be held while nobody has confirmed the address.

SIGN_UPS_PER_MINUTE = env.int("SIGN_UPS_PER_MINUTE", 12)
SIGN_UPS_PER_HOUR = env.int("SIGN_UPS_PER_HOUR", 200)
HOLDS_PER_ADDRESS = env.int("HOLDS_PER_ADDRESS", 3)  # events at the same time
HOLDS_AT_LEAST = env.int("HOLDS_AT_LEAST", 5)  # seats of a pool, also where it is small
HOLDS_SHARE = env.int("HOLDS_SHARE", 20)  # percent of a pool

# Proxies in front

ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"no-personal-numbers": {"()": "arena.shared.personal_numbers.LogFilter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no-personal-numbers"]}
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
    "loggers": {"flufl.bounce": {"level": "CRITICAL"}},  # it repeats what strangers have written, line breaks and all
}

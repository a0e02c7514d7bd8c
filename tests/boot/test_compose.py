"""docker-compose.yml, .env.example and the code agree: nobody has Docker at hand when they change one of them."""

import re
import shlex
from pathlib import Path

import yaml

from arena.boot import postgres, programs
from arena.boot.places import ROOT

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
SETTINGS = (ROOT / "arena/settings.py").read_text()
READ = set(re.findall(r"""(?:env\.\w+\(|required\(env\.\w+, )"([A-Z_]+)\"""", SETTINGS))
REQUIRED = set(re.findall(r"""required\(env\.\w+, "([A-Z_]+)\"""", SETTINGS))
ROLES = COMPOSE["configs"]["roles"]["content"]
OURS = ["migrate", "web", "worker", "beat", "timer"]


def test_compose_initdb_is_that_of_the_embedded_server():
    arguments = SERVICES["postgres"]["environment"]["POSTGRES_INITDB_ARGS"]

    assert arguments.split() == postgres.INITDB


def test_compose_starts_the_same_programs_as_up():
    commands = {name: shlex.split(SERVICES[name]["command"]) for name in ("web", "worker", "beat")}

    assert commands == {
        "web": [*programs.WEB.split(), "--host", "0.0.0.0", "--port", "8000"],  # noqa: S104
        "worker": programs.WORKER.split(),
        "beat": [*programs.BEAT.split(), "--schedule", "/tmp/beat", "--pidfile", ""],  # noqa: S108
    }


def test_letters_go_by_a_timer_too():
    assert "django-admin remind; django-admin drain_outbox" in SERVICES["timer"]["command"]


def test_image_starts_the_web_server_as_compose_does():
    dockerfile = (ROOT / "Dockerfile").read_text()

    words = re.findall(r'"([^"]*)"', re.search(r"^CMD \[(.*)\]$", dockerfile, re.MULTILINE)[1])

    assert words == shlex.split(SERVICES["web"]["command"])


def test_compose_sets_only_variables_that_the_settings_read():
    unknown = {name: set(SERVICES[name]["environment"]) - READ for name in OURS}

    assert unknown == {name: set() for name in OURS}


def test_compose_sets_every_required_variable():
    missing = {name: REQUIRED - set(SERVICES[name]["environment"]) for name in OURS}

    assert missing == {name: set() for name in OURS}


def test_example_explains_every_variable_of_settings_and_compose():
    explained = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    asked_for = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))

    assert (READ | asked_for) - explained == set()


def test_compose_contains_no_secret():
    values = [value for name in SERVICES for value in SERVICES[name].get("environment", {}).items()]

    secrets = [name for name, value in values if re.search("SECRET|PASSWORD", name) and not value.startswith("${")]

    assert secrets == []


def test_portal_does_not_log_in_as_the_owner():
    owner = SERVICES["postgres"]["environment"]["POSTGRES_USER"]

    logins = {name: re.match(r"postgres://(\w+):", SERVICES[name]["environment"]["DATABASE_URL"])[1] for name in OURS}

    assert logins == {
        "migrate": owner,
        "web": "portal_app",
        "worker": "portal_app",
        "beat": "portal_app",
        "timer": "portal_app",
    }
    assert (
        "CREATE ROLE portal_app LOGIN PASSWORD :'password' IN ROLE arena_app" in COMPOSE["configs"]["roles"]["content"]
    )


def test_every_long_running_service_has_a_health_check():
    without = [name for name, service in SERVICES.items() if name != "migrate" and "healthcheck" not in service]

    assert without == []


def test_nothing_but_the_web_server_is_reachable_and_only_from_this_machine():
    ports = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}

    assert ports == {"web": ["127.0.0.1:8000:8000"]}


def test_what_the_portal_keeps_lies_in_volumes_that_it_owns():
    services = {name: SERVICES[name] for name in ("migrate", "web", "worker", "timer")}
    made = re.search(r"^RUN install .*--owner=portal \S+ (.*)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)[1]

    told = {name: _folders(row["environment"]) for name, row in services.items()}
    mounted = {name: [volume.split(":")[1] for volume in row["volumes"]] for name, row in services.items()}

    assert told == mounted == dict.fromkeys(services, made.split())


def _folders(environ):
    """What people upload, the state, and the folder of the file with keys."""
    return [environ["MEDIA_ROOT"], environ["PORTAL_STATE"], str(Path(environ["DIALOGUE_KEYS"]).parent)]


def test_image_does_not_run_as_root():
    dockerfile = (ROOT / "Dockerfile").read_text()

    assert re.findall(r"^USER (\w+)$", dockerfile, re.MULTILINE) == ["portal"]

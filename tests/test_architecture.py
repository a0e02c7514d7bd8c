"""The agreements of the house that no single room can see: directions, sizes, and what stays out of the files."""

import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
OWN = ("arena", "actors", "events", "testbeds")
SKIPPED = {"migrations", "__pycache__"}
LONGEST_FILE = 300
TEXT = {".py", ".html", ".txt", ".md", ".toml", ".yml", ".css", ".js", ".csv", ".json", ".lock", ".po", ".svg", ""}


def own_files():
    """Every file of the project, whether or not it came by git; nothing that a run leaves behind."""
    tops = [path for path in ROOT.iterdir() if not path.name.startswith(".") or path.name in {".ci", ".env.example"}]
    for top in tops:
        yield from [top] if top.is_file() else (path for path in top.rglob("*") if path.is_file())


def own_texts():
    return [path for path in own_files() if path.suffix in TEXT and "__pycache__" not in path.parts]


def own_models():
    return [model for model in apps.get_models() if model._meta.app_config.name.partition(".")[0] in OWN]


def layers():
    """The rooms from the top down, as the contract on imports has them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    between = next(contract for contract in contracts if contract["name"] == "Between apps")
    return [re.sub(r"[() ]", "", layer).split(":") for layer in between["layers"]]


def height(app):
    return next(number for number, rooms in enumerate(reversed(layers())) if app in rooms)


def test_relations_between_models_follow_the_direction_of_imports():
    upward = [
        f"{field} → {field.related_model._meta.label}"
        for model in own_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model in own_models()
        if getattr(field, "swappable_setting", None) != "AUTH_USER_MODEL"  # Django's own way round
        if height(model._meta.app_config.name) < height(field.related_model._meta.app_config.name)
    ]

    assert upward == []


def test_constraints_each_have_a_test_that_names_them():
    tests = "\n".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))

    untested = {constraint.name for model in own_models() for constraint in model._meta.constraints if constraint.name}

    assert {name for name in untested if name not in tests} == set()


def test_constraints_begin_with_the_name_of_their_model():
    wrong = [
        constraint.name
        for model in own_models()
        for constraint in model._meta.constraints
        if not constraint.name.replace("_", "").startswith(model._meta.model_name)
    ]

    assert wrong == []


def test_files_stay_short_enough_to_read():
    code = [path for path in own_texts() if path.suffix == ".py" and not SKIPPED & set(path.parts)]

    long = {
        str(path.relative_to(ROOT)): lines
        for path in code
        if path != ROOT / "arena/settings.py"  # one file by agreement, whatever there is to set
        if (lines := len(path.read_text().splitlines())) > LONGEST_FILE
    }

    assert long == {}


def test_files_name_no_registry_and_no_place_outside():
    hosts = [
        ".".join(parts) for parts in [("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("crates", "io")]
    ]
    outside = ["/".join(parts) for parts in [("..", "shared"), ("/home", ""), ("/Users", ""), ("/root", "")]]
    words = re.compile("|".join(re.escape(word) for word in hosts + outside))

    found = {str(path.relative_to(ROOT)): words.findall(path.read_text(errors="replace")) for path in own_texts()}

    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize("lock", sorted(path.name for path in ROOT.glob("requirements*.lock")))
def test_locks_hold_pins_with_fingerprints_and_no_addresses(lock):
    lines = (ROOT / lock).read_text().splitlines()

    pins = [line for line in lines if re.match(r"[a-z0-9]", line)]
    hashes = [line for line in lines if line.strip().startswith("--hash=sha256:")]
    rest = [line for line in lines if line not in pins and line not in hashes and not line.strip().startswith("#")]
    assert [line for line in lines if "://" in line or line.startswith("-")] == []
    assert [line for line in pins if "==" not in line] == []
    assert len(hashes) >= len(pins)
    assert [line for line in rest if line.strip()] == []


# RFC 8058: mail programs end letters at one click, by a post that no page of ours comes before. One view in each,
# `stop_at_once`: its import and its decorator.
ONE_CLICK = ["arena/outbox/views/preferences.py", "arena/searches/stopping.py"]
WAYS_ROUND = {path: ["csrf" + "_exempt"] * 2 for path in ONE_CLICK}


def test_code_uses_none_of_the_ways_round():
    parts = [
        ("mark", "_safe"),
        ("csrf", "_exempt"),
        ("shell", "=True"),
        ("mark", ".skip"),
        ("mark", ".xfail"),
        ("|", "safe"),
    ]
    banned = re.compile("|".join(re.escape(first + second) + r"\b" for first, second in parts))
    here = [path for path in own_texts() if path.suffix in {".py", ".html"}]

    found = {str(path.relative_to(ROOT)): banned.findall(path.read_text()) for path in here}

    assert {path: names for path, names in found.items() if names} == WAYS_ROUND


def test_modules_are_named_after_their_subject():
    vague = {"utils.py", "helpers.py", "services.py", "misc.py", "common.py"}

    assert [str(path.relative_to(ROOT)) for path in own_files() if path.name in vague] == []

"""Install exactly what a lock file names: by uv, which is quick, otherwise by pip."""

import os
import re

from arena.boot.places import ROOT
from arena.boot.problem import Problem
from arena.boot.progress import say
from arena.boot.tools import run

UV_LOCK = ROOT / "requirements-uv.lock"
HASHED = ["--require-hashes", "--quiet"]
SITE_SETTING = re.compile(r"^[^=]*?\.(index-url|extra-index-url|find-links)='(.*)'$", re.MULTILINE)


def count(lock):
    return sum(1 for line in lock.read_text().splitlines() if re.match(r"[a-z0-9]", line, re.IGNORECASE))


def install(lock, python, *, environ):
    """Wheels only, hashes always: nothing is built here and nothing unknown gets in."""
    try:
        _by_uv(lock, python, environ)
    except Problem as problem:
        say(f"uv could not do it ({problem}); pip will, more slowly … ", end="")
        pip = [python, "-m", "pip", "install", *HASHED, "--disable-pip-version-check", "--no-input"]
        run([*pip, "--only-binary", ":all:", "-r", lock], failing="The packages could not be installed.", env=environ)


def _by_uv(lock, python, environ):
    uv = python.with_name("uv")
    if not uv.exists():
        pip = [python, "-m", "pip", "install", *HASHED, "--disable-pip-version-check", "--no-input"]
        run([*pip, "--only-binary", ":all:", "-r", UV_LOCK], failing="uv could not be fetched.", env=environ)
    installing = [uv, "pip", "install", "--python", python, *HASHED, "--no-build", "-r", lock]
    run(installing, failing="uv gave up.", env={**environ, **_site_settings(python, environ)})


def _site_settings(python, environ):
    """What this machine told pip about its package index, in uv's words: uv does not read pip's configuration."""
    told = run([python, "-m", "pip", "config", "list"], failing="pip's configuration could not be read.", env=environ)
    found = {}
    for name, value in SITE_SETTING.findall(told):
        found.setdefault(name, []).extend(value.replace("\\n", " ").split())
    words = {}
    if "index-url" in found:
        words["UV_DEFAULT_INDEX"] = found["index-url"][-1]
    if "extra-index-url" in found:
        words["UV_INDEX"] = " ".join(found["extra-index-url"])
        words["UV_INDEX_STRATEGY"] = "unsafe-best-match"  # as pip does; the hashes decide what is let in
    if "find-links" in found:
        words["UV_FIND_LINKS"] = ",".join(found["find-links"])
    return {name: value for name, value in words.items() if name not in os.environ}

"""Install exactly what a lock file names: by uv, which is quick, otherwise by pip."""

import re

from arena.boot.pip_settings import as_uv_variables
from arena.boot.places import ROOT
from arena.boot.problem import Problem
from arena.boot.progress import say
from arena.boot.tools import run

UV_LOCK = ROOT / "requirements-uv.lock"
HASHED = ["--require-hashes", "--quiet"]


def count(lock):
    return sum(1 for line in lock.read_text().splitlines() if re.match(r"[a-z0-9]", line, re.IGNORECASE))


def install(lock, python, *, environ):
    """Wheels only, hashes always: nothing is built here and nothing unknown gets in."""
    try:
        _by_uv(lock, python, environ)
    except Problem as problem:
        say(f"uv could not do it ({problem}); pip will, more slowly … ", end="")
        run([*_pip(python), "-r", lock], failing="The packages could not be installed.", env=environ)


def _pip(python):
    quick = ["--disable-pip-version-check", "--no-input", "--no-compile", "--only-binary", ":all:"]
    return [python, "-m", "pip", "install", *HASHED, *quick]


def _by_uv(lock, python, environ):
    uv = python.with_name("uv")
    if not uv.exists():
        run([*_pip(python), "-r", UV_LOCK], failing="uv could not be fetched.", env=environ)
    installing = [uv, "pip", "install", "--python", python, *HASHED, "--no-build", "-r", lock]
    run(installing, failing="uv gave up.", env={**environ, **as_uv_variables()})

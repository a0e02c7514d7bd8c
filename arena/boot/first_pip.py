"""How an environment gets its first pip, also where Python came without one."""

import importlib.util
import subprocess
import sys

from arena.boot import debian
from arena.boot.problem import Problem
from arena.boot.tools import run


def make_environment(folder, *, environ):
    """An empty environment with pip in it, by the first way that this machine allows."""
    if importlib.util.find_spec("ensurepip") and _made_with_ensurepip(folder):
        return
    failing = f"Python could not make an environment in {folder}."
    run([sys.executable, "-m", "venv", "--without-pip", folder], failing=failing)
    python = folder / "bin" / "python"
    if _system_has_pip():
        own = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "pip"]
        run(own, failing="pip could not be installed.", env=environ)
    elif debian.is_debian():
        _pip_of_the_distribution(python)
    else:
        raise Problem(
            "This Python has no pip. Install pip for it (python3-venv or python3-pip) and run the command again."
        )


def _made_with_ensurepip(folder):
    """Some distributions ship half an ensurepip, so failing here only means: try the next way."""
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(folder)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    return made.returncode == 0


def _system_has_pip():
    return importlib.util.find_spec("pip") is not None


def _pip_of_the_distribution(python):
    """pip's own wheel lies in the package python3-pip-whl, and a wheel of pip can install itself."""
    with debian.packages() as archive:
        archive.unpack(["python3-pip-whl"], archive.folder)
        wheel = next(archive.folder.rglob("pip-*.whl"))
        installing = [python, wheel / "pip", "install", "--quiet", "--no-compile", "--no-index", wheel]
        run(installing, failing="pip could not be installed from the distribution's package.")

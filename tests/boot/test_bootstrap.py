import json
import os
import subprocess
import sys
from collections import namedtuple

import pytest

from arena.boot import bootstrap
from arena.boot.locks import Lock
from arena.boot.places import ROOT
from arena.boot.problem import Problem

NO_NETWORK = "No network: the packages could not be fetched. Check the connection and run the command again.\n"
Usage = namedtuple("Usage", "free")


@pytest.fixture
def folder(tmp_path):
    """An environment that counts as ready for `up`."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").touch()
    (tmp_path / "pyvenv.cfg").touch()
    lock = bootstrap.LOCKS["run"]
    bootstrap._write_stamps(tmp_path, {"python": bootstrap._python(), "run": bootstrap._digest(lock)})
    return tmp_path


def test_environment_ready_for_up_is_not_ready_for_test(folder):
    assert [bootstrap._is_ready(folder, packages) for packages in ("run", "test")] == [True, False]


def test_environment_without_stamp_is_half_made(folder):
    (folder / "made-from.json").unlink()

    assert not bootstrap._is_ready(folder, "run")


def test_environment_of_another_python_is_not_ready(folder):
    stamps = json.loads((folder / "made-from.json").read_text())
    bootstrap._write_stamps(folder, stamps | {"python": "3.9"})

    assert not bootstrap._is_ready(folder, "run")


def test_environment_whose_python_is_gone_is_not_ready(folder):
    (folder / "bin" / "python").unlink()

    assert not bootstrap._is_ready(folder, "run")


def test_clear_while_a_command_runs_in_it_refuses(folder):
    running = Lock(folder / "pyvenv.cfg", create=False)
    running.take(shared=True)

    with pytest.raises(Problem, match="in use"):
        bootstrap._clear(folder)

    running.close()
    assert bootstrap._is_ready(folder, "run")


def test_clear_removes_what_was_half_made(folder):
    bootstrap._clear(folder)

    assert list(folder.iterdir()) == []


def test_clear_on_a_full_disk_says_how_much_is_needed(folder, monkeypatch):
    monkeypatch.setattr(bootstrap.shutil, "disk_usage", lambda _folder: Usage(free=1000))

    with pytest.raises(Problem, match=r"nearly full\. Free about 1 GB"):
        bootstrap._clear(folder)


def test_bootstrap_without_network_says_so_in_one_line_and_leaves_no_stamp(tmp_path):
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_EXTRA_INDEX_URL": "", "PIP_RETRIES": "0"}
    environ = {**os.environ, **nowhere, "PORTAL_VENV": str(tmp_path / "venv"), "PIP_CONFIG_FILE": os.devnull}

    command = [sys._base_executable, "manage.py", "version"]
    result = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)

    assert (result.returncode, result.stderr) == (1, NO_NETWORK)
    assert not (tmp_path / "venv" / "made-from.json").exists()

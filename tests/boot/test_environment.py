"""What the environment is made from, and what the boot code may lean on."""

import ast
import re
import sys

import pytest

from arena.boot.places import ROOT

LOCKS = sorted(ROOT.glob("requirements*.lock"))


def _imports(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        if isinstance(node, ast.ImportFrom):
            yield node.module


def test_boot_imports_nothing_but_the_standard_library_and_itself():
    imported = {name for path in (ROOT / "arena/boot").glob("*.py") for name in _imports(path)}

    foreign = {name for name in imported if name.partition(".")[0] not in sys.stdlib_module_names}

    assert {name for name in foreign if not name.startswith("arena.boot")} == set()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_names_no_host_and_hashes_every_package(lock):
    text = lock.read_text()

    packages = re.split(r"\n(?=\S)", text)

    assert re.findall(r"\w+://\S+|--\S*index\S*", text) == []
    assert [package for package in packages if "==" not in package or "--hash=sha256:" not in package] == []


def test_test_lock_contains_the_run_lock():
    pinned = {lock.name: set(re.findall(r"^[\w.-]+==[^\s;]+", lock.read_text(), re.MULTILINE)) for lock in LOCKS}

    assert pinned["requirements.lock"] - pinned["requirements-test.lock"] == set()

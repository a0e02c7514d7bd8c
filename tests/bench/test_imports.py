"""A file of 50,000 actors: how long it takes beside COPY of the same rows, and how much memory."""

import contextlib
import json
import os
import platform
import subprocess
import sys

import psycopg2
import pytest
from django.utils.timezone import localdate

from arena.boot import places
from tests.bench import report

pytestmark = pytest.mark.bench

ROWS = 50_000


def test_measure_an_import():
    server = os.environ["DATABASE_URL"]
    with contextlib.closing(psycopg2.connect(server)) as owner:
        owner.autocommit = True
        owner.cursor().execute("CREATE DATABASE bench_imports")
    variables = {**os.environ, "DATABASE_URL": server.rpartition("/")[0] + "/bench_imports"}
    run = {"env": variables, "cwd": places.ROOT, "check": True, "stdout": subprocess.PIPE}
    subprocess.run([sys.executable, "-m", "django", "prepare"], **run)
    found = json.loads(subprocess.run([sys.executable, "-m", "tests.bench.imports", str(ROWS)], **run).stdout)

    report.put(places.ROOT / "docs" / "measured.md", "imports", text(found))

    assert (found["new"], found["state"]) == (ROWS, "planned")
    assert {verdict: found["again"].get(verdict, 0) for verdict in ("new", "changed", "conflict", "faulty")} == {
        "new": 0,
        "changed": 0,
        "conflict": 0,
        "faulty": 0,
    }


def text(found):
    """Nothing but the import writes as much as COPY does, so only that has a ratio."""
    seconds = {
        "COPY of the same rows, triggers included": ("copy", ""),
        "reading the file": ("read", ""),
        "comparing it with the registry": ("compare", ""),
        "importing it": ("apply", f"{found['apply'] / found['copy']:.1f}"),
        "taking all actors out as CSV": ("export", ""),
        "comparing that file again: 0 changes": ("compare_again", ""),
    }
    rows = [
        f"| {what} | {found[key]:.0f} | {found['rows'] / found[key]:.0f} | {ratio} |"
        for what, (key, ratio) in seconds.items()
    ]
    return "\n".join(
        [
            f"## Import of {found['rows']:,} actors",
            "",
            f"Command: `python3 manage.py test -m bench` · {localdate()} · Python {platform.python_version()}, "
            f"{os.cpu_count()} processors",
            "",
            "| Step | Seconds | Rows a second | Times COPY |",
            "|---|---:|---:|---:|",
            *rows,
            "",
            f"Peak memory: {found['memory']:.0f} MB, of which {found['memory_before']:.0f} MB before the file came.",
        ]
    )

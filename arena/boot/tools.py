"""Run an outside program quietly; its words are shown only when it fails."""

import subprocess

from arena.boot.problem import from_output


def run(argv, *, failing, words="", **options):
    """The output of a program that reads these words; a failure becomes a problem that begins with `failing`."""
    argv = [str(part) for part in argv]
    result = subprocess.run(
        argv, input=words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        errors="replace", check=False, **options,
    )  # fmt: skip
    if result.returncode:
        raise from_output(result.stdout, failing)
    return result.stdout

"""`lint`: everything a machine can say about the code without running it; `--fix` mends what can be mended."""

import argparse
import os
import subprocess
import time
from dataclasses import dataclass

from arena.boot import programs
from arena.boot.places import ROOT
from arena.boot.progress import say

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "arena.settings",
    "PYTHONPATH": str(ROOT),
    "PYTHONWARNINGS": "ignore::RuntimeWarning",  # makemigrations notes that it found no database to compare with
    "SECRET_KEY": "a-secret-of-proper-length-for-checking-the-settings-0123456789",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:9/none",
    "REDIS_URL": "redis://127.0.0.1:9",
    "BASE_URL": "https://arena.example",
    "ALLOWED_HOSTS": "arena.example",
    "EMAIL_URL": "smtp+starttls://arena:secret@mail.example",
    "STATIC_COLLECTED": "1",
    "PORTAL_DEMO": "0",
    "DEBUG": "0",
}


@dataclass
class Check:
    name: str
    command: str
    fixing: str = ""

    def argv(self, fix):
        return programs.argv(self.fixing if fix and self.fixing else self.command)


def main(argv):
    parser = argparse.ArgumentParser(prog="manage.py lint", description="Check style, structure, texts and settings.")
    parser.add_argument("--fix", action="store_true", help="mend what can be mended")
    options = parser.parse_args(argv[2:])
    failed = [check.name for check in _checks() if not _passes(check, options.fix)]
    say(f"Not right yet: {', '.join(failed)}." if failed else "All is well.")
    return 1 if failed else 0


def _checks():
    templates = " ".join(str(path.relative_to(ROOT)) for path in sorted((ROOT / "templates").rglob("*.html")))
    djade = f"djade --target-version 5.2 {{}} {templates}"
    return [
        Check("code", "ruff check --quiet .", "ruff check --quiet --fix ."),
        Check("formatting", "ruff format --check --quiet --diff .", "ruff format --quiet ."),
        Check("templates", djade.format("--check"), djade.format("")),
        Check("structure", "lint-imports --no-cache"),
        Check("migrations", "django-admin makemigrations --check --dry-run"),
        Check("translations", "django-admin check_translations"),
        Check("production settings", "django-admin check --deploy --fail-level WARNING"),
    ]


def _passes(check, fix):
    began = time.monotonic()
    environ = {name: value for name, value in os.environ.items() if name != "DATABASE_ROLE"} | PRODUCTION
    result = subprocess.run(
        check.argv(fix), env=environ, cwd=ROOT, check=False,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    right = result.returncode == 0
    say(f"{'ok ' if right else 'NO '} {check.name:20} {time.monotonic() - began:5.1f} s")
    if not right:
        say(result.stdout.rstrip())
    return right

"""Take files out of Debian's and Ubuntu's own packages, without root and without installing anything."""

import contextlib
import shutil
import tempfile
from pathlib import Path

from arena.boot.problem import Problem
from arena.boot.tools import run


def is_debian():
    return bool(shutil.which("apt-get") and shutil.which("dpkg-deb"))


@contextlib.contextmanager
def packages():
    """A private folder to fetch packages into, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="portal-apt-") as folder:
        yield Archive(Path(folder))


class Archive:
    """The distribution's packages, by the machine's own lists or, where those are missing or old, by private ones."""

    def __init__(self, folder):
        self.folder = folder
        for place in ("lists/partial", "cache/archives/partial", "debs"):
            (folder / place).mkdir(parents=True)
        self.options = [
            "-qq",
            *("-o", f"Dir::Cache={folder}/cache"),
            *("-o", "Debug::NoLocking=1"),
            *("-o", "APT::Sandbox::User="),
            *("-o", "Acquire::Languages=none"),
            *("-o", "APT::Update::Error-Mode=any"),
        ]

    def unpack(self, names, into, *, with_what_they_need=False):
        """Unpack these packages, and on request those that would have to be installed with them."""
        try:
            self._fetch(names, with_what_they_need)
        except Problem:
            self.options += ["-o", f"Dir::State::Lists={self.folder}/lists"]
            self._apt("update")
            self._fetch(names, with_what_they_need)
        for package in sorted((self.folder / "debs").glob("*.deb")):
            run(["dpkg-deb", "-x", package, into], failing=f"{package.name} could not be unpacked.")
            package.unlink()

    def _fetch(self, names, with_what_they_need):
        if with_what_they_need:
            plan = self._apt("-s", "--no-install-recommends", "install", *names)
            names = [line.split()[1] for line in plan.splitlines() if line.startswith("Inst ")]
        self._apt("download", *names, cwd=self.folder / "debs")

    def _apt(self, *arguments, **options):
        command = ["apt-get", *self.options, *arguments]
        return run(command, failing="The distribution's packages could not be fetched.", **options)

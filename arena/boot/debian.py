"""Take files out of Debian's and Ubuntu's own packages, without root and without installing anything."""

import contextlib
import shutil
import tempfile
from pathlib import Path

from arena.boot.tools import run


def is_debian():
    return bool(shutil.which("apt-get") and shutil.which("dpkg-deb"))


@contextlib.contextmanager
def packages():
    """A private copy of the package lists, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="portal-apt-") as folder:
        archive = Archive(Path(folder))
        archive.update()
        yield archive


class Archive:
    def __init__(self, folder):
        self.folder = folder
        for place in ("lists/partial", "cache/archives/partial", "debs"):
            (folder / place).mkdir(parents=True)
        self.options = [
            "-qq",
            *("-o", f"Dir::State::Lists={folder}/lists"),
            *("-o", f"Dir::Cache={folder}/cache"),
            *("-o", "Debug::NoLocking=1"),
            *("-o", "APT::Sandbox::User="),
            *("-o", "Acquire::Languages=none"),
            *("-o", "APT::Update::Error-Mode=any"),
        ]

    def update(self):
        self._apt("update")

    def needed_for(self, names):
        """The packages that would have to be installed to have these."""
        plan = self._apt("-s", "--no-install-recommends", "install", *names)
        return [line.split()[1] for line in plan.splitlines() if line.startswith("Inst ")]

    def unpack(self, names, into):
        self._apt("download", *names, cwd=self.folder / "debs")
        for package in sorted((self.folder / "debs").glob("*.deb")):
            run(["dpkg-deb", "-x", package, into], failing=f"{package.name} could not be unpacked.")
            package.unlink()

    def _apt(self, *arguments, **options):
        command = ["apt-get", *self.options, *arguments]
        return run(command, failing="The distribution's packages could not be fetched.", **options)

"""A Chromium for the browser tests: this machine's own, or the distribution's, fetched once."""

import ctypes
import os
import platform
import shutil
import sys
from pathlib import Path

from arena.boot import debian, owner
from arena.boot.locks import locked
from arena.boot.places import is_root
from arena.boot.problem import Problem
from arena.boot.progress import Steps
from arena.boot.tools import run

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "libatomic1", "fonts-dejavu-core")
UNFETCHED = "No browser could be fetched. Install Chromium, or name its program in PORTAL_BROWSER."
ON_MACOS = ("Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome")


def environ(state):
    """The variables under which the tests find their browser, which is fetched when there is none."""
    found = _installed()
    if found and _has_libatomic():
        return {**os.environ, "PORTAL_BROWSER": found}
    if debian.is_debian() and not _is_ubuntu():
        return _installed_by_root() if is_root() else _unpacked(state / "browser")
    return _by_playwright(state / "playwright")


def _installed():
    chosen = os.environ.get("PORTAL_BROWSER")
    if chosen:
        if not os.access(chosen, os.X_OK):
            raise Problem(f"PORTAL_BROWSER names {chosen}, which is not a program.")
        return chosen
    applications = [str(Path("/Applications") / name) for name in ON_MACOS]
    return next(filter(None, map(shutil.which, [*NAMES, *applications])), None)


def _has_libatomic():
    """Playwright's own Node needs it, and Debian's Chromium does not bring it along."""
    if platform.system() != "Linux":
        return True
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return True


def _is_ubuntu():
    """Ubuntu's package `chromium` only points to a snap."""
    release = Path("/etc/os-release")
    return release.exists() and "ubuntu" in release.read_text().lower()


def _installed_by_root():
    with Steps("Preparing the browser (once)", 1).step("Installing Chromium from the distribution"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        run(["apt-get", "-qq", "update"], failing="The package lists could not be fetched.", env=quiet)
        installing = ["apt-get", "-qq", "-y", "--no-install-recommends", "install", *PACKAGES]
        run(installing, failing="Chromium could not be installed.", env=quiet)
    return {**os.environ, "PORTAL_BROWSER": shutil.which("chromium")}


def _unpacked(folder):
    """Without root: Chromium and all it needs, unpacked into the state folder."""
    owner.make_open_folder(folder.parent)
    program = folder / "usr/lib/chromium/chromium"
    with locked(folder.with_suffix(".lock"), waiting_for="Another command is fetching the browser; waiting for it."):
        if not program.exists():
            draft = folder.with_suffix(".new")
            shutil.rmtree(draft, ignore_errors=True)
            unpacking = Steps("Preparing the browser (once)", 1).step("Unpacking Chromium from the distribution")
            with unpacking, debian.packages() as archive:
                archive.unpack(PACKAGES, draft, with_what_they_need=True)
            shutil.rmtree(folder, ignore_errors=True)
            draft.rename(folder)
    machine = f"{platform.machine()}-linux-gnu"
    libraries = [f"usr/lib/{machine}", f"lib/{machine}", "usr/lib/chromium", f"usr/lib/{machine}/pulseaudio"]
    return {
        **os.environ,
        "PORTAL_BROWSER": str(program),
        "LD_LIBRARY_PATH": ":".join(str(folder / library) for library in libraries),
        "PORTAL_BROWSER_SANDBOX": "0",
        **_fonts(folder),
    }


def _fonts(folder):
    """Fontconfig of the unpacked packages, when the machine has no fonts of its own."""
    if Path("/etc/fonts/fonts.conf").exists():
        return {}
    configuration = folder / "fonts.conf"
    fonts, cache = folder / "usr/share/fonts", folder / "fonts.cache"
    configuration.write_text(f"<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>\n")
    return {"FONTCONFIG_FILE": str(configuration)}


def _by_playwright(folder):
    quiet = {**os.environ, "PLAYWRIGHT_BROWSERS_PATH": str(folder)}
    if not any(folder.glob("chromium*/*/chrome*")):
        with Steps("Preparing the browser (once)", 1).step("Fetching Chromium"):
            extra = ["--with-deps"] if is_root() and platform.system() == "Linux" else []
            installing = [sys.executable, "-m", "playwright", "install", *extra, "chromium"]
            run(installing, failing=UNFETCHED, env=quiet)
    return quiet

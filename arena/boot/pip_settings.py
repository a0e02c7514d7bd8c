"""What this machine was told about its package index: in pip's files and variables, which uv does not read."""

import configparser
import os
from pathlib import Path


def pip_settings():
    """The settings that matter here, the nearest to the user winning, as pip does it."""
    reader = configparser.RawConfigParser(strict=False)
    for path in _files():
        try:
            reader.read(path, encoding="utf-8")
        except (configparser.Error, UnicodeError, OSError):
            continue  # pip itself will say what is wrong with it
    found = {}
    for section in ("global", "install"):
        if reader.has_section(section):
            found.update(reader.items(section))
    from_variables = {
        name[4:].lower().replace("_", "-"): value for name, value in os.environ.items() if name[:4] == "PIP_"
    }
    return found | {name: value for name, value in from_variables.items() if value}


def _files():
    home = Path.home()
    own = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    mac = home / "Library/Application Support"
    folders = [Path("/etc/xdg/pip"), Path("/etc"), home / ".pip", mac / "pip", own / "pip"]
    files = [folder / "pip.conf" for folder in folders]
    return [*files, os.environ["PIP_CONFIG_FILE"]] if os.environ.get("PIP_CONFIG_FILE") else files


def as_uv_variables():
    """The same index and the same extra places, in uv's words; what is not there any more is left out."""
    settings = pip_settings()
    extra = [place for place in settings.get("extra-index-url", "").split() if _is_there(place)]
    links = [place for place in settings.get("find-links", "").split() if _is_there(place)]
    words = {
        "UV_DEFAULT_INDEX": settings.get("index-url"),
        "UV_INDEX": " ".join(extra),
        "UV_FIND_LINKS": ",".join(links),
    }
    if extra:
        words["UV_INDEX_STRATEGY"] = "unsafe-best-match"  # as pip does; the hashes decide what is let in
    return {name: value for name, value in words.items() if value and name not in os.environ}


def _is_there(place):
    path = place.removeprefix("file://")
    return not path.startswith("/") or Path(path).exists()

"""Our own stylesheets and scripts as browsers get them: without what only those who write them need."""

import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = ("css/", "js/")
LEAN = {
    "css": [
        (r"/\*.*?\*/", ""),
        (r"\s*\n\s*", ""),
        (r"\s*([{};])\s*", r"\1"),
        (r", ", ","),
        (r"(?<=[\w-]): ", ":"),
        (r";}", "}"),
    ],
    "js": [(r"(?m)^\s*//.*\n", ""), (r"\n\s+", "\n")],
}


def lean(text, kind):
    """No text of a rule may hold a comma, or a word's colon, and a space, nor of a script a line break and blanks."""
    for pattern, instead in LEAN[kind]:
        text = re.sub(pattern, instead, text, flags=re.DOTALL if kind == "css" else 0)
    return text


class LeanStorage(CompressedManifestStaticFilesStorage):
    """Files are made lean as they are collected."""

    def _save(self, name, content):
        kind = name.rpartition(".")[2]
        if name.startswith(OURS) and kind in LEAN:
            content.seek(0)  # it has been read already, for its fingerprint
            content = ContentFile(lean(content.read().decode(), kind).encode())
        return super()._save(name, content)

"""Refuse an old Python with one line. Written so that an old Python can read it."""

import sys

OLDEST = (3, 11)


def require_python(version=None):
    version = tuple(version or sys.version_info)
    if version[:2] < OLDEST:
        sys.exit(
            "The portal needs Python %d.%d or newer, and this is %d.%d. Install a newer Python and start it with that,"
            " for example: python%d.%d manage.py up" % (OLDEST + version[:2] + OLDEST)
        )

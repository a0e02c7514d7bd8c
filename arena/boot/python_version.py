"""Refuse an old Python with one line. Written so that an old Python can read it."""

import sys

OLDEST = (3, 11)


def require_python(version=sys.version_info):
    if version[:2] < OLDEST:
        line = "The portal needs Python {0}.{1} or newer; this is {2}.{3}. Try: python{0}.{1} manage.py up"
        sys.exit(line.format(*OLDEST + tuple(version[:2])))

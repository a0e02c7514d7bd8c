#!/usr/bin/env python3
"""The one command of this house: `up`, `test`, `lint`, and every command of Django."""

import sys

from arena.boot.python_version import require_python

if __name__ == "__main__":
    require_python()
    from arena.boot.main import main

    main(sys.argv)

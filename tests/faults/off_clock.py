"""One command of the portal in a process whose clock is wrong: `off_clock.py <seconds> <program> <arguments>`.

Python's own clock is shifted, in this process and in whatever it forks; the database keeps the right time.
"""

import runpy
import sys
from datetime import UTC, datetime, timedelta

import time_machine

if __name__ == "__main__":
    _self, seconds, program, *arguments = sys.argv
    time_machine.travel(datetime.now(UTC) + timedelta(seconds=int(seconds)), tick=True).start()
    sys.argv = [program, *arguments]
    runpy.run_path(program, run_name="__main__")

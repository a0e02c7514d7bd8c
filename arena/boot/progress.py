"""What is happening, how far it has come and how long it took."""

import contextlib
import sys
import threading
import time


def say(text="", end="\n"):
    """Print at once; a terminal that has gone away must not stop us from tidying up."""
    with contextlib.suppress(OSError, ValueError):
        print(text, end=end, flush=True)


class Steps:
    """Numbered lines such as `[2/4] Installing 62 packages … 12.1 s`."""

    def __init__(self, title, total):
        self.total, self.number = total, 0
        self.began = time.monotonic()
        say(title)

    @contextlib.contextmanager
    def step(self, text):
        self.number += 1
        line = f"[{self.number}/{self.total}] {text} … "
        began = time.monotonic()
        say(line, end="")
        ended = threading.Event()
        if sys.stdout.isatty():
            threading.Thread(target=_count, args=(line, began, ended), daemon=True).start()
        try:
            yield
        except BaseException:
            ended.set()
            say("stopped")
            raise
        ended.set()
        back = "\r" + line if sys.stdout.isatty() else ""
        say(f"{back}{time.monotonic() - began:.1f} s")

    @property
    def seconds(self):
        return time.monotonic() - self.began


def _count(line, began, ended):
    while not ended.wait(1):
        say(f"\r{line}{time.monotonic() - began:.0f} s", end="")

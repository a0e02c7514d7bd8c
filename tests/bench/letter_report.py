"""The figures of letters to many, beside the limits that they are held to."""

from django.utils.timezone import localdate

from tests.bench.report import put


class LetterReport:
    def __init__(self, letters, workers):
        self.letters, self.workers, self.lines = letters, workers, []

    def expansion(self, portal, bare):
        self._line("Planning and writing out, seconds", f"{portal:.1f}", f"{bare:.1f}", portal / bare, "at most 3")

    def delivery(self, portal, bare):
        self._line("Letters delivered per second", f"{portal:.0f}", f"{bare:.0f}", portal / bare, "at least 0.7")

    def broker(self, seconds, of):
        self._line("The broker's share, seconds", f"{seconds:.2f}", f"{of:.0f}", seconds / of, "at most 0.02")

    def memory(self, early, late):
        self._line("Heaviest worker late and early, MB", f"{late:.0f}", f"{early:.0f}", late / early, "flat")

    def reset(self, seconds):
        self._line("A password reset meanwhile, seconds", f"{seconds:.1f}", "–", None, "at most 30 s")

    def _line(self, title, portal, bare, ratio, limit):
        self.lines.append(f"| {title} | {portal} | {bare} | {'–' if ratio is None else f'{ratio:.3f}'} | {limit} |")

    def write(self, path):
        parts = [
            f"Command: `python3 manage.py test -m bench -k letters` · {localdate()} · {self.letters:,} reminders, "
            f"{self.workers} workers, a mail server that takes everything",
            "",
            "| Letters to many | Portal | Bare | Ratio | Limit |",
            "|---|---:|---:|---:|---:|",
            *self.lines,
        ]
        put(path, "letters", "\n".join(parts))

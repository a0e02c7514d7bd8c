"""The figures as a table: printed, and written into docs/measured.md between two marks."""

import os
import platform

from django.utils.timezone import localdate

HEADING = """# Measured

Figures from one run on one machine: what counts is the portal beside its bare limit.
"""


class Report:
    def __init__(self):
        self.pages, self.slows, self.weights = [], [], []

    def page(self, title, portal, bare, raw, statements, size):
        speed = f"{portal:.0f} | {bare:.0f} | {portal / bare:.2f} | {raw:.0f}"
        self.pages.append(f"| {title} | {speed} | {statements} | {size / 1000:.1f} |")

    def slow(self, title, portal, raw):
        self.slows.append(f"| {title} | {portal:.1f} | {raw:.1f} | {portal / raw:.2f} |")

    def memory(self, portal, bare):
        self.weights.append(f"| A web worker, MB | {portal:.0f} | {bare:.0f} | {portal / bare:.2f} |")

    def text(self):
        machine = f"Python {platform.python_version()}, {os.cpu_count()} processors"
        parts = [
            "Command: `python3 manage.py test -m bench` · "
            f"{localdate()} · {machine}, 2 workers of 4 threads, 4 connections",
            "",
            "| Page, answers per second | Portal | Bare Django | Ratio | Raw SQL | Statements | kB gzip |",
            "|---|---:|---:|---:|---:|---:|---:|",
            *self.pages,
            "",
            "| One at a time, p95 in ms | Portal | Raw SQL | Ratio |",
            "|---|---:|---:|---:|",
            *self.slows,
            "",
            "| Memory | Portal | Bare Django with allauth | Ratio |",
            "|---|---:|---:|---:|",
            *self.weights,
        ]
        return "\n".join(parts)

    def write(self, path):
        put(path, "bench", self.text())


def put(path, name, text):
    """Write the text between the two marks of this name; what stands around them stays."""
    print("\n" + text)
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    old = path.read_text(encoding="utf-8") if path.exists() else f"{HEADING}\n"
    before, rest = old.split(start, 1) if start in old else (f"{old.rstrip()}\n\n", f"{end}\n")
    after = rest.split(end, 1)[1]
    path.write_text(f"{before}{start}\n{text}\n{end}{after}", encoding="utf-8")

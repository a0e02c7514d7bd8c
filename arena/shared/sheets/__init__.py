"""Tables as files: CSV that Swedish Excel opens rightly, and XLSX. What goes out comes in again unchanged.

A cell is a text, a whole number, a date or a moment, or None; a text that a spreadsheet would compute stays text.
Reading gives texts.
"""

from arena.shared.sheets.answering import answer
from arena.shared.sheets.reading import BrokenFile, read
from arena.shared.sheets.writing import as_text

__all__ = ["BrokenFile", "answer", "as_text", "read"]

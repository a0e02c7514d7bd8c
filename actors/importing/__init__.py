"""Importing: read a file, plan what it would do to the registry, and do it in one transaction.

An empty cell means "not found", never "none", so it changes nothing; emptying a field takes a word. What an
organisation has confirmed or speaks for itself is left alone, a row that others have changed since it was exported is
not written over, and a faulty row never touches the registry.
"""

from actors.importing.approving import approve, cancel, compare_again, tell_meanings
from actors.importing.files import forms_of, load_missing, words_of
from actors.importing.forgetting import KEPT, forget_old
from actors.importing.headings import names_of, own_file, own_headings
from actors.importing.keeping import keep_upload
from actors.importing.planning import apply_plan, make_plan
from actors.importing.reading import LARGEST_FILE, read_table
from actors.importing.vocabularies import load_terms
from actors.importing.working import work_off

__all__ = [
    "KEPT",
    "LARGEST_FILE",
    "apply_plan",
    "approve",
    "cancel",
    "compare_again",
    "forget_old",
    "forms_of",
    "keep_upload",
    "load_missing",
    "load_terms",
    "make_plan",
    "names_of",
    "own_file",
    "own_headings",
    "read_table",
    "tell_meanings",
    "words_of",
    "work_off",
]

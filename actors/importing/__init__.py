"""Importing: read a file, plan what it would do to the registry, and do it in one transaction.

An empty cell means "not found", never "none", so it changes nothing. What an organisation has confirmed or speaks for
itself is left alone, and a faulty row never touches the registry.
"""

from actors.importing.files import forms_of, headings, load_missing, own_file, words_of
from actors.importing.planning import apply_plan, make_plan
from actors.importing.reading import LARGEST_FILE, Table, read_table
from actors.importing.uploads import apply_upload, keep_upload, plan_upload
from actors.importing.vocabularies import load_terms

__all__ = [
    "LARGEST_FILE",
    "Table",
    "apply_plan",
    "apply_upload",
    "forms_of",
    "headings",
    "keep_upload",
    "load_missing",
    "load_terms",
    "make_plan",
    "own_file",
    "plan_upload",
    "read_table",
    "words_of",
]

"""One row of a file being read: cells become values of the model's own fields, and what is wrong is said by column."""

import re
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from actors.fields import LOOKS_PERSONAL
from actors.importing.reading import SURPLUS
from actors.models import Municipality, Term
from arena.shared import personal_numbers
from arena.shared.forms import NO_PERSONAL_NUMBERS

TRUTHS = {"ja": True, "yes": True, "true": True, "sant": True, "1": True, "x": True}
TRUTHS |= {"nej": False, "no": False, "false": False, "falskt": False, "0": False}
EMPTIES = {"(töm)", "(clear)"}  # an empty cell changes nothing, so emptying takes a word
NEVER_EMPTY = {"actor_id", "offering_id", "scb_code", "name", "official_name", "supplier"}


class Problem(NamedTuple):
    row: int
    column: str
    text: str


class Dictionary:
    """What a file may call a term: its code, the digits of it, a label, or a word that only this term has."""

    @cached_property
    def municipalities(self):
        return Municipality.objects.in_bulk()

    @cached_property
    def _words(self):
        words = {}
        for term in Term.objects.all():
            digits = term.code.removeprefix(term.vocabulary)
            number = digits.lstrip("0")  # what a spreadsheet makes of 01
            for word in [*term.other_words, term.label_en, term.label_sv, number, digits, term.code]:
                words.setdefault((term.vocabulary, slugify(word)), set()).add(term)
        return words

    @cached_property
    def _codes(self):
        return {term.code: term for terms in self._words.values() for term in terms}

    def term(self, vocabulary, word):
        """The term that the word means; what an export says, such as “OMR05 Remote care”, is read by its code."""
        if (term := self._codes.get(word.partition(" ")[0])) and term.vocabulary == vocabulary:
            return term
        found = self._words.get((vocabulary, slugify(word.replace("_", " "))), ())
        return next(iter(found)) if len(found) == 1 else None

    def municipality(self, word):
        """By the four digits that it begins with; a spreadsheet may have taken away the zero of 0880."""
        match = re.fullmatch(r"(0?8\d\d)(\D.*)?", word)
        return match and self.municipalities.get(match[1].zfill(4))

    def choice(self, field, word):
        """The value of a choice, by its stored word or by its label in any language of the portal."""
        if field not in self._choices:
            self._choices[field] = _words_of(field)
        return self._choices[field].get(word.casefold())

    @cached_property
    def _choices(self):
        return {}


def _words_of(field):
    words = {}
    for language in (*dict(settings.LANGUAGES), get_language()):
        with override(language):
            words |= {str(label).casefold(): value for value, label in field.flatchoices}
    return words | {str(value).casefold(): value for value, _label in field.flatchoices}


class Cells:
    """The cells of one row. Reading an empty or missing cell gives None, one that empties the field "" or no terms."""

    def __init__(self, row, dictionary):
        self.number, self._cells, self._dictionary = row.number, row.cells, dictionary
        self.problems = []
        if SURPLUS in row.cells:
            self.refuse("", _("The row has more cells than there are headings."))
        for column in row.cells:
            if personal_numbers.MASK in row.cells[column]:
                self.refuse(column, LOOKS_PERSONAL if column == "org_number" else NO_PERSONAL_NUMBERS)

    def refuse(self, column, text):
        self.problems.append(Problem(self.number, column, str(text)))

    def refuse_repeated(self, column, row):
        self.refuse(column, _("Row %(row)s is about the same.") % {"row": row})

    def refuse_fixed(self, column):
        self.refuse(column, _("No file changes this column: put back what stood there, or leave it empty."))

    def refuse_two_stances(self, column, term):
        self.refuse(column, _("“%(term)s” stands in two columns: an actor takes one stance to it.") % {"term": term})

    def require(self, column):
        if not self.text(column):
            self.refuse(column, _("The name is missing."))

    def text(self, column):
        return self._cells.get(column) or None

    def has(self, column):
        """The file has the column, whatever stands in it."""
        return column in self._cells

    def empties(self, column):
        return (self.text(column) or "").casefold() in EMPTIES

    def _empty(self, column, *, is_allowed=True):
        if is_allowed and column not in NEVER_EMPTY:
            return ""
        self.refuse(column, _("This column cannot be emptied."))
        return None

    def value(self, column, field):
        """The cell as a value of the model field."""
        text = self.text(column)
        if self.empties(column):
            return self._empty(column, is_allowed=field.blank)
        if not text or text == personal_numbers.MASK:
            return None
        try:
            if field.max_length and field.get_internal_type() == "TextField":
                MaxLengthValidator(field.max_length)(text)
            return field.clean(text, None)
        except ValidationError as error:
            self.refuse(column, " ".join(error.messages))

    def choice(self, column, field):
        """A choice by its stored word or by its label."""
        if not (text := self.text(column)):
            return None
        if self.empties(column):
            return self._empty(column, is_allowed=field.blank)
        value = self._dictionary.choice(field, text)
        if value is None:
            labels = ", ".join(str(label) for _value, label in field.flatchoices)
            self.refuse(column, _("“%(word)s” is none of: %(labels)s.") % {"word": text, "labels": labels})
        return value

    def yes_no(self, column):
        text = self.text(column)
        if text and text.casefold() not in TRUTHS:
            self.refuse(column, _("Write yes or no."))
        return TRUTHS.get(text.casefold()) if text else None

    def number_of(self, column):
        """The number that the portal itself has given a record."""
        text = self.text(column)
        if text and not re.fullmatch(r"[0-9]{1,18}", text):
            self.refuse(column, _("“%(word)s” is not a number of the portal.") % {"word": text})
            return None
        return int(text) if text else None

    def website(self, column, field):
        """An address with or without its scheme."""
        text = self.text(column)
        if text and "://" not in text and not self.empties(column):
            self._cells = {**self._cells, column: f"https://{text}"}
        return self.value(column, field)

    def parts(self, column):
        if self.empties(column):
            self._empty(column, is_allowed=False)
            return []
        return [part.strip() for part in (self.text(column) or "").split(";") if part.strip()]

    def terms(self, column, vocabulary):
        """The terms named in the cell, as a set; None when the cell is empty."""
        if self.empties(column):
            return set()
        found = [self._term(column, vocabulary, word) for word in self.parts(column)]
        return {term for term in found if term} or None

    def term(self, column, vocabulary):
        word = self.text(column)
        if self.empties(column):
            return ""
        return self._term(column, vocabulary, word) if word else None

    def _term(self, column, vocabulary, word):
        term = self._dictionary.term(vocabulary, word)
        if not term:
            self.refuse(column, _("“%(word)s” is not in the vocabulary %(code)s.") % {"word": word, "code": vocabulary})
        return term

    def municipality(self, column):
        text = self.text(column)
        if self.empties(column):
            return ""
        place = self._dictionary.municipality(text) if text else None
        if text and not place:
            self.refuse(column, _("“%(code)s” is not a municipality in the county.") % {"code": text})
        return place

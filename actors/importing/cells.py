"""One row of a file being read: cells become values of the model's own fields, and what is wrong is said by column."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext as _

from actors.fields import LOOKS_PERSONAL
from actors.importing.reading import SURPLUS
from actors.models import Municipality, Term
from arena.shared import personal_numbers
from arena.shared.forms import NO_PERSONAL_NUMBERS


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
            for word in [*term.synonyms.split(";"), term.label_en, term.label_sv, number, digits, term.code]:
                words.setdefault((term.vocabulary, slugify(word)), set()).add(term)
        return words

    def term(self, vocabulary, word):
        found = self._words.get((vocabulary, slugify(word.replace("_", " "))), ())
        return next(iter(found)) if len(found) == 1 else None


class Cells:
    """The cells of one row. Reading an empty or missing cell gives None."""

    def __init__(self, row, dictionary):
        self.number, self._cells, self._dictionary = row.number, row.cells, dictionary
        self.problems, self.columns_read = [], set()
        if SURPLUS in row.cells:
            self.refuse("", _("The row has more cells than there are headings."))
        for column in row.cells:
            if personal_numbers.MASK in row.cells[column]:
                self.refuse(column, LOOKS_PERSONAL if column == "org_number" else NO_PERSONAL_NUMBERS)

    def refuse(self, column, text):
        self.problems.append(Problem(self.number, column, str(text)))

    def refuse_repeated(self, column, row):
        self.refuse(column, _("Row %(row)s is about the same.") % {"row": row})

    def require(self, column):
        if not self.text(column):
            self.refuse(column, _("The name is missing."))

    def text(self, column):
        self.columns_read.add(column)
        return self._cells.get(column) or None

    def value(self, column, field):
        """The cell as a value of the model field."""
        text = self.text(column)
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
        text = (self.text(column) or "").casefold()
        words = {word.casefold(): value for value, label in field.flatchoices for word in (str(label), value)}
        if text and text not in words:
            labels = ", ".join(str(label) for _value, label in field.flatchoices)
            self.refuse(column, _("“%(word)s” is none of: %(labels)s.") % {"word": text, "labels": labels})
        return words.get(text)

    def website(self, column, field):
        """An address with or without its scheme."""
        text = self.text(column)
        if text and "://" not in text:
            self._cells = {**self._cells, column: f"https://{text}"}
        return self.value(column, field)

    def parts(self, column):
        return [part.strip() for part in (self.text(column) or "").split(";") if part.strip()]

    def terms(self, column, vocabulary):
        """The terms named in the cell, as a set; None when the cell is empty."""
        found = [self._term(column, vocabulary, word) for word in self.parts(column)]
        return {term for term in found if term} or None

    def term(self, column, vocabulary):
        word = self.text(column)
        return self._term(column, vocabulary, word) if word else None

    def _term(self, column, vocabulary, word):
        term = self._dictionary.term(vocabulary, word)
        if not term:
            self.refuse(column, _("“%(word)s” is not in the vocabulary %(code)s.") % {"word": word, "code": vocabulary})
        return term

    def municipality(self, column):
        code = self.text(column)
        if code and code not in self._dictionary.municipalities:
            self.refuse(column, _("“%(code)s” is not a municipality in the county.") % {"code": code})
        return self._dictionary.municipalities.get(code)

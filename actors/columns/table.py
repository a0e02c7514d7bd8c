"""One kind of file as a whole: its columns in their order, the rows that a reader may have, and what headings mean."""

from django.utils.crypto import salted_hmac
from django.utils.text import slugify
from django.utils.translation import get_language, override

AT_A_TIME = 500
WITHOUT_DIGITS = str.maketrans("0123456789", "ghijklmnop")  # ten of them in a row could look like a personal number


class Table:
    """The columns of one kind of file, in their order, with the rows that a reader may have."""

    def __init__(self, model, key, columns, fetched):
        self.model, self.key = model, key
        self.columns = [column.belong_to(model) for column in columns]
        self.by_name = {column.name: column for column in self.columns}
        self._fetched = fetched

    @property
    def heads(self):
        return [column.label for column in self.columns]

    def fetched(self, queryset, user=None):
        """With all that the columns tell, as far as the person may see it; everything for the portal itself."""
        return self._fetched(queryset, user)

    def rows(self, queryset, user):
        """The cells of each record, some hundreds fetched at a time, in the language of who asked."""
        language = get_language()
        for record in self.fetched(queryset, user).iterator(chunk_size=AT_A_TIME):
            with override(language):
                cells = self.cells(record)
            yield cells

    def cells(self, record):
        return [column.cell(record) for column in self.columns]

    def version(self, record):
        """Another as soon as something that an import may write is another. Keyed, so that it tells nobody anything."""
        values = [column.value(record) for column in self.columns if column.is_written]
        mark = salted_hmac("version of a row", repr(values), algorithm="sha256").hexdigest()
        return mark[:12].translate(WITHOUT_DIGITS)

    def words(self):
        """The column that each heading means: that of the data files, in Swedish or in English."""
        found = {}
        for language in ("en", "sv"):
            with override(language):
                found |= {heading_key(column.label): column.name for column in self.columns}
        return found | {heading_key(column.name): column.name for column in self.columns}


def heading_key(text):
    """Two writings of one heading are equal by this key."""
    return slugify(text).replace("_", "-")

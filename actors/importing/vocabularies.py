"""The controlled vocabularies: the file in actors/data/ is where they are written, the database follows it."""

import csv
import io

from django.db import transaction

from actors.importing.headings import own_file
from actors.models import Term

COLUMNS = ["vocabulary", "label_sv", "label_en", "synonyms", "who_codes"]


@transaction.atomic
def load_terms():
    """Add the terms that are missing and mend those that differ. Codes are for ever, so none is removed."""
    known = Term.objects.in_bulk()
    written = 0
    for row in csv.DictReader(io.StringIO(own_file("terms.csv").decode())):
        facts = {column: row[column] for column in COLUMNS}
        facts["who_codes"] = [code for code in row["who_codes"].split(";") if code]
        term = known.get(row["code"], Term(code=row["code"]))
        if any(getattr(term, name) != value for name, value in facts.items()):
            written += 1
            Term.objects.update_or_create(code=term.code, defaults=facts)
    return written

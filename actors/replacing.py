"""One term of a vocabulary takes the place of another: what was said with the old one is said with the new."""

from django.db import transaction
from django.utils.translation import gettext as _

from actors.models import Term
from arena.shared.errors import Refused
from arena.shared.relations import is_copy, lead, relations_to


@transaction.atomic
def replace(term, heir):
    """The old code may no longer be chosen; addresses and searches with it are answered with its heir, for ever."""
    found = Term.objects.filter(pk__in=[term.pk, heir.pk]).select_for_update(no_key=True).order_by("pk")
    rows = {row.pk: row for row in found}
    term, heir = rows[term.pk], rows[heir.pk]
    if term == heir or term.vocabulary != heir.vocabulary or not heir.is_active or term.replaced_by_id:
        raise Refused(_("A term is replaced once, by another one of its vocabulary that may be chosen."))
    for row, field in uses_of(term):
        if not lead(row, field, heir):
            row.delete()  # the heir is said there already
    term.replaces.update(replaced_by=heir)
    term.is_active, term.replaced_by = False, heir
    term.save(update_fields=["is_active", "replaced_by"])


def uses_of(term):
    """Every row that says the term, with the field that says it."""
    for name, field in relations_to(Term).items():
        if name != "actors.Term.replaced_by" and not is_copy(field):
            for row in field.model._base_manager.filter(**{field.name: term}).order_by("pk"):
                yield row, field

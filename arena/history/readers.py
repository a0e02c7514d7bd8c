"""Who reads what of the log: a room that keeps some of its rows from some readers says so here, and all readings ask.

A room registers its models as the portal starts. An entry is read by whoever may read every such row that it is about,
as it is when the log is read; a row that is gone is read by nobody.
"""

from django.core.exceptions import EmptyResultSet
from django.db.models import BooleanField, F, Func, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat

NOTHING = "(SELECT '' WHERE FALSE)"
_guarded = {}


def guard(model, readable):
    """`readable(user)` gives the rows of the model that the person may read."""
    _guarded[model] = readable


def rules(user):
    """One condition for each guarded model."""
    return [_names_none_but(model, readable(user)) for model, readable in _guarded.items()]


def _names_none_but(model, rows):
    """The entry is about no row of the table except these; the database reads them once for all entries."""
    table = model._meta.db_table
    mark = Concat(Value(f"{table}:"), Cast("pk", TextField()), output_field=TextField())
    return NamesNoneBut(F("about"), Value(f"{table}:"), Subquery(rows.order_by().values(mark=mark)))


class NamesNoneBut(Func):
    """Of the marks that begin so, the array holds none that the query does not give."""

    output_field = BooleanField()

    def as_sql(self, compiler, connection, **context):
        *about, rows = self.get_source_expressions()
        marks, beginning = (compiler.compile(one) for one in about)
        try:
            allowed = compiler.compile(rows)
        except EmptyResultSet:  # there is nothing that the person may read: an entry about none of it they still may
            allowed = NOTHING, ()
        sql = (
            f"NOT EXISTS (SELECT 1 FROM unnest({marks[0]}) AS named (mark) "  # noqa: S608 made of compiled expressions
            f"WHERE starts_with(mark, {beginning[0]}) AND mark NOT IN {allowed[0]})"
        )
        return sql, (*marks[1], *beginning[1], *allowed[1])

"""Leading everything that points at one row to another row of the same model, whichever rooms it stands in."""

from django.db import IntegrityError, transaction


def relations_to(model):
    """Every foreign key in the house that leads to the model, those of hidden tables between included, by its name."""
    found = model._meta.get_fields(include_hidden=True)
    fields = [relation.field for relation in found if relation.one_to_many or relation.one_to_one]
    return {f"{field.model._meta.label}.{field.name}": field for field in fields}


def is_copy(field):
    """A reference that the database does not guard is a copy: history, and what searches read."""
    return not field.db_constraint


def behind(model):
    """The relation between many and many whose hidden table the model is; nothing for a model with rows of its own."""
    owner = model._meta.auto_created
    return owner and next(one for one in owner._meta.local_many_to_many if one.remote_field.through is model)


def lead(row, field, other):
    """Whether the row could be led to the other; the database knows what may not be there twice."""
    try:
        with transaction.atomic():
            field.model._base_manager.filter(pk=row.pk).update(**{field.name: other})
    except IntegrityError:
        return False
    return True

"""What it costs for a user and month, excluding VAT; what it spares the budget stands apart and is never taken off."""

from decimal import Decimal
from typing import NamedTuple

from django.db import transaction

from testbeds.evaluation_states import CostKind


class Total(NamedTuple):
    """Kronor for a user and month; None where nothing has been said."""

    items: list
    total: Decimal | None
    avoided: Decimal | None


@transaction.atomic
def keep(evaluation, amounts):
    """Keep for each kind the amount and how it was reckoned; a kind that is not there has not been reckoned."""
    evaluation = evaluation.locked()
    evaluation.costs.exclude(kind__in=amounts).delete()
    for kind, (amount, note) in amounts.items():
        evaluation.costs.update_or_create(kind=kind, defaults={"amount": amount, "note": note})
    evaluation.data_changed()


def total(evaluation):
    """The items in the order of the kinds, their sum, and beside it what the budget really falls by."""
    of_kind = {item.kind: item for item in evaluation.costs.all()}
    items = [of_kind[kind] for kind in CostKind if kind in of_kind and kind != CostKind.AVOIDED]
    avoided = of_kind.get(CostKind.AVOIDED)
    return Total(items, sum(item.amount for item in items) if items else None, avoided.amount if avoided else None)

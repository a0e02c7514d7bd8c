"""How complex it is to bring into use, in the seven domains of NASSS (Greenhalgh and others, 2017)."""

from django.db import transaction

from testbeds.evaluation_states import Complexity

MANY = 3  # complex domains, from which on a smaller step is worth considering; no failure


@transaction.atomic
def rate(evaluation, ratings):
    """Keep for each domain its level and why; a domain that is not there has not been judged."""
    evaluation = evaluation.locked()
    evaluation.complexity.exclude(domain__in=ratings).delete()
    for domain, (level, note) in ratings.items():
        evaluation.complexity.update_or_create(domain=domain, defaults={"level": level, "note": note})
    evaluation.data_changed()


def wants_smaller_step(ratings):
    return sum(row.level == Complexity.COMPLEX for row in ratings) >= MANY

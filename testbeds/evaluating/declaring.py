"""Everybody who leads, judges or reviews says themselves what ties them to the supplier or to the outcome.

The newest word of each counts. Where something does, the project staff decide whether the person stays.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.http import check
from testbeds.evaluating import appointing
from testbeds.evaluating.conflicts import INDEPENDENT
from testbeds.evaluation_rules import can_coordinate_evaluation
from testbeds.models import ConflictDeclaration


def can_declare(user, evaluation):
    return user.is_authenticated and roles_to_declare(evaluation).filter(user=user).exists()


def roles_to_declare(evaluation):
    return evaluation.roles.filter(until=None, part__in=INDEPENDENT)


def newest(evaluation):
    """The declaration of each person that counts, by the key of the person."""
    return {said.user_id: said for said in evaluation.declarations.order_by("at", "pk")}


def missing(evaluation):
    """The roles whose holders have not declared, or have a tie that nobody has decided about."""
    said = newest(evaluation)
    return [role for role in roles_to_declare(evaluation) if not is_settled(said.get(role.user_id))]


def is_settled(declaration):
    return declaration is not None and (not declaration.has_conflict or declaration.may_stay is True)


@transaction.atomic
def declare(evaluation, *, by, has_conflict, text=""):
    evaluation = evaluation.locked()
    check(can_declare, by, evaluation)
    declaration = evaluation.declarations.create(user=by, has_conflict=has_conflict, text=text if has_conflict else "")
    evaluation.remark("declared_tie" if has_conflict else "declared_none", by=by)
    return declaration


@transaction.atomic
def decide(declaration, *, by, may_stay, reason):
    """Whether somebody with a tie stays in the evaluation; if not, all their roles end."""
    evaluation = declaration.evaluation.locked()
    check(can_coordinate_evaluation, by, evaluation)
    if by.pk == declaration.user_id:
        raise Refused(_("Somebody else of the project staff decides about your own tie."))
    facts = {"may_stay": may_stay, "decided_because": reason, "decided_by": by, "decided_at": timezone.now()}
    waiting = ConflictDeclaration.objects.filter(pk=declaration.pk, has_conflict=True, may_stay=None)
    if newest(evaluation).get(declaration.user_id) != declaration or not waiting.update(**facts):
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    evaluation.remark("tie_may_stay" if may_stay else "tie_may_not_stay", by=by, reason=reason)
    if not may_stay:
        for role in roles_to_declare(evaluation).filter(user=declaration.user_id):
            appointing.end_role(evaluation, role, by=by, reason=reason)


def waiting(evaluation):
    """Declared ties that nobody has decided about, of people who still have a role."""
    people = set(roles_to_declare(evaluation).values_list("user", flat=True))
    said = newest(evaluation)
    return [one for key, one in said.items() if key in people and one.has_conflict and one.may_stay is None]

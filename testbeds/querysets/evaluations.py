"""Who may read which evaluation; what of it, the rules say."""

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from actors.searching import SearchableQuerySet
from testbeds.evaluation_states import EvaluationState


def _is_open_to_all():
    """From a settled plan on: one that was dropped after that keeps its plan readable."""
    settled = [*EvaluationState.under_way(), *EvaluationState.reported()]
    return Q(state__in=settled) | Q(state=EvaluationState.DROPPED, plan__frozen_at__isnull=False)


def _undecided_ties():
    """The newest declarations of people who still have a role, where they tell of a tie."""
    declarations = apps.get_model("testbeds.ConflictDeclaration").objects
    roles = apps.get_model("testbeds.EvaluationRole").objects
    about = {"evaluation": OuterRef("evaluation"), "user": OuterRef("user")}
    found = declarations.filter(Exists(roles.filter(until=None, **about)), has_conflict=True, may_stay=None)
    return found.exclude(Exists(declarations.filter(at__gt=OuterRef("at"), **about)))


class EvaluationQuerySet(SearchableQuerySet):
    name_order = "name_key"

    def public(self):
        """Everybody may read that it is done, and its plan, once that is settled; later its report."""
        return self.filter(_is_open_to_all())

    def reported(self):
        """With a report that everybody may read: not with one that the law has taken down."""
        return self.filter(published_at__isnull=False, state__in=EvaluationState.reported(), take_down=None)

    def newest_first(self):
        return self.order_by("-published_at", "-created_at", "-pk")

    def to_take_further(self):
        """What waits for the staff: proposals, stopped tests, reports in review, and ties nobody has decided about."""
        waiting = [EvaluationState.PROPOSAL, EvaluationState.STOPPED, EvaluationState.REVIEW]
        return self.filter(Q(state__in=waiting) | Exists(_undecided_ties().filter(evaluation=OuterRef("pk"))))

    def with_role(self, user, *parts):
        """Where the person has a role now."""
        roles = apps.get_model("testbeds.EvaluationRole").objects.filter(user=user, until=None)
        roles = roles.filter(part__in=parts) if parts else roles
        return self.filter(pk__in=roles.values("evaluation"))

    def visible_to(self, user):
        """What is public; before that, to those with a role in it, to members of where it is tried, and to staff."""
        if not user.is_authenticated:
            return self.public()
        if user.is_staff:
            return self.all()
        mine = Q(pk__in=self.model.objects.with_role(user).values("pk")) | Q(site__in=list(user.roles))
        return self.filter(_is_open_to_all() | mine)

"""State machines: the moves are a table, and the database decides who came first."""

from django.utils.translation import gettext as _

from arena.shared.errors import Refused


def sources(leads_to, target):
    """The states from which the table allows a move to `target`."""
    return [state for state, targets in leads_to.items() if target in targets]


class Moves:
    """For a model with a `state` field and a table `leads_to`: compare and set in one UPDATE."""

    leads_to = {}

    def _move_to(self, target, *, start=None, **facts):
        """Move the row (from `start` only, if given), unless somebody else moved it since the page was opened."""
        allowed = [state for state in sources(self.leads_to, target) if start in (None, state)]
        row = type(self)._base_manager.filter(pk=self.pk, state__in=allowed)
        if not row.update(state=target, **facts):
            raise Refused(_("This has changed since you opened the page. Look at it again."))
        self.refresh_from_db(fields=["state", *facts])

    def can_move_to(self, target):
        """Whether the table allows the move from where the row stands."""
        return target in self.leads_to.get(self.state, ())

from django.db import transaction
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.states import Moves


class Decided(Moves):
    """For what people decide about: every move leaves who, when and why, and the facts as they stood then."""

    facts_kept = ()

    @transaction.atomic
    def decide(self, target, *, by, reason="", start=None, **changes):
        """Move to the state and keep the decision; the acts call this with the row locked."""
        before = self.state
        self._move_to(target, start=start, **changes)
        return self.write_down(before, by=by, reason=reason)

    def write_down(self, before, *, by, reason=""):
        """Keep who decided what, with the facts it was decided on."""
        return self.decisions.create(
            from_state=before, to_state=self.state, decided_by=by, reason=reason, facts=self.facts()
        )

    def confirm(self, *, by):
        """Say that what everybody sees is still right."""
        if not self.is_public:
            raise Refused(_("Only what is shown can be confirmed."))
        self.confirmed_at = timezone.now()
        self.save(update_fields=["confirmed_at"])
        return self.write_down(self.state, by=by)

    def facts(self):
        """What a reviewer judges, as plain values that can be compared with a later moment."""
        values = model_to_dict(self, fields=self.facts_kept)
        return {name: _plain(values[name]) for name in self.facts_kept}

    @property
    def last_decision(self):
        return next(iter(self.decisions.all()), None)


def _plain(value):
    """Terms become their codes; an empty number, choice or text is the same nothing."""
    if isinstance(value, list):
        return sorted(row.pk for row in value)
    return "" if value is None else value

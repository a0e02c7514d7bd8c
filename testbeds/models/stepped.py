from arena.shared.states import Moves


class Stepped(Moves):
    """For what people and the clock move between states: every move, and every remark beside, leaves a step."""

    def step_to(self, target, *, by, reason="", start=None, **facts):
        """Move the row and keep who, when and why; without a person it was the clock. Acts call it in a transaction."""
        before = self.state
        self._move_to(target, start=start, **facts)
        return self._write_down(before, by=by, reason=reason)

    def remark(self, act, *, by, reason=""):
        """Keep what somebody did without moving the row."""
        return self._write_down(self.state, by=by, reason=reason, act=act)

    def _write_down(self, before, *, by, reason, act=""):
        return self.steps.create(
            from_state=before, to_state=self.state, act=act, by=by, by_system=by is None, reason=reason
        )

    def locked(self):
        """The row, held until the transaction ends: who decides about it waits here."""
        return type(self).objects.select_for_update(no_key=True).get(pk=self.pk)

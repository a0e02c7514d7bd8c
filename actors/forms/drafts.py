"""Forms that save whatever is there, so that a step can be left at any time."""

from actors.states import ActorState
from arena.shared.forms import GuardedModelForm


class DraftForm(GuardedModelForm):
    """Marks what is needed before sending in, and asks for it only from those whose answers everybody already sees."""

    needed = ()
    always_needed = ()  # once the draft has been sent in, it has these

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.needed:
            self.fields[name].required = True

    def _clean_fields(self):
        spared = [self.fields[name] for name in self.needed if name not in self._asked_for()]
        for field in spared:
            field.required = False
        super()._clean_fields()
        for field in spared:
            field.required = True

    def _asked_for(self):
        if self.instance.state == ActorState.DRAFT:
            return ()
        return self.always_needed if self.instance.is_with_applicant else self.needed

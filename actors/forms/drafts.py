"""Forms that save whatever is there, so that a step can be left at any time."""

from actors.states import ActorState
from arena.shared.forms import GuardedModelForm, SinceOpened


class DraftForm(SinceOpened, GuardedModelForm):
    """Marks what is needed before sending in, and asks for it only from those whose answers everybody already sees."""

    needed = ()
    always_needed = ()  # once the draft has been sent in, it has these
    kept_beside = ("changed_at",)  # written together with what is asked

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

    def save(self, commit=True):
        """Write only what is asked: the state, and who may write, can have changed since the page was opened."""
        if not commit or self.instance.pk is None:
            return super().save(commit)
        row = super().save(commit=False)
        asked = [field.name for field in row._meta.concrete_fields if field.name in self.fields]
        row.save(update_fields=[*asked, *self.kept_beside])
        self._save_m2m()
        return row

    def _asked_for(self):
        if self.instance.state == ActorState.DRAFT:
            return ()
        return self.always_needed if self.instance.is_with_applicant else self.needed

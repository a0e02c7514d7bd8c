"""Forms that save whatever is there, so that a step can be left at any time."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from actors.models import User
from actors.states import ActorState
from arena.history.models import Entry
from arena.shared.errors import Refused
from arena.shared.forms import GuardedModelForm
from arena.shared.since_opened import SinceOpened


class DraftForm(SinceOpened, GuardedModelForm):
    """Marks what is needed before sending in, and asks for it only from those whose answers everybody already sees."""

    needed = ()
    always_needed = ()  # once the draft has been sent in, it has these
    kept_beside = ("changed_at",)  # written together with what is asked

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.needed:
            self.fields[name].required = True

    @cached_property
    def last_saved(self):
        """Who wrote on the row last, by the history, and when; what else is about it may be for others to know."""
        meta = self.instance._meta
        kinds = [meta.db_table, *(field.m2m_db_table() for field in meta.many_to_many)]
        entries = Entry.objects.about(self.instance).filter(kind__in=kinds)
        entry = entries.select_related("context").order_by("-pk").first()
        user = entry and User.objects.filter(pk=entry.context.user_id).first()
        return (str(user), entry.at) if user else None

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
        self._refuse_if_saved_meanwhile()
        row = super().save(commit=False)
        asked = [field.name for field in row._meta.concrete_fields if field.name in self.fields]
        row.save(update_fields=[*asked, *self.kept_beside])
        self._save_m2m()
        return row

    def _refuse_if_saved_meanwhile(self):
        """Somebody may have saved between the reading and the lock; the next try shows both answers."""
        fresh = type(self)(instance=type(self.instance)._base_manager.get(pk=self.instance.pk))
        if fresh.mark_of_all != self.mark_of_all:
            raise Refused(_("This was saved by somebody else at the same moment. Save again to see both answers."))

    def _asked_for(self):
        if self.instance.state == ActorState.DRAFT:
            return ()
        return self.always_needed if self.instance.is_with_applicant else self.needed

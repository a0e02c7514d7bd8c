from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from actors.forms.days import refuse_ahead
from actors.forms.documented import narrow_versions
from actors.models import Actor, Deployment, Term
from actors.states import MUNICIPALITY, ActorState, Vocabulary
from actors.trust import Stage
from arena.shared.forms import GuardedForm, GuardedModelForm
from arena.shared.since_opened import SinceOpened

USING = [MUNICIPALITY, "AKT03", "AKT09", "AKT10"]  # municipalities, regions, care providers and public companies


class UseForm(SinceOpened, GuardedModelForm):
    """Where an offering is used and since when, in the form that both sides answer."""

    class Meta:
        model = Deployment
        fields = ["stage", "care_setting", "version", "started", "stopped"]
        help_texts = {
            "started": _("2026, 2026-03 or 2026-03-15: as precisely as you know."),
            "stopped": _("Only for what has ended."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        narrow_versions(self)
        care = self.fields["care_setting"]
        care.queryset, care.empty_label = Term.objects.of(Vocabulary.CARE).active(), _("Not stated")

    def clean_stopped(self):
        stopped = self.cleaned_data["stopped"]
        if stopped and self.cleaned_data.get("stage") not in (None, Stage.ENDED):
            raise ValidationError(_("It has ended only if you choose “ended” above."), code="running")
        return refuse_ahead(stopped)

    def clean(self):
        answered = super().clean()
        started, stopped = answered.get("started"), answered.get("stopped")
        if started and stopped and stopped < started[: len(stopped)]:
            self.add_error("stopped", _("It cannot end before it starts."))
        if started and answered.get("stage") not in (None, Stage.PLANNED) and "started" not in self.errors:
            try:
                refuse_ahead(started)
            except ValidationError as ahead:
                self.add_error("started", ahead)
        return answered

    def _get_validation_exclusions(self):
        """What is not asked for counts too: one organisation stands once for each care setting."""
        return super()._get_validation_exclusions() - {"offering", "actor", "state", "answered_at"}


class DeploymentForm(UseForm):
    """The organisation's own word: with users, who never stand without a day and a source."""

    class Meta(UseForm.Meta):
        fields = [
            *UseForm.Meta.fields,
            *("staff_users", "inhabitant_users", "users_on", "users_source", "procurement"),
        ]
        help_texts = UseForm.Meta.help_texts | {
            "users_on": _("The day, month or year that the number is from."),
            "users_source": _("For example “licences in the system” or “survey to the units”."),
        }

    def clean(self):
        answered = super().clean()
        counted = any(answered.get(name) is not None for name in ("staff_users", "inhabitant_users"))
        for name in ("users_on", "users_source"):
            if counted and not answered.get(name) and name not in self.errors:
                self.add_error(name, _("A number of users is shown with its day and its source."))
        return answered

    def clean_users_on(self):
        return refuse_ahead(self.cleaned_data["users_on"])


class ProposedDeploymentForm(UseForm):
    """The supplier's word, until the organisation says that it is so."""

    class Meta(UseForm.Meta):
        fields = ["actor", *UseForm.Meta.fields]
        labels = {"actor": _("Who uses it?")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        shown = Actor.objects.filter(state=ActorState.PUBLISHED, actor_type__in=USING)
        self.fields["actor"].queryset = shown.exclude(pk=self.instance.offering.actor_id).order_by("name_key")


class DeclineForm(GuardedForm):
    reason = forms.CharField(label=_("What is wrong?"), max_length=200, required=False)

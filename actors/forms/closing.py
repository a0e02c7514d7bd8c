from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models import Actor, ActorRelation, Decision
from arena.shared.fields import validate_partial_date
from arena.shared.forms import GuardedForm


class ClosingForm(GuardedForm):
    """When and why an actor ended, and what came instead: one of the registry, or another in words."""

    on = forms.CharField(
        label=_("Last day"),
        help_text=_("As precisely as it is known: 2019, 2019-08 or 2019-08-01."),
        max_length=10,
        validators=[validate_partial_date],
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The managers read it in a letter and in the history. It is not shown to everybody."),
        max_length=Decision._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    successor = forms.ModelChoiceField(
        label=_("Successor in the registry"),
        queryset=Actor.objects.none(),
        required=False,
        empty_label=_("None, or not in the registry"),
    )
    successor_name = forms.CharField(
        label=_("Successor that is not in the registry"),
        help_text=_("Its name in words."),
        required=False,
        max_length=ActorRelation._meta.get_field("to_name").max_length,
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["successor"].queryset = Actor.objects.living().exclude(pk=actor.pk).by_name()

    def clean_on(self):
        """Compared as far as both dates are known."""
        on, began = self.cleaned_data["on"], self.actor.active_from
        if on > timezone.localdate().isoformat()[: len(on)]:
            raise ValidationError(_("The day has not come yet. Close the actor when it has ended."), code="ahead")
        known = min(len(on), len(began))
        if on[:known] < began[:known]:
            raise ValidationError(_("The actor began %(began)s, which is later.") % {"began": began}, code="before")
        return on

    def clean(self):
        data = super().clean()
        if data.get("successor") and data.get("successor_name"):
            self.add_error("successor_name", ValidationError(_("Name the successor in one of the two ways only.")))
        return data

"""What is asked when somebody decides about a need: why, who may read it, what met it, and who has it too."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from actors.models import Actor, Offering, User
from arena.shared.forms import GuardedForm
from testbeds.models import Need, NeedSharing, Step
from testbeds.states import Visibility


def _long(label, most, **facts):
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": 4}), **facts)


class AskForm(GuardedForm):
    reason = _long(
        _("What is missing"),
        Step._meta.get_field("reason").max_length,
        help_text=_("Those who write the need read it in a letter and on its page."),
    )


class WithdrawForm(GuardedForm):
    reason = _long(
        _("Why it is withdrawn"),
        Step._meta.get_field("reason").max_length,
        help_text=_("Everybody who may read the need reads this too."),
    )


class VisibilityForm(GuardedForm):
    visibility = forms.ChoiceField(
        label=_("Who may read it"),
        choices=[(value, capfirst(label)) for value, label in Visibility.choices],
        widget=forms.RadioSelect,
        help_text=_(
            "Only us: your organisation, those who share the need, and the project staff that you let in. The arena: "
            "members of the organisations here, and the project staff. Everybody: also those who are not signed in."
        ),
    )


class SolveForm(GuardedForm):
    """In words, or by one of the offerings at hand; at least one of the two."""

    offering = forms.ModelChoiceField(
        label=_("Offering that met it"),
        queryset=Offering.objects.none(),
        required=False,
        empty_label=_("None of these"),
        help_text=_("Those that match the need, and those that you use."),
    )
    how = _long(
        _("What met it"),
        Need._meta.get_field("solved_how").max_length,
        required=False,
        help_text=_("For example a new way of working. Everybody who may read the need reads this too."),
    )

    def __init__(self, *args, offerings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["offering"].queryset = offerings

    def clean(self):
        data = super().clean()
        if not (data.get("how") or data.get("offering") or self.errors):
            self.add_error("how", ValidationError(_("Say what met it, or choose the offering.")))
        return data


class ShareForm(GuardedForm):
    actor = forms.ModelChoiceField(label=_("Organisation"), queryset=Actor.objects.none(), empty_label=_("Choose …"))
    note = _long(
        _("How it is with you"),
        NeedSharing._meta.get_field("note").max_length,
        required=False,
        help_text=_("What is the same and what is different. Everybody who may read the need reads this too."),
    )

    def __init__(self, *args, actors, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["actor"].queryset = Actor.objects.filter(pk__in=[actor.pk for actor in actors]).by_name()
        if len(actors) == 1:
            self.initial["actor"] = actors[0]


class StopSharingForm(GuardedForm):
    actor = forms.ModelChoiceField(
        label=_("Organisation that no longer shares it"), queryset=Actor.objects.none(), empty_label=_("Choose …")
    )

    def __init__(self, *args, actors, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["actor"].queryset = actors
        self.initial["actor"] = actors.first()


class LetInForm(GuardedForm):
    person = forms.ModelChoiceField(
        label=_("Who is let in"),
        queryset=User.objects.none(),
        empty_label=_("Choose …"),
        help_text=_("They can read the need and work with it, until you let them out."),
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people

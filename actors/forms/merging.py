from django import forms
from django.utils.translation import gettext_lazy as _

from actors import merging, reviewing
from actors.models import Merge
from arena.shared.forms import GuardedForm

MERGED, INTO = "merged", "into"
LABELS = {
    "names": _("Name"),
    "number": _("Organisation number"),
    "actor_type": _("Type of actor"),
    "size_class": _("Size"),
    "seat": _("Municipality"),
    "website": _("Website"),
    "contact": _("Contact"),
    "summary": _("Summary"),
    "active_from": _("Active from"),
}
SHOWN = {"seat": ("municipality",), "number": ("org_number", "foreign_id", "country"), "active_from": ()}


class CandidateForm(GuardedForm):
    """Which actor this one is the same as."""

    q = forms.CharField(label=_("Name or organisation number"), required=False, max_length=160)


class MergeForm(GuardedForm):
    """Which of the two is right where both say something, and why they are one."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The managers of both read it in a letter and in the history."),
        max_length=Merge._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, merged, into, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = merging.differing(merged, into)
        for name in self.asked:
            self.fields[name] = forms.ChoiceField(
                label=LABELS[name],
                choices=[(INTO, _said(into, name)), (MERGED, _said(merged, name))],
                initial=INTO,
                widget=forms.RadioSelect,
            )
        self.order_fields([*self.asked, "reason", "seen"])

    @property
    def chosen(self):
        """The facts where the one that goes knows better."""
        return [name for name in self.asked if self.cleaned_data[name] == MERGED]


def _said(actor, name):
    """What the actor says in one group of facts, as a reader knows it."""
    if name == "active_from":
        return actor.active_from
    known = reviewing.in_words(actor, SHOWN.get(name, merging.FACTS[name]))
    return " · ".join(value for _label, value in known if value)

"""What staff and administrators ask of the log."""

from datetime import datetime, time

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from actors.models import User
from actors.recounting import kind_in_words
from arena.history.models import Entry
from arena.history.states import Act


def kinds():
    """The kinds of rows that anything is kept about, by what they are called."""
    named = sorted((capfirst(kind_in_words(entry.kind)), entry.kind) for entry in Entry.objects.kinds())
    return [("", _("all kinds")), *((kind, name) for name, kind in named)]


class LogForm(forms.Form):
    """Who, what kind, what was done to it, and when; every question may be left open."""

    who = forms.CharField(label=_("Person"), help_text=_("Name or e-mail address"), required=False, max_length=150)
    kind = forms.ChoiceField(label=_("About what"), required=False)
    act = forms.ChoiceField(label=_("What was done"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds()
        self.fields["act"].choices = [("", _("everything")), *((act, capfirst(act.label)) for act in Act)]

    @property
    def chosen(self):
        """How many questions are answered, for the filter panel."""
        return sum(map(bool, self.cleaned_data.values()))

    def entries(self):
        asked = {name: self.cleaned_data[name] for name in ("kind", "act") if self.cleaned_data[name]}
        return Entry.objects.filter(**asked)

    def deeds(self, deeds):
        """Those by the person and in the period."""
        who, since, until = (self.cleaned_data[name] for name in ("who", "since", "until"))
        if who:
            people = User.objects.filter(Q(name__icontains=who) | Q(email__icontains=who))
            deeds = deeds.by(people.values_list("pk", flat=True)[:100])
        if since:
            deeds = deeds.filter(created_at__gte=_moment(since, time.min))
        return deeds.filter(created_at__lte=_moment(until, time.max)) if until else deeds


def _moment(day, hour):
    return timezone.make_aware(datetime.combine(day, hour))

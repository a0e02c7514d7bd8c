"""What the history calls the rows of the events, so that a log can be read by somebody who knows no keys."""

from django.db.models import Case, F, Func, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, NullIf
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actors import recounting
from arena.outbox.wanting import scopes
from events.models import (
    ConsentText,
    Event,
    Material,
    Message,
    Participant,
    Pool,
    ProgrammeItem,
    Question,
    ReminderRule,
    ReminderRun,
    Series,
    Speaker,
    Venue,
)
from events.states import Anchor, Clockwork, PoolKind, Purpose


def register():
    """Called once as the portal starts."""
    recounting.EXPORTS |= {
        "events": gettext_lazy("the list of events"),
        "participants": gettext_lazy("the list of participants"),
        "event-numbers": gettext_lazy("the numbers of an event"),
        "care-needs": gettext_lazy("the host’s list of dietary and access needs"),
        "own-event-data": gettext_lazy("a participant’s own data"),
    }
    scopes.named_by("event", _titles)
    recounting.LABELS |= {
        ConsentText: lambda: _named(Purpose, "purpose"),
        Event: lambda: _column("title_sv"),
        Material: lambda: _column("title_sv"),
        Message: lambda: _column("subject_sv"),
        Participant: _participant,
        Pool: lambda: _named(PoolKind),
        ProgrammeItem: lambda: _column("title_sv"),
        Question: lambda: _column("label_sv"),
        ReminderRule: _reminder,
        ReminderRun: lambda: _reminder("rule__"),
        Series: lambda: _column("title"),
        Speaker: lambda: _column("function_sv"),
        Venue: lambda: _column("name"),
    }


def _titles(keys):
    """What the events are called, for whoever chooses which letters about them to get."""
    return {str(event.pk): event.title for event in Event.objects.filter(pk__in=keys)}


def _column(name):
    return Cast(F(name), TextField())


def _named(choices, column="kind"):
    """What the code stands for, in the language of the reader."""
    names = [When(**{column: code}, then=Value(str(label))) for code, label in choices.choices]
    return Case(*names, output_field=TextField())


def _reminder(path=""):
    """When it goes, as short as it can be told: “before the start, days 7, 09:00”."""
    at = Func(F(f"{path}at"), Value("HH24:MI"), function="to_char", output_field=TextField())
    by_calendar = Concat(Value(f", {_('days')} "), F(f"{path}days"), Value(", "), at, output_field=TextField())
    elapsed = Concat(Value(f", {_('minutes')} "), F(f"{path}minutes"), output_field=TextField())
    counted = Case(When(**{f"{path}clockwork": Clockwork.CALENDAR}, then=by_calendar), default=elapsed)
    return Concat(_named(Anchor, f"{path}anchor"), counted, output_field=TextField())


def _participant():
    """Read as they are called now: the history itself keeps no name of a participant."""
    said = [NullIf(F(name), Value("")) for name in ("name", "email")]
    return Coalesce(*said, Value(_("erased participant")), output_field=TextField())

"""What the history calls the rows of the events, so that a log can be read by somebody who knows no keys."""

from django.db.models import Case, F, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actors import recounting
from events.models import (
    ConsentText,
    Event,
    Material,
    Message,
    Participant,
    Pool,
    ProgrammeItem,
    Question,
    Series,
    Speaker,
    Venue,
)
from events.states import PoolKind, Purpose


def register():
    """Called once as the portal starts."""
    recounting.EXPORTS |= {
        "participants": gettext_lazy("the list of participants"),
        "event-numbers": gettext_lazy("the numbers of an event"),
        "care-needs": gettext_lazy("the host’s list of dietary and access needs"),
    }
    recounting.LABELS |= {
        ConsentText: lambda: _named(Purpose, "purpose"),
        Event: lambda: _column("title_sv"),
        Material: lambda: _column("title_sv"),
        Message: lambda: _column("subject_sv"),
        Participant: _participant,
        Pool: lambda: _named(PoolKind),
        ProgrammeItem: lambda: _column("title_sv"),
        Question: lambda: _column("label_sv"),
        Series: lambda: _column("title"),
        Speaker: lambda: _column("function_sv"),
        Venue: lambda: _column("name"),
    }


def _column(name):
    return Cast(F(name), TextField())


def _named(choices, column="kind"):
    """What the code stands for, in the language of the reader."""
    names = [When(**{column: code}, then=Value(str(label))) for code, label in choices.choices]
    return Case(*names, output_field=TextField())


def _participant():
    """Read as they are called now: the history itself keeps no name of a participant."""
    said = [NullIf(F(name), Value("")) for name in ("name", "email")]
    return Coalesce(*said, Value(_("erased participant")), output_field=TextField())

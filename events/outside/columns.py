"""A file of events: what everybody may see of them, column by column."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from actors.columns.beside import beside
from actors.columns.kinds import Choice, Column, Named, Terms, Told
from actors.columns.table import Table
from actors.states import Vocabulary
from events.models import Event
from events.times import when


def _with_parts(events, _user):
    return events.select_related("venue__municipality", "organiser").prefetch_related(beside("terms"))


def _municipality(event):
    town = event.venue and event.venue.municipality
    return f"{town.pk} {town.name}" if town else ""


EVENTS = Table(
    Event,
    key="slug",
    columns=[
        Told("uid", _("calendar identity"), lambda event: str(event.uid)),
        Choice("state", "state"),
        Choice("kind", "kind"),
        Column("title_sv", "title_sv"),
        Column("title_en", "title_en"),
        Column("summary_sv", "summary_sv"),
        Column("summary_en", "summary_en"),
        Told("when", _("when"), when),
        Column("starts_at", "starts_at"),
        Column("ends_at", "ends_at"),
        Choice("precision", "precision"),
        Choice("mode", "mode"),
        Named("venue", "venue", shown=str),
        Column("room", "room"),
        Told("municipality", _("municipality"), _municipality),
        Choice("language", "language"),
        Named("organiser", "organiser", shown=lambda actor: actor.name if actor.is_public else ""),
        Column("organiser_name", "organiser_name"),
        Terms("omr", "terms", Vocabulary.AREA, _("e-health areas")),
        Terms("vo", "terms", Vocabulary.CARE, _("care settings")),
        Terms("target_groups", "terms", Vocabulary.TARGET, _("target groups")),
        Terms("competences", "terms", Vocabulary.COMPETENCE, _("competences")),
        Column("documented_participants", "documented_participants"),
        Column("documented_municipalities", "documented_municipalities"),
        Column("source", "source"),
        Column("confidence", "confidence"),
        Column("published_at", "published_at"),
        Column("changed_at", "changed_at"),
        Told("address", _("address"), lambda event: settings.BASE_URL + event.get_absolute_url()),
    ],
    fetched=_with_parts,
)

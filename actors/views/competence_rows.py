"""One competence of one actor, as a row of the list, as a row of the file, and in a few words."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from actors.states import Depth, Stance, Vocabulary
from actors.views import facts
from actors.views.rows import Row, actor_badge


def in_order(rows):
    rows = rows.select_related("actor__actor_type", "actor__municipality")
    return rows.prefetch_related("areas").order_by("actor__name_key", "actor", "term")


def heading(stance):
    """The heading of those who take the stance, and what stands there when nobody does."""
    return {
        Stance.HAS: (_("Who has it"), _("Nobody in the registry has it.")),
        Stance.BUILDING: (_("Who is building it up"), _("Nobody in the registry is building it up.")),
        Stance.SEEKING: (_("Who is looking for it"), _("Nobody in the registry is looking for it.")),
    }[stance]


def head():
    return [
        *(_("Actor"), _("Competence"), _("Stance"), _("How well"), _("How many people")),
        *(_("Areas and care settings"), _("Confirmed")),
    ]


def as_cells(row, terms):
    """`terms` gives the words for the codes, since a row may stand under one that carries on another."""
    name = _("%(actor)s (example)") % {"actor": row.actor} if row.actor.is_example else str(row.actor)
    return [
        (name, row.actor.get_absolute_url()),
        (terms[row.code], reverse("competences:detail", args=[row.code])),
        row.get_stance_display(),
        depth(row) or "–",
        row.get_people_display() or "–",
        ", ".join(area.label for area in row.areas.all()) or "–",
        day(row),
    ]


def as_row(row):
    """For a page about one competence: the actor, and what it says."""
    kind = row.actor.actor_type.label if row.actor.actor_type else ""
    meta = " · ".join(filter(None, [kind, str(row.actor.municipality or "")]))
    badge = actor_badge(row.actor.state, row.actor.is_example)
    return Row(row.actor.get_absolute_url(), str(row.actor), in_words(row), "", meta, *badge)


def as_counterpart(row):
    """For the members of another actor: whom to turn to, about what, and whether they work in the same areas."""
    said = f"{row.term.label}: {row.get_stance_display()}"
    if row.shared:
        said = _("%(said)s, in the same areas as you") % {"said": said}
    return as_row(row)._replace(text=said)


def in_words(row):
    """What is known beyond the tick, in one line; what shows it is told in the actor's own words, see `shown_by`."""
    areas = ", ".join(area.label for area in row.areas.all())
    return " · ".join(filter(None, [depth(row).capitalize(), row.get_people_display(), areas]))


def shown_by(row):
    """The actor's own words on what shows it, and where that can be read."""
    parts = [facts.in_swedish(row.evidence), facts.link(row.evidence_link)]
    return format_html_join(" ", "{}", [(part,) for part in parts if part])


def depth(row):
    """The word alone; what it stands for is told where it is chosen."""
    return Depth(row.depth).word if row.depth else ""


def day(row):
    return date_format(localtime(row.known_at), "DATE_FORMAT") if row.known_at else _("not confirmed")


def file_head():
    return [
        *(_("Actor"), _("Address"), _("Example"), _("Type of actor"), _("Municipality")),
        *(_("Competence code"), _("Competence"), _("Stance"), _("How well"), _("How many people")),
        *(_("E-health areas"), _("Care settings"), _("What shows it"), _("Link"), _("Confirmed")),
    ]


def as_file_row(row, terms):
    areas = row.areas.all()
    return [
        str(row.actor),
        row.actor.get_absolute_url(),
        _("yes") if row.actor.is_example else _("no"),
        row.actor.actor_type.label if row.actor.actor_type else "",
        str(row.actor.municipality or ""),
        row.code,
        terms[row.code],
        row.get_stance_display(),
        depth(row),
        row.get_people_display(),
        ", ".join(area.label for area in areas if area.vocabulary == Vocabulary.AREA),
        ", ".join(area.label for area in areas if area.vocabulary == Vocabulary.CARE),
        row.evidence,
        row.evidence_link,
        localtime(row.known_at).date().isoformat() if row.known_at else "",
    ]

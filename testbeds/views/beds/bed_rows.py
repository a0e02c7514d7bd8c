"""Testbeds as the rows of a list."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from actors.views.rows import Row, excerpt, in_language


def found_beds(found, _names, cut=None):
    """Those that a search has found."""
    return bed_rows(found.select_related("host").prefetch_related("free_periods"), cut)


def bed_rows(testbeds, cut=None):
    """As `components/rows.html` takes them; with when there is room next."""
    english, today = get_language() == "en", timezone.localdate()
    for bed in testbeds:
        title, title_language = in_language(english, bed.name_sv, bed.name_en)
        text, language = in_language(english, bed.summary_sv, bed.summary_en)
        meta = " · ".join([str(bed.host), capfirst(bed.get_kind_display()), *_room(bed, today)])
        badge = (_("Example"), "example") if bed.is_example else ("", "")
        yield Row(bed.get_absolute_url(), title, (cut or excerpt)(text), language, meta, *badge, title_language)


def _room(bed, today):
    free = [period for period in bed.free_periods.all() if period.ends_on >= today]
    if free:
        yield _("room from %(day)s") % {"day": date_format(max(free[0].starts_on, today), "j F Y")}

"""Externally published results as rows: each says that others have published it, and what speaks against it."""

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from actors.views.rows import Row, excerpt

AGAINST, MIXED = "ja", "blandat"  # in the column `unfavourable` of the file


def external_rows(results, cut=None):
    base, language = reverse("evaluations:external"), "sv" if get_language() == "en" else ""
    for result in results:
        meta = " · ".join(filter(None, [_("Published by others"), result.organisation, result.period]))
        text = (cut or excerpt)(result.result_sv)
        yield Row(f"{base}{result.slug}/", result.title_sv, text, language, meta, *tendency(result), language)


def tendency(result):
    """The word and the tone of what the source tells against it; nothing where it tells of nothing, or does not say."""
    if result.unfavourable == AGAINST:
        return _("Unfavourable"), "bad"
    return (_("Mixed"), "warn") if result.unfavourable == MIXED else ("", "")

"""How a report is cited: whose it is, when, which version, and where it stands for good."""

from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from testbeds.reporting.content import LICENSE

PUBLISHER = "E-hälsoarenan, Kalmar län"
LICENSE_URL = "https://creativecommons.org/licenses/by/4.0/deed.sv"


def address_of(evaluation):
    """In the reader's language; it never changes."""
    return f"{settings.BASE_URL}{evaluation.get_absolute_url()}"


def citation(evaluation, report):
    return _("%(publisher)s (%(year)s). %(title)s. Evaluation report, version %(number)s. %(address)s. %(license)s") % {
        "publisher": PUBLISHER,
        "year": localtime(report.published_at).year,
        "title": report.title,
        "number": report.number,
        "address": address_of(evaluation),
        "license": LICENSE,
    }

"""The report as a file for paper and screen readers (PDF/UA-1), in the language of the address."""

from django.http import HttpResponse
from django.utils.translation import get_language

from arena.shared.http import render_page
from testbeds.reporting.paper import filing
from testbeds.views.reporting.opening import published, report_page

SOON = 300  # seconds: the clock looks every five minutes


@report_page(methods=("GET", "HEAD"), is_open=True)
@published
def report_pdf(request, evaluation):
    """The newest version; until a worker has made it, a page that says when to come back."""
    version = evaluation.versions.first()
    made = filing.file_of(version, get_language())
    if made is None:
        response = render_page(request, "evaluations/pdf_soon.html", {"evaluation": evaluation}, status=503)
        response["Retry-After"] = str(SOON)
        return response
    response = HttpResponse(bytes(made.content), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{evaluation.slug}.pdf"'
    response["Content-Language"] = made.language
    return response

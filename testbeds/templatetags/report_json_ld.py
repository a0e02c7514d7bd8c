"""A report for machines, in the words of schema.org: the text, and the table of values beside it."""

from django import template
from django.conf import settings
from django.urls import reverse

from arena.shared.templatetags.json_ld import json_ld
from testbeds.reporting.citing import LICENSE_URL, PUBLISHER, address_of

register = template.Library()


@register.simple_tag
def report_json_ld(evaluation, report, versions):
    datasets = [] if report.is_aborted else [_dataset(evaluation, report)]
    graph = [_report(evaluation, report, versions), *datasets]
    return json_ld({"@context": "https://schema.org", "@graph": graph})


def _report(evaluation, report, versions):
    return {
        "@type": ["ScholarlyArticle", "Report"],
        "@id": address_of(evaluation),
        "url": address_of(evaluation),
        "headline": report.title,
        "abstract": report.short,
        "about": {"@type": "Product", "name": report.offering["name"], "manufacturer": report.offering["supplier"]},
        "datePublished": versions[-1].published_at,
        "dateModified": report.published_at,
        "version": report.number,
        "correction": report.correction,
        "inLanguage": "sv",
        "isAccessibleForFree": True,
        **_belonging(),
    }


def _dataset(evaluation, report):
    """The values, where they are found as a file."""
    table = settings.BASE_URL + reverse("evaluations:csv", args=[evaluation.slug])
    return {
        "@type": "Dataset",
        "@id": f"{address_of(evaluation)}#data",
        "name": report.title,
        "description": report.short,
        "isBasedOn": {"@id": address_of(evaluation)},
        "distribution": {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": table},
        **_belonging(),
    }


def _belonging():
    organisation = {"@type": "Organization", "name": PUBLISHER, "url": settings.BASE_URL}
    return {"license": LICENSE_URL, "publisher": organisation, "creator": organisation}

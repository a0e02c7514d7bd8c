"""A version of a report comes to be: the content as it stands, its bytes, and its checksum in two places."""

from testbeds.models import ReportVersion
from testbeds.reporting.content import as_bytes, checksum_of, content_of
from testbeds.reporting.verifying import note


def newest(evaluation):
    """The version that counts, or None where nothing is published."""
    return evaluation.versions.order_by("-number").first()


def add_version(evaluation, *, by, correction=""):
    """The next version; called under the lock of its evaluation."""
    former = newest(evaluation)
    document = as_bytes(content_of(evaluation))
    version = ReportVersion.objects.create(
        evaluation=evaluation,
        number=former.number + 1 if former else 1,
        document=document,
        checksum=checksum_of(document),
        correction=correction,
        by=by,
    )
    note(version, by=by)
    return version

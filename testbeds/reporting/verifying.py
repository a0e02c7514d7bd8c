"""Whether a version still is what was published: its content, its own checksum, and the one its step tells, agree."""

from testbeds.models import Step
from testbeds.reporting.content import checksum_of

NOTED = "report_version"  # the remark of publishing; its reason is "<number> <checksum>"


def note(version, *, by):
    """Tell the checksum in a second place, the log of the evaluation."""
    version.evaluation.remark(NOTED, by=by, reason=f"{version.number} {version.checksum}")


def altered(versions):
    """The versions that are no longer what was published; one that was never told of in the log is none of ours."""
    steps = Step.objects.filter(evaluation__in={version.evaluation_id for version in versions}, act=NOTED)
    noted = set(steps.values_list("evaluation", "reason"))
    return [version for version in versions if not _agrees(version, noted)]


def _agrees(version, noted):
    checksum = checksum_of(bytes(version.document))
    return checksum == version.checksum and (version.evaluation_id, f"{version.number} {checksum}") in noted

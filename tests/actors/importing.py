"""Tables for the tests of importing, written as a person would."""

from actors.importing import apply_plan, keep_upload, make_plan, read_table
from actors.importing.approving import go_on


def plan_of(*lines):
    return make_plan(read_table("\n".join(lines).encode()))


def import_lines(*lines):
    plan = plan_of(*lines)
    assert plan.problems == []
    apply_plan(plan)
    return plan


def uploaded(content, by, name="fil.csv"):
    """A small file, kept and compared with the registry."""
    file = keep_upload(content, name=name, by=by)
    go_on(file)
    return file


def verdicts(plan):
    """How many rows are new, changed, unchanged, left alone and faulty."""
    return [len(part) for part in (plan.new, plan.changed, plan.unchanged, plan.left_alone, plan.problems)]

"""Tables for the tests of importing, written as a person would."""

from actors.importing import apply_plan, make_plan, read_table


def plan_of(*lines):
    return make_plan(read_table("\n".join(lines).encode()))


def import_lines(*lines):
    plan = plan_of(*lines)
    assert plan.problems == []
    apply_plan(plan)
    return plan


def verdicts(plan):
    """How many rows are new, changed, unchanged, left alone and faulty."""
    return [len(part) for part in (plan.new, plan.changed, plan.unchanged, plan.left_alone, plan.problems)]

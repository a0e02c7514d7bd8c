"""Whatever is kept beside the moves of an evaluation, its log has words for."""

import ast
from importlib import import_module
from pathlib import Path

from testbeds.evaluating.conflicts import BLOCKED
from testbeds.views.evaluating.log import WORDS

ROOMS = ["evaluating", "planning", "collecting", "instruments", "statistics", "judging", "reporting", "adopting"]
ROOT = Path(import_module("testbeds").__file__).parent


def _acts_in(path):
    """What each remark in the file is called; those of a role are told by the role."""
    module = import_module(".".join(["testbeds", *path.relative_to(ROOT).with_suffix("").parts]))
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    for call in calls:
        if getattr(call.func, "attr", "") != "remark" or isinstance(call.args[0], ast.JoinedStr):
            continue
        for node in ast.walk(call.args[0]):
            if isinstance(node, ast.Constant):
                yield node.value
            elif isinstance(node, ast.Name) and node.id.isupper():
                yield getattr(module, node.id)


def test_log_has_words_for_every_remark_and_for_no_other():
    acts = {act for room in ROOMS for path in (ROOT / room).rglob("*.py") for act in _acts_in(path)}

    assert acts | {BLOCKED} == set(WORDS)

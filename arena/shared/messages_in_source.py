"""The translatable texts in Python files and templates, found without GNU gettext."""

import ast
import re

from django.utils.translation.template import templatize

PLACES = ("arena", "actors", "events", "testbeds")
CALLS = {
    "_": (None, 0),
    "gettext": (None, 0),
    "gettext_lazy": (None, 0),
    "gettext_noop": (None, 0),
    "ngettext": (None, 0),
    "ngettext_lazy": (None, 0),
    "pgettext": (0, 1),
    "pgettext_lazy": (0, 1),
    "npgettext": (0, 1),
    "npgettext_lazy": (0, 1),
}
LITERAL = r"""u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
CALL_IN_TEMPLATE = re.compile(rf"(?<!\w)(_|n?p?gettext)\(\s*{LITERAL}(?:\s*,\s*{LITERAL})?", re.DOTALL)


def find(root, templates):
    """Pairs of context (or nothing) and text."""
    found = set()
    for place in PLACES:
        for path in (root / place).rglob("*.py"):
            found |= set(_in_python(path.read_text()))
    for path in [*templates.rglob("*.html"), *templates.rglob("*.txt"), *templates.rglob("*.svg")]:
        found |= set(_in_template(path.read_text()))
    return found


def _in_python(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in CALLS:
                context, message = CALLS[name]
                values = [argument.value if isinstance(argument, ast.Constant) else None for argument in node.args]
                if len(values) > message and isinstance(values[message], str):
                    yield (values[context] if context is not None else ""), values[message]


def _in_template(text):
    """Django turns a template into calls that look like Python; the literals in them are the texts."""
    for name, first, second in CALL_IN_TEMPLATE.findall(templatize(text)):
        context, message = CALLS[name]
        literals = [ast.literal_eval(literal) for literal in (first, second) if literal]
        yield (literals[context] if context is not None else ""), literals[message]

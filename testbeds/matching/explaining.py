"""Why a pair got its points: what met, what is missing, and what the supplier could add to be judged better."""

from dataclasses import dataclass, field

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from actors.models import Term
from actors.trust import Level, Topic
from testbeds.states import WEIGHTS, Component, Condition


@dataclass(frozen=True)
class Explained:
    """A component with its points and weight; without points it does not apply, since the need does not ask."""

    component: Component
    points: float | None
    weight: int
    met: list = field(default_factory=list)
    missing: list = field(default_factory=list)
    to_add: list = field(default_factory=list)

    @property
    def label(self):
        return self.component.label


@dataclass(frozen=True)
class Hindrance:
    """A hard condition that the offering fails: how, and what would mend it."""

    condition: Condition
    text: str
    to_add: str


def explain(match, weights=None, terms=None):
    """A row for each component, in the order of the rule; who explains many hands over the terms once."""
    weights = WEIGHTS if weights is None else weights
    names = _Names(terms)
    return [
        Explained(
            component,
            match.components.get(component),
            weights[component],
            *_WORDS[component](match.found.get(component) or {}, names),
        )
        for component in Component
    ]


def hindrances(match, terms=None):
    """The conditions that the offering fails, each named; none where it is a match."""
    names = _Names(terms)
    found = []
    for fails in match.fails:
        said = match.found.get(fails)
        found += [Hindrance(Condition(fails), text, to_add) for text, to_add in _HINDERS[fails](said, names)]
    return found


class _Names:
    """The labels of terms, fetched at most once."""

    def __init__(self, terms):
        self._terms = terms

    def __getitem__(self, code):
        if self._terms is None:
            self._terms = Term.objects.in_bulk()
        return self._terms[code].label if code in self._terms else code

    def listed(self, codes):
        return and_list(self[code] for code in codes)


def and_list(words):
    return get_text_list([str(word) for word in words], _("and"))


def _areas(found, names):
    met = [_area(pair, names) for pair in found.get("met", [])]
    wanted = [pair["term"] for pair in found.get("met", []) if pair["how"] != "same"] + found.get("missing", [])
    missing = [names[code] for code in found.get("missing", [])]
    wish = _("Add the e-health area, if the offering is for it: %(terms)s.")
    return met, missing, [wish % {"terms": names.listed(wanted)}] if wanted else []


def _area(pair, names):
    facts = {
        "asked": names[pair["term"]],
        "has": names[pair["by"]],
        "asked_who": pair.get("who"),
        "has_who": pair.get("by_who"),
    }
    return {
        "same": _("%(asked)s: the same area"),
        "within": _("%(asked)s: %(has)s is part of it (WHO %(has_who)s under %(asked_who)s)"),
        "around": _("%(asked)s: it is part of %(has)s (WHO %(asked_who)s under %(has_who)s)"),
        "beside": _("%(asked)s: %(has)s lies beside it (WHO %(asked_who)s and %(has_who)s)"),
    }[pair["how"]] % facts


def _care(found, names):
    met, missing = [names[code] for code in found.get("met", [])], [names[code] for code in found.get("missing", [])]
    if met:
        return met, missing, []
    if found.get("everywhere"):
        return [_("one of them is for every care setting")], missing, []
    wish = _("Add the care setting, if the offering is used there: %(terms)s.")
    return met, missing, [wish % {"terms": and_list(missing)}] if missing else []


def _targets(found, names):
    met, missing = [names[code] for code in found.get("met", [])], [names[code] for code in found.get("missing", [])]
    wish = _("Add the target group, if the offering is for it: %(terms)s.")
    return met, missing, [wish % {"terms": and_list(missing)}] if missing else []


def _integrations(found, _names):
    met, missing = found.get("met", []), found.get("missing", [])
    wish = _("State the standard, if it is supported: %(standards)s.")
    return met, missing, [wish % {"standards": and_list(missing)}] if missing else []


def _evidence(found, _names):
    level = found.get("level", 0)
    met = [_evidence_level(level)]
    if level == max(Level):
        return met, [], []
    return met, [], [_("Add evidence on a higher level. Next is %(level)s.") % {"level": _evidence_level(level + 1)}]


def _evidence_level(level):
    return _("level %(level)s: %(words)s") % {"level": level, "words": Level(level).label}


def _use(found, _names):
    confirm = _("Name organisations that use it. Each of them confirms it here.")
    in_county = _("in use at an organisation in the county")
    met, missing, to_add = {
        "nearby": ([in_county], [], []),
        "in_use": ([_("in use elsewhere")], [in_county], [confirm]),
        "pilot": ([_("being piloted")], [in_county], [confirm]),
        "": ([], [in_county], [confirm]),
    }[found.get("use", "")]
    return met, missing, to_add


def _hidden(reasons, _names):
    said = {
        "offering": (_("The offering is not shown now."), _("Show the offering again.")),
        "offering_age": (
            _("Nobody has confirmed the facts of the offering for fifteen months."),
            _("Confirm the facts of the offering."),
        ),
        "actor": (_("The supplier is not in force in the registry now."), _("Confirm the facts of the organisation.")),
        "actor_age": (
            _("Nobody has confirmed the facts of the supplier for fifteen months."),
            _("Confirm the facts of the organisation."),
        ),
    }
    return [said[reason] for reason in reasons]


def _unready(said, _names):
    if said.get("has") is None:
        return [
            (
                _("It is not said how ready it is, and the need asks for at least TRL %(asked)s.") % said,
                _("Say how ready it is: state TRL or market state."),
            )
        ]
    return [
        (
            _("It stands at TRL %(has)s, and the need asks for at least TRL %(asked)s.") % said,
            _("State a higher TRL once it has come further."),
        )
    ]


def _not_compliant(topics, _names):
    words = {"topics": and_list(Topic(topic).label for topic in topics)}
    return [
        (
            _("Compliance that the need requires is missing: %(topics)s.") % words,
            _("Say what it complies with: %(topics)s.") % words,
        )
    ]


def _not_for_them(codes, names):
    words = {"terms": names.listed(codes)}
    return [
        (
            _("The supplier says that it is not meant for %(terms)s.") % words,
            _("Change whom it is not meant for, if that is wrong."),
        )
    ]


_WORDS = {
    Component.AREAS: _areas,
    Component.CARE: _care,
    Component.GROUPS: _targets,
    Component.INTEGRATIONS: _integrations,
    Component.EVIDENCE: _evidence,
    Component.NEARBY: _use,
}
_HINDERS = {
    Condition.SHOWN: _hidden,
    Condition.READY: _unready,
    Condition.COMPLIANT: _not_compliant,
    Condition.FOR_THEM: _not_for_them,
}

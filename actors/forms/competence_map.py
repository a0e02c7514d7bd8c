"""What a reader asks of the competence map: one stance, and at most one choice of each kind, read from the address."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Case, F, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actors.forms.names import MUNICIPALITY, OUTSIDE, names, replacements
from actors.models import ActorCompetence
from actors.searching import registry_version
from actors.states import Stance, Vocabulary

STANCES = {"har": Stance.HAS, "bygger": Stance.BUILDING, "soker": Stance.SEEKING}
UNKNOWN = "okand"  # the code of an actor whose type nobody has stated


class Question(NamedTuple):
    """One choice: its name in the address, its label, and the names it is made among."""

    name: str
    label: str
    source: str


class Option(NamedTuple):
    code: str
    label: str
    is_chosen: bool


TERM = Question("kompetens", _("Competence"), Vocabulary.COMPETENCE)
TYPE = Question("typ", _("Type of actor"), Vocabulary.ACTOR_TYPE)
SEAT = Question("kommun", _("Municipality"), MUNICIPALITY)
AREA = Question("omrade", _("E-health area"), Vocabulary.AREA)
CARE = Question("verksamhet", _("Care setting"), Vocabulary.CARE)


class CompetenceFilter:
    """The choices of an address. A code that has been replaced means the one that carries on, and that is told."""

    questions = (TERM, AREA, CARE, SEAT, TYPE)

    def __init__(self, data, version=None):
        self.version = version or registry_version()
        self.replacements = replacements(self.version)
        self.names = self._names()
        self.replaced = []
        self.stance_word = data.get("hallning") if data.get("hallning") in STANCES else "har"
        self.stance = STANCES[self.stance_word]
        self.by_seat = data.get("visa") == SEAT.name
        self.chosen = {question.name: self._code(data, question) for question in self.questions}

    def _names(self):
        """Without the replaced terms: nobody chooses those."""
        found = {
            source: {code: name for code, name in terms.items() if code not in self.replacements}
            for source, terms in names(self.version).items()
        }
        return found | {Vocabulary.ACTOR_TYPE: found.get(Vocabulary.ACTOR_TYPE, {}) | {UNKNOWN: _("Type not stated")}}

    def _code(self, data, question):
        asked = data.get(question.name, "")
        code = self.replacements.get(asked, asked)
        known = self.names.get(question.source, {})
        if code not in known:
            return ""
        if code != asked:
            self.replaced.append((asked, code, known[code]))
        return code

    def everywhere(self):
        """Everything that public actors say, with the code that carries on where one has been replaced."""
        rows = ActorCompetence.objects.standing()
        return rows.annotate(
            code=self._carried_on("term"),
            kind=Coalesce(self._carried_on("actor__actor_type"), Value(UNKNOWN)),
            seat=Coalesce(F("actor__municipality"), Value(OUTSIDE)),
        )

    def _carried_on(self, field):
        whens = [When(**{field: old}, then=Value(new)) for old, new in self.replacements.items()]
        return Case(*whens, default=F(field)) if whens else F(field)

    def any_stance(self):
        """The rows that the choices leave, whatever their stance."""
        rows, chosen = self.everywhere(), self.chosen
        exactly = {"code": TERM.name, "kind": TYPE.name, "seat": SEAT.name}
        rows = rows.filter(**{field: chosen[name] for field, name in exactly.items() if chosen[name]})
        if code := chosen[AREA.name]:
            rows = rows.in_areas(self._meaning(code))
        if code := chosen[CARE.name]:
            rows = rows.in_care(self._meaning(code))
        return rows

    def _meaning(self, code):
        return [code, *(old for old, new in self.replacements.items() if new == code)]

    def find(self):
        return self.any_stance().filter(stance=self.stance)

    @property
    def is_narrowed(self):
        return any(self.chosen.values())

    def label(self, question):
        """What is chosen, in words."""
        return self.names[question.source][self.chosen[question.name]]

    def options(self, question):
        chosen = self.chosen[question.name]
        return [Option(code, name, code == chosen) for code, name in self.names.get(question.source, {}).items()]

    def selects(self):
        """The questions that the map's form asks; a competence is a row of the map, so only a list asks for one."""
        return [(question.name, question.label, self.options(question)) for question in self.questions[1:]]

    def chips(self, page):
        """What is chosen, each with the address of the page without it."""
        return [
            (self.label(question), self.address(page, **{question.name: ""}))
            for question in self.questions
            if self.chosen[question.name]
        ]

    def address(self, page, **changes):
        """A page of the map with these choices, changed; the same choices always give the same address."""
        asked = {"hallning": self.stance_word, "visa": SEAT.name if self.by_seat else ""} | self.chosen | changes
        if asked["hallning"] == "har":
            asked["hallning"] = ""
        query = urlencode([(name, value) for name, value in asked.items() if value])
        base = reverse(f"competences:{page}")
        return f"{base}?{query}" if query else base

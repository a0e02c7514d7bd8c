"""A version of a report, read for people: the words of its codes, its dates, and texts in the reader's language."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from testbeds.evaluation_states import Certainty, Outcome
from testbeds.judging.weighing import in_words
from testbeds.reporting import wording
from testbeds.reporting.content import content_of
from testbeds.reporting.written import read_day, read_moment


@dataclass(frozen=True)
class Report:
    """The content of a version with what is known of the version itself; `number` is 0 while it is written."""

    content: dict
    number: int = 0
    published_at: datetime | None = None
    correction: str = ""
    checksum: str = ""

    @property
    def title(self):
        return _in_reader_language(self.content["title"])

    @property
    def title_language(self):
        return _other_language(self.content["title"])

    @property
    def short(self):
        """The answer in at most 120 words; of what was broken off, why and what was learnt."""
        return self.content["lessons"] if self.is_aborted else _in_reader_language(self.content["short"])

    @property
    def short_language(self):
        return self.text_language if self.is_aborted else _other_language(self.content["short"])

    @property
    def text_language(self):
        """All else that people have written in a report is Swedish."""
        return "sv" if get_language() == "en" else ""

    @property
    def is_aborted(self):
        return self.content["aborted"]

    @property
    def is_example(self):
        return self.content["is_example"]

    @property
    def offering(self):
        return self.content["offering"]

    @property
    def results(self):
        return self.content["results"]

    @property
    def outcome(self):
        """The verdict in words; of what was broken off, that it was."""
        if self.is_aborted:
            return _("Aborted")
        verdict = self.content["verdict"]
        return capfirst(Outcome(verdict["outcome"]).label) if verdict else ""

    @property
    def tone(self):
        verdict = self.content["verdict"]
        return wording.TONES[verdict["outcome"]] if verdict else ""

    @property
    def certainty(self):
        verdict = self.content["verdict"]
        return str(Certainty(verdict["certainty"]).label) if verdict else ""

    @property
    def certainty_rules(self):
        """What the certainty rests on: each rule of the method, and whether it was met."""
        verdict = self.content["verdict"]
        return wording.certainty_rules(verdict["certainty_points"]) if verdict else []

    @property
    def departs(self):
        """What the frozen plan led to, where people concluded something else."""
        verdict = self.content["verdict"]
        if not verdict or verdict["proposed"] == verdict["outcome"]:
            return ""
        return capfirst(Outcome(verdict["proposed"]).label)

    @property
    def proposed_because(self):
        """What led to the proposal, a sentence for each reason."""
        verdict = self.content["verdict"]
        return [in_words(reason) for reason in verdict["proposed_because"]] if verdict else []

    @property
    def facts(self):
        return wording.facts(self.content)

    @property
    def declarations(self):
        return wording.declarations(self.content["people"]["declarations"])

    @property
    def plan_facts(self):
        return wording.plan_facts(self.content["plan"]) if self.content["plan"] else []

    @property
    def frozen_at(self):
        return read_moment(self.content["plan"]["frozen_at"]) if self.content["plan"] else None

    @property
    def deviations(self):
        return [{**deviation, "at": read_moment(deviation["at"])} for deviation in self.content["deviations"]]

    @property
    def incidents(self):
        return [
            {**incident, "happened_on": read_day(incident["happened_on"]), "label": wording.severity(incident)}
            for incident in self.content["incidents"]
        ]

    @property
    def incident_counts(self):
        return [(wording.severity({"severity": severity}), n) for severity, n in self.content["incident_counts"]]

    @property
    def done(self):
        return wording.done(self.content["done"])

    @property
    def domains(self):
        return wording.domains(self.content["domains"])

    @property
    def is_grounded(self):
        """Whether it is said of any domain what its grade rests on."""
        return any(row["evidence"] for row in self.content["domains"])

    @property
    def costs(self):
        return wording.costs(self.content["costs"])

    @property
    def readiness(self):
        return wording.readiness(self.content["readiness"])

    @property
    def complexity(self):
        return wording.complexity(self.content["complexity"])

    @property
    def analysed(self):
        return wording.analysed(self.content["analysis"]) if self.content["analysis"] else []

    @property
    def reply(self):
        """The supplier's comment word for word, or None where the time for it passed."""
        reply = self.content["supplier_reply"]
        return reply and {**reply, "at": read_moment(reply["at"])}


def report_of(version):
    """A published version, as its document says and as nothing else does."""
    return Report(
        content=json.loads(bytes(version.document)),
        number=version.number,
        published_at=version.published_at,
        correction=version.correction,
        checksum=version.checksum,
    )


def preview_of(evaluation):
    """The report as it would be, were it published now."""
    return Report(content=json.loads(json.dumps(content_of(evaluation))))


def _in_reader_language(texts):
    return (get_language() == "en" and texts["en"]) or texts["sv"]


def _other_language(texts):
    return "sv" if get_language() == "en" and not texts["en"] else ""

"""The codes of a report's document in words, as lists that a page and a file set out alike."""

from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from testbeds.evaluation_states import (
    Answered,
    Complexity,
    CostKind,
    Design,
    Direction,
    Domain,
    Mark,
    MeasureKind,
    Moment,
    Nasss,
    Outcome,
    Part,
    Phase,
    Severity,
)
from testbeds.judging.weighing import rules_in_words
from testbeds.reporting.written import read_day, read_moment

TONES = {
    Outcome.RECOMMENDED: "good",
    Outcome.CONDITIONAL: "info",
    Outcome.RETEST: "warn",
    Outcome.NOT_RECOMMENDED: "bad",
    Outcome.UNDECIDABLE: "",
}


def facts(content):
    """What was tried, where, when and with how many, who led it and who paid."""
    offering, people = content["offering"], content["people"]
    counts = content["results"]["counts"] if content["results"] else content["done"]
    lead_from = people["lead_from"] or _("the project staff of the arena")
    return [
        (_("What was tried"), offering["name"]),
        (_("Version"), offering["version"]),
        (_("Supplier"), offering["supplier"]),
        (_("Where"), content["site"]),
        (_("Testbed"), content["testbed"]),
        (_("When"), period(content["period"])),
        (_("Participants"), _participants(counts)),
        (_("Led by somebody from"), lead_from),
        (_("Independent of site and supplier"), _yes_no(people["independent_lead"])),
        (_("Who paid"), content["funding"]),
    ]


def period(days):
    began, ended = (_day(days[name]) for name in ("began_on", "ended_on"))
    return f"{began} – {ended}" if began and ended else began


def _participants(counts):
    """Those who were asked are told where it was written down who they were."""
    said = [_("%(n)s began") % {"n": counts["began"]}, _("%(n)s left before the end") % {"n": counts["left"]}]
    invited = counts["invited"]
    asked = [ngettext("%(n)s was asked", "%(n)s were asked", invited) % {"n": invited}] if invited else []
    return ", ".join(asked + said)


def done(counts):
    """How far it came before it was broken off."""
    values = [
        (_("Values, %(phase)s") % {"phase": phase.label}, counts["values"][phase])
        for phase in Phase
        if counts["values"][phase]
    ]
    return [(_("Participants"), _participants(counts)), *values, (_("Weeks in the log"), counts["weeks"])]


def declarations(rows):
    return [
        (capfirst(Part(row["part"]).label), row["text"] if row["has_conflict"] else _("No ties declared."))
        for row in rows
    ]


def plan_facts(plan):
    ethics = plan["ethics_needed"] and Answered(plan["ethics_needed"]).label
    return [
        (_("Question"), plan["question"]),
        (_("What was expected"), plan["hypothesis"]),
        (_("Design"), capfirst(Design(plan["design"]).label)),
        (_("Primary measure"), plan["primary"] and measure(plan["primary"])),
        (_("Planned participants"), plan["participants_planned"]),
        (_("Who could take part"), plan["inclusion"]),
        (_("Thresholds"), plan["thresholds"]),
        (_("Stop rules"), plan["stop_rules"]),
        (_("Ethical review needed"), ": ".join(filter(None, [capfirst(str(ethics or "")), plan["ethics"]]))),
    ]


def measure(row):
    """A measure in a sentence: unit, which way is better, and from what change on it is worth something."""
    unit = row["unit"] if row["kind"] == MeasureKind.NUMBER else MeasureKind(row["kind"]).label
    said = [row["name"], unit, Direction(row["direction"]).label]
    if row["worthwhile"]:
        said.append(_("smallest worthwhile change %(change)s") % {"change": amount(row["worthwhile"])})
    return ", ".join(str(part) for part in said if part)


def severity(row):
    return str(Severity(row["severity"]).label)


def domains(rows):
    return [
        (capfirst(Domain(row["domain"]).label), capfirst(Mark(row["mark"]).label), row["reasons"], row["evidence"])
        for row in rows
    ]


def costs(rows):
    return [(capfirst(CostKind(row["kind"]).label), amount(row["amount"]), row["note"]) for row in rows]


def readiness(rows):
    return [(capfirst(Moment(row["moment"]).label), row["level"], row["evidence"]) for row in rows]


def complexity(rows):
    return [
        (capfirst(Nasss(row["domain"]).label), capfirst(Complexity(row["level"]).label), row["note"]) for row in rows
    ]


def analysed(analysis):
    """With what the figures were computed, so that anybody can compute them again."""
    versions = ", ".join(f"{name} {number}" for name, number in sorted(analysis["versions"].items()))
    return [
        (_("Computed"), date_format(read_moment(analysis["done_at"]), "j F Y")),
        (_("Computed with"), versions),
        (_("Seed of the random numbers"), analysis["seed"]),
        (_("Checksum of the values (SHA-256)"), analysis["data_digest"]),
    ]


def certainty_rules(points):
    return [(text, bool(points.get(rule))) for rule, text in rules_in_words().items()]


def amount(value):
    """A number without the decimals that say nothing, with a decimal comma in Swedish."""
    if value is None:
        return ""
    return number_format(int(value)) if value == int(value) else number_format(value, decimal_pos=2)


def _day(text):
    return date_format(read_day(text), "j F Y") if text else ""


def _yes_no(value):
    return pgettext("answer", "yes") if value else pgettext("answer", "no")

"""A report as sections of plain blocks, in the order of the method (evaluation 5.7), in the language that is active."""

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from testbeds.evaluation_states import Outcome
from testbeds.reporting.paper import blocks
from testbeds.reporting.paper.results import results


def paper(report, needs, decisions, citation):
    """All that is set on paper: `needs` are those that everybody may read, `decisions` those that count now."""
    found = [(heading, [block for block in made if block]) for heading, made in _sections(report, needs, decisions)]
    found.append((_("How to cite"), [blocks.text(citation), blocks.text(_("Licence: CC BY 4.0."))]))
    return {
        "title": report.title,
        "author": _("The e-health arena of Kalmar county"),
        "language": get_language(),
        "under_title": _under_title(report),
        "sections": [{"heading": heading, "blocks": made} for heading, made in found if made],
    }


def _sections(report, needs, decisions):
    content, language = report.content, report.text_language
    yield _("The answer in short"), [blocks.lead(report.short, report.short_language)]
    yield _("Verdict"), _verdict(report)
    yield _("The need"), [blocks.items([_need(need) for need in needs])]
    yield _("What was tried"), [blocks.facts(report.facts)]
    yield _("Declared interests"), [blocks.facts(report.declarations)]
    yield _("The plan"), _plan(report)
    yield _("How far it came"), [blocks.facts(report.done) if report.is_aborted else None]
    yield _("Results"), results(report.results) if report.results else []
    yield _("Costs"), _costs(report)
    yield _("Incidents"), _incidents(report)
    yield _("Readiness and complexity"), _readiness(report)
    yield _("Domains"), [_domains(report.domains)]
    yield _("Would it work with us?"), [_transferability(content["transferability"])]
    yield _("What the result means"), [blocks.text(content["interpretation"], language)]
    yield _("What this cannot say"), [blocks.text(content["limits"], language)]
    yield _("The supplier's comment"), _reply(report)
    yield _("Adoption decisions so far"), [_decisions(decisions)]
    yield _("How it was computed"), [blocks.facts(report.analysed)]
    yield _("Contact"), [blocks.text(content["contact"])]


def _under_title(report):
    said = [_("Example, not a real evaluation.")] if report.is_example else []
    published = _day(report.published_at)
    said.append(_("Version %(number)s, published %(day)s.") % {"number": report.number, "day": published})
    if report.correction:
        said.append(_("Corrected: %(what)s") % {"what": report.correction})
    return said


def _verdict(report):
    if report.is_aborted:
        return [blocks.text(report.outcome)]
    verdict = report.content["verdict"]
    said = [(_("Verdict"), report.outcome), (_("Certainty"), capfirst(report.certainty))]
    if report.departs:
        said.append((_("What the plan led to"), report.departs))
    is_retest = verdict["outcome"] == Outcome.RETEST
    named = _("What a new test should find out") if is_retest else _("Conditions")
    words = {True: _("yes"), False: _("no")}
    return [
        blocks.facts(said),
        blocks.subheading(named) if verdict["conditions"] else None,
        blocks.text(verdict["conditions"], report.text_language),
        blocks.subheading(_("Reasons")),
        blocks.text(verdict["reasons"], report.text_language),
        blocks.subheading(_("What the certainty rests on")),
        blocks.items([(f"{rule}: {words[is_met]}", "") for rule, is_met in report.certainty_rules]),
    ]


def _need(need):
    owner = f" ({need.owner.name})" if need.owner else ""
    return f"{need.title}{owner}", need.title_language


def _plan(report):
    if not report.plan_facts:
        return []
    frozen = _day(report.frozen_at) if report.frozen_at else ""
    signed = [(_("Settled"), frozen), (_("Checksum (SHA-256)"), report.content["plan"]["checksum"])]
    deviations = [(_day(row["at"]), row["what"], row["why"]) for row in report.deviations]
    return [
        blocks.facts([*report.plan_facts, *signed]),
        blocks.subheading(_("Deviations from the plan")),
        blocks.table([_("Noted"), _("What"), _("Why")], deviations, [1, 2, 2]) or blocks.text(_("None.")),
    ]


def _costs(report):
    table = blocks.table(
        [_("Kind"), _("Kronor for a user and month"), _("How it was reckoned")], report.costs, [2, 1, 3]
    )
    return [table, blocks.text(report.content["economy"], report.text_language)]


def _incidents(report):
    if report.is_aborted:
        return [blocks.table([_("Severity"), _("Number")], report.incident_counts)]
    rows = [
        (
            date_format(row["happened_on"], "j F Y"),
            row["label"],
            row["description"],
            row["explanation"] or row["action"],
        )
        for row in report.incidents
    ]
    header = [_("When"), _("Severity"), _("What happened"), _("What was done, and how it is explained")]
    return [blocks.table(header, rows, [2, 3, 4, 4]) or blocks.text(_("No incidents were reported."))]


def _readiness(report):
    return [
        blocks.table([_("When"), _("TRL"), _("What shows it")], report.readiness, [2, 1, 5]),
        blocks.table([_("Domain"), _("How complex"), _("Why")], report.complexity, [2, 1, 3]),
    ]


def _domains(rows):
    """What a grade rests on has a column where somebody has said it of any."""
    columns = 4 if any(row[3] for row in rows) else 3
    head = [_("Domain"), _("Grade"), _("Reasons"), _("Rests on")][:columns]
    return blocks.table(head, [row[:columns] for row in rows], [2, 2, 4, 3][:columns])


def _transferability(rows):
    return blocks.table([_("What it takes"), _("How it was here")], rows)


def _reply(report):
    if report.is_aborted:
        return []
    if report.reply is None:
        return [blocks.text(_("The supplier did not comment within 14 days."))]
    if report.reply["abstains"]:
        return [blocks.text(_("The supplier makes no comment."))]
    return [blocks.quote(report.reply["text"], report.text_language)]


def _decisions(decisions):
    rows = [
        (row.actor.name, capfirst(row.get_decision_display()), _day(row.decided_on), row.reason) for row in decisions
    ]
    return blocks.table([_("Who"), _("Decision"), _("Decided"), _("Reason")], rows, [3, 3, 2, 4]) or blocks.text(
        _("None yet.")
    )


def _day(moment):
    return date_format(moment, "j F Y")

"""The plan as a text that anybody can read and check: always the same bytes for the same plan.

Written in Swedish here and not through the translations, since a frozen plan is written anew to see that nobody has
changed it: another word tomorrow would look like tampering today. A new wording is a new format beside this one.
"""

from zoneinfo import ZoneInfo

from testbeds.evaluation_states import Answered, Design, Direction, Domain, MeasureKind, Part

SWEDEN = ZoneInfo("Europe/Stockholm")
HEADING = "UTVÄRDERINGSPLAN, format 1\n"
BORDER = "\n== Planen ==\n"  # above it, what the plan is about as it was then; below it, what can be written anew
NOTHING = "–"

DESIGNS = {
    Design.PAIRED: "före och efter, med samma deltagare",
    Design.PARALLEL: "enheter sida vid sida",
    Design.STEPPED: "stegvis start",
    Design.SINGLE: "en grupp utan jämförelse",
}
DOMAINS = {
    Domain.NEED: "behovet och användningen",
    Domain.SAFETY: "säkerhet",
    Domain.EFFECT: "effekt på vård och vardag",
    Domain.USERS: "användarnas perspektiv",
    Domain.ECONOMY: "ekonomi",
    Domain.ORGANISATION: "organisation",
    Domain.ETHICS: "samhälle, etik och juridik",
}
KINDS = {
    MeasureKind.NUMBER: "ett tal för varje deltagare",
    MeasureKind.YES_NO: "ja eller nej för varje deltagare",
    MeasureKind.SUS: "System Usability Scale (SUS)",
}
DIRECTIONS = {Direction.LOWER: "lägre är bättre", Direction.HIGHER: "högre är bättre"}
ANSWERS = {Answered.YES: "ja", Answered.NO: "nej", Answered.UNKNOWN: "vet inte"}
PARTS = {Part.LEAD: "utvärderingsledare", Part.SITE_LEAD: "testledare"}


def text_of(plan):
    """The whole file."""
    return f"{HEADING}{_about(plan.evaluation)}{body_of(plan)}"


def body_of(plan):
    """From the border on: the rows of the plan, and nothing that may change once it is settled."""
    signatures = plan.signatures.order_by("part", "pk")
    lines = [_line("Fastställd", _moment(plan.frozen_at))]
    lines += [_line(f"Undertecknad som {PARTS[one.part]}", _moment(one.at)) for one in signatures]
    return f"{BORDER}{''.join(lines)}{content_of(plan)}"


def words_to_sign(plan):
    """What the two read before they sign: what it is about, and the plan."""
    return f"{_about(plan.evaluation)}{content_of(plan)}"


def content_of(plan):
    measures = plan.measures.order_by("-is_primary", "number", "pk")
    blocks = [_block(label, text) for label, text in _texts(plan)] + [_measure(measure) for measure in measures]
    return f"{''.join(blocks)}\n{_line('Slumptalens frö', plan.seed)}"


def _about(evaluation):
    offering = evaluation.offering
    version = evaluation.version.number if evaluation.version else evaluation.version_text
    return "".join(
        _line(label, said)
        for label, said in [
            ("Utvärdering", evaluation.title_sv),
            ("Adress", evaluation.slug),
            ("Det som prövas", offering),
            ("Version", version),
            ("Leverantör", offering.actor),
            ("Prövas hos", evaluation.site),
        ]
    )


def _texts(plan):
    return [
        ("Fråga", plan.question),
        ("Vad vi väntar oss", plan.hypothesis),
        ("Upplägg", DESIGNS[plan.design]),
        ("Planerat antal deltagare", plan.participants_planned),
        ("Vilka som kan vara med", plan.inclusion),
        ("Enheter", "\n".join(plan.unit_names)),
        ("Veckor av baslinje", plan.weeks_baseline),
        ("Veckor av test", plan.weeks_test),
        ("Minsta andel värden som ska komma in", f"{plan.completeness} %"),
        ("Vad resultatet ska vara för varje slutsats", plan.thresholds),
        ("Stoppregler", plan.stop_rules),
        ("Risker", plan.risks),
        ("Personuppgifter", plan.data_protection),
        ("Behövs etikprövning?", ANSWERS.get(plan.ethics_needed)),
        ("Skäl för svaret om etikprövning", plan.ethics),
        ("Hur värdena analyseras", plan.statistics),
    ]


def _measure(measure):
    facts = [
        ("Slag", KINDS[measure.kind]),
        ("Enhet", measure.unit),
        ("Område", DOMAINS[measure.domain]),
        ("Riktning", DIRECTIONS[measure.direction]),
        ("Så mäts det", measure.method),
        ("Samma deltagare före och efter", "ja" if measure.is_paired else "nej"),
        ("Minsta betydelsefulla skillnad", _number(measure.worthwhile)),
        ("Nivå som räcker", _number(measure.enough)),
    ]
    label = f"Mått {measure.number}{', primärt' if measure.is_primary else ''}"
    return _block(label, "\n".join([measure.name, *(f"{name}: {said or NOTHING}" for name, said in facts)]))


def _line(label, said):
    return f"{label}: {NOTHING if said in (None, '') else said}\n"


def _block(label, said):
    """What people wrote is set in, so that nothing in it can pass for a heading."""
    text = NOTHING if said in (None, "") else str(said).strip()
    return "\n".join([f"\n{label}", *(f"  {line}".rstrip() for line in text.splitlines()), ""])


def _moment(at):
    return at.astimezone(SWEDEN).isoformat(" ", "seconds")


def _number(value):
    return "" if value is None else f"{value.normalize():f}".replace(".", ",")

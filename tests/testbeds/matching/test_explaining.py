"""What a reader is told: which terms met, what is missing, and what the supplier could add."""

import pytest

from testbeds.matching.computing import recompute
from testbeds.matching.explaining import explain, hindrances
from testbeds.models import Match
from tests.testbeds.matching.facts import NeedFacts, OfferingFacts, lay

pytestmark = pytest.mark.django_db


def match_of(need, offering):
    lay([need], [offering])
    recompute()
    return Match.objects.get()


def told(match):
    return {row.component.value: (row.points, row.met, row.missing, row.to_add) for row in explain(match)}


def test_explain_names_for_each_component_what_met_what_is_missing_and_what_to_add():
    need = NeedFacts(
        "Behovet",
        areas=("OMR02", "OMR06", "OMR07"),
        care=("VO01",),
        groups=("MG01", "MG02"),
        standards=("FHIR", "SITHS"),
    )

    match = match_of(need, OfferingFacts("Tjänsten", areas=("OMR02",), groups=("MG01",), standards=("SITHS",)))

    assert told(match) == {
        "A": (
            0.43,
            [
                "Begrepp OMR02: samma område",
                "Begrepp OMR06: Begrepp OMR02 ligger intill (WHO 2.4.1 och 2.4.2)",
            ],
            ["Begrepp OMR07"],
            ["Lägg till e-hälsoområdet om erbjudandet är till för det: Begrepp OMR06 och Begrepp OMR07."],
        ),
        "V": (
            0,
            [],
            ["Begrepp VO01"],
            ["Lägg till verksamheten om erbjudandet används där: Begrepp VO01."],
        ),
        "M": (
            0.5,
            ["Begrepp MG01"],
            ["Begrepp MG02"],
            ["Lägg till målgruppen om erbjudandet är till för den: Begrepp MG02."],
        ),
        "I": (0.5, ["SITHS"], ["FHIR"], ["Ange standarden om den stöds: FHIR."]),
        "E": (
            0,
            ["nivå 0: någon berättar om det, utan siffror"],
            [],
            [
                "Lägg till underlag på högre nivå. Närmast är nivå 1: beskrivet i ett dokument som går att läsa.",
            ],
        ),
        "D": (
            0,
            [],
            ["i drift hos en organisation i länet"],
            ["Ange organisationer som använder det. Var och en bekräftar det här."],
        ),
    }


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        ("OMR14", "OMR02", "Begrepp OMR14: Begrepp OMR02 är en del av det (WHO 2.4.2 under 2.4)"),
        ("OMR02", "OMR14", "Begrepp OMR02: det är en del av Begrepp OMR14 (WHO 2.4.2 under 2.4)"),
    ],
)
def test_explain_says_which_area_is_part_of_which(mine, theirs, said):
    match = match_of(NeedFacts("Behovet", areas=(mine,)), OfferingFacts("Tjänsten", areas=(theirs,)))

    assert (told(match)["A"][0], told(match)["A"][1]) == (0.6, [said])


def test_explain_leaves_out_what_the_need_does_not_ask():
    match = match_of(NeedFacts("Behovet"), OfferingFacts("Tjänsten"))

    assert {row.component.value: row.points for row in explain(match)} == {
        **{"A": 1, "V": None, "M": None, "I": None, "E": 0, "D": 0},
    }


@pytest.mark.parametrize(
    ("need", "offering", "said"),
    [
        (
            NeedFacts("Behovet", trl=8),
            OfferingFacts("Tjänsten", trl=6),
            [("ready", "Det ligger på TRL 6, och behovet kräver minst TRL 8.")],
        ),
        (
            NeedFacts("Behovet"),
            OfferingFacts("Tjänsten", trl=None),
            [("ready", "Det står inte hur färdigt det är, och behovet kräver minst TRL 6.")],
        ),
        (
            NeedFacts("Behovet", claims=("medical_device",)),
            OfferingFacts("Tjänsten"),
            [("compliant", "Efterlevnad som behovet kräver saknas: medicinteknik.")],
        ),
        (
            NeedFacts("Behovet", groups=("MG01",)),
            OfferingFacts("Tjänsten", not_for=("MG01",)),
            [("for_them", "Leverantören säger att det inte är avsett för Begrepp MG01.")],
        ),
        (
            NeedFacts("Behovet"),
            OfferingFacts("Tjänsten", age=500, actor_state="dormant"),
            [
                ("shown", "Ingen har bekräftat uppgifterna om erbjudandet på femton månader."),
                ("shown", "Leverantören är inte aktiv i registret nu."),
            ],
        ),
        (NeedFacts("Behovet"), OfferingFacts("Tjänsten"), []),
    ],
)
def test_hindrances_name_the_condition_that_is_lacking(need, offering, said):
    match = match_of(need, offering)

    found = hindrances(match)

    assert [(hindrance.condition.value, hindrance.text) for hindrance in found] == said
    assert all(hindrance.to_add for hindrance in found)


def test_explaining_many_with_the_terms_at_hand_asks_the_database_nothing(django_assert_num_queries):
    match = match_of(NeedFacts("Behovet", care=("VO01",)), OfferingFacts("Tjänsten"))

    with django_assert_num_queries(0):
        explain(match, terms={})
        hindrances(match, terms={})

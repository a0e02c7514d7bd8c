"""What the examples say: all of it invented, and marked so. The minutes are those of the method's worked example."""

from testbeds.evaluation_states import Answered, Complexity, CostKind, Direction, Domain, Mark, Nasss
from testbeds.states import Frequency, Grade, Hosting, Sensitivity, Visibility

BED = {
    "slug": "exempel-nattpatrullen",
    "name_sv": "Exempel: Nattpatrullen och 24 lägenheter",
    "name_en": "Example: The night patrol and 24 flats",
    "kind": "real",
    "summary_sv": "En påhittad testbädd, så att du kan prova. Ett boende med nattpatrull, och hemtjänst runt omkring.",
    "summary_en": "An invented testbed, so that you can try. A home with a night patrol, and home care around it.",
    "equipment": "Trygghetslarm, mobil för varje medarbetare, trådlöst nät i hela huset.",
    "systems": "Planering och dokumentation i ett påhittat verksamhetssystem.",
    "capacity": 12,
    "gives": "Baslinje före testet, hjälp att mäta, och en rapport som alla kan läsa.",
    "cost_terms": "Leverantören står för utrustningen under testet, kommunen för arbetstiden.",
    "contact": "kommun@arena.example",
    "is_example": True,
}
NEED = {
    "title_sv": "Exempel: Nattens tillsyn tar tid från dem som behöver hjälp",
    "title_en": "Example: Night-time supervision takes time from those who need help",
    "problem_sv": "En stor del av passet går till att öppna dörrar hos människor som sover.",
    "problem_en": "Much of the shift is spent opening doors to people who are asleep.",
    "affected": "Nattpatrullen, och äldre med tillsyn på natten",
    "affected_per_year": 60,
    "frequency": Frequency.DAILY,
    "wished_state": "Personalen är hos den som behöver någon, och den som sover får sova.",
    "noticed_by": "Minuter per pass som går till tillsyn.",
    "urgency": Grade.HIGH,
    "benefit": Grade.HIGH,
    "feasibility": Grade.MEDIUM,
    "hosting": Hosting.YES,
    "sensitivity": Sensitivity.HEALTH,
    "visibility": Visibility.PUBLIC,
}
DONE = {
    "title_sv": "Exempel: Sensor under madrassen i stället för besök på natten",
    "title_en": "Example: A sensor under the mattress instead of visits at night",
    "funding": "Exempel: leverantören lånade ut utrustningen, kommunen stod för arbetstiden.",
    "agreement": "Exempel: avtal om prov och publicering",
}
ONGOING = {
    "title_sv": "Exempel: Signering av doser i mobilen",
    "title_en": "Example: Signing doses in the phone",
    "funding": "Exempel: kommunen.",
    "agreement": "Exempel: avtal om prov och publicering",
}
CHECKLIST_NOTE = "Exempel: genomgånget före planeringen."
PLAN = {
    "question": "Går mindre av nattpasset till tillsyn när sensorn säger till vem som behöver någon?",
    "participants_planned": 8,
    "units": "Nattpatrullen",
    "ethics_needed": Answered.NO,
    "ethics": "Utvärdering av ett arbetssätt. Inga uppgifter om hälsa samlas in, bara minuter och enkätsvar under kod.",
}
MINUTES = {
    "name": "Tid för tillsyn per nattpass",
    "kind": "number",
    "unit": "minuter",
    "domain": Domain.EFFECT,
    "direction": Direction.LOWER,
    "method": "Egen notering med stoppur, medelvärde av passen i fasen",
    "worthwhile": 5,
    "is_primary": True,
}
WOULD_RECOMMEND = {
    "name": "Skulle rekommendera det till andra",
    "kind": "yes_no",
    "domain": Domain.USERS,
    "direction": Direction.HIGHER,
    "method": "Fråga till personalen efter testet",
    "is_paired": False,
    "enough": 75,
}
BEFORE = [42, 38, 51, 45, 40, 47, 39, 44]  # the worked example of the method
AFTER = [30, 35, 40, 41, 33, 36, 38, 34]
YES = [1, 1, 1, 1, 1, 1, 1, 0]
SUS = [
    [4, 2, 4, 1, 5, 2, 4, 2, 4, 2],
    [4, 2, 4, 2, 4, 2, 4, 2, 4, 2],
    [5, 1, 4, 2, 4, 2, 5, 2, 4, 2],
    [3, 2, 4, 3, 4, 2, 4, 2, 3, 2],
    [4, 1, 5, 1, 5, 1, 5, 1, 4, 1],
    [3, 3, 3, 2, 4, 3, 4, 3, 3, 3],
    [4, 2, 4, 2, 4, 2, 4, 2, 4, None],
    [4, 2, 5, 2, 4, 2, 4, 1, 4, 2],
]
COMMENT = "Jag hinner sitta ner hos den som är orolig."
INCIDENTS = [
    (1, "Sensorn startade om två gånger samma natt. Larmen kom fram i efterhand.", "Ny programvara samma vecka."),
    (2, "Ett falskt larm varje timme hos en person som rör sig mycket i sömnen.", "Känsligheten ställdes om."),
]
COSTS = {
    CostKind.LICENCE: (95, "Exempel: per användare och månad"),
    CostKind.HARDWARE: (60, "Exempel: sensor, avskriven på tre år"),
    CostKind.INTRODUCTION: (25, "Exempel: två timmar per medarbetare, fördelat på ett år"),
    CostKind.SUPPORT: (20, "Exempel: en timme i veckan för enheten"),
}
COMPLEXITY = {
    Nasss.CONDITION: (Complexity.COMPLICATED, "De som bor här har olika sjukdomar."),
    Nasss.TECHNOLOGY: (Complexity.SIMPLE, "En sensor och en app."),
    Nasss.VALUE: (Complexity.SIMPLE, "Nyttan syns redan på första passet."),
    Nasss.ADOPTERS: (Complexity.COMPLICATED, "Natten behöver nya rutiner."),
    Nasss.ORGANISATION: (Complexity.COMPLICATED, "Någon måste äga larmlistan."),
    Nasss.SYSTEM: (Complexity.SIMPLE, "Biståndsbeslut om tillsyn finns redan."),
    Nasss.OVER_TIME: (Complexity.COMPLICATED, "Batterier byts en gång om året."),
}
GRADES = {
    Domain.NEED: (Mark.SUFFICIENT, "Testet svarade på behovet som kommunen hade."),
    Domain.SAFETY: (Mark.MOSTLY, "Två mindre avvikelser, båda förklarade. Besöken fanns kvar som reserv."),
    Domain.EFFECT: (Mark.MOSTLY, "Mindre tid till tillsyn för alla åtta."),
    Domain.USERS: (Mark.MOSTLY, "Användbarheten bedömdes som god, och sju av åtta skulle rekommendera det."),
    Domain.ECONOMY: (Mark.PARTLY, "Tiden frigörs, men budgeten minskar inte av sig själv."),
    Domain.ORGANISATION: (Mark.MOSTLY, "Rutinen för larmlistan blev klar efter två veckor."),
    Domain.ETHICS: (Mark.SUFFICIENT, "Samtycke togs in av alla, och ingen bild eller inget ljud samlas in."),
}
CONDITIONS = (
    "En medarbetare på varje pass äger larmlistan.\n"
    "Den som har sensorn har sagt ja, och kan säga nej när som helst.\n"
    "Besök på natten finns kvar för den som vill ha det."
)
VERDICT_REASONS = "Åtta deltagare på en enhet. Villkoren visade sig behövas under testets första veckor."
DRAFT = {
    "short_sv": (
        "Åtta medarbetare i en nattpatrull använde en sensor under madrassen i åtta veckor. Tillsynen tog drygt sju "
        "minuter mindre per pass, och alla åtta fick mindre av den. Det är troligen en skillnad som betyder något. "
        "Ingen kom till skada. Det fungerar om någon på varje pass äger larmlistan. Vi vet inte hur det går på fler "
        "enheter eller under en hel vinter."
    ),
    "short_en": (
        "Eight members of a night patrol used a sensor under the mattress for eight weeks. Supervision took a good "
        "seven minutes less per shift, and less for all eight. Probably that makes a difference. Nobody was harmed. It "
        "works if somebody on each shift owns the list of alarms. We do not know how it goes in more units or over a "
        "whole winter."
    ),
    "interpretation": (
        "Skillnaden är tydligt skild från noll, men det lägsta värdet i intervallet är under fem minuter."
    ),
    "economy": "200 kronor per användare och månad. Den frigjorda tiden går till dem som är vakna, inte till budgeten.",
    "transferability": [
        ["Trådlöst nät i alla lägenheter", "Fanns redan i hela huset."],
        ["En rutin för vem som svarar på larm", "Tog två veckor att få på plats."],
        ["Korta avstånd", "Alla bor i samma hus. I glesbygd är körtiden en annan."],
    ],
    "limits": "Ingen jämförelsegrupp, en enda enhet, och en årstid.",
    "contact": "utvarderare@arena.example",
}
REPLY = "Exempel: Tack för ett noggrant test. Omstarterna berodde på ett fel som är rättat i den version som säljs nu."
DEVIATION = (
    "Baslinjen blev två dagar kortare än planerat.",
    "Sjukdom på enheten. Alla åtta har ändå minst sex pass i baslinjen.",
)
DECISION_REASON = "Exempel: vi börjar med en enhet till, med larmlistan på plats från första dagen."

"""What a plan says until somebody writes better, in Swedish like the plan itself: a start that holds for most tests.

`STATISTICS` tells what the portal computes for each design, so it changes together with the computing.
"""

from testbeds.evaluation_states import Design
from testbeds.models import EvaluationPlan

HYPOTHESIS = (
    "Det primära måttet blir bättre, med minst den minsta betydelsefulla skillnaden. Inget annat blir tydligt sämre."
)
INCLUSION = (
    "Med: de som arbetar på enheterna under hela testet och som har sagt ja.\n"
    "Inte med: vikarier och de som slutar före testets slut.\n"
    "Den som vill sluta kan göra det när som helst, utan att säga varför. Det räknas som bortfall och redovisas."
)
THRESHOLDS = (
    "Rekommenderas för införande: det primära måttet är tydligt bättre, ingen allvarlig avvikelse saknar förklaring, "
    "och inget område är bedömt som otillräckligt.\n"
    "Rekommenderas på villkor: det primära måttet är troligen bättre, eller tydligt bättre med brister som går att "
    "rätta.\n"
    "Nytt test behövs: resultatet är oklart.\n"
    "Rekommenderas inte: det primära måttet är troligen eller tydligt sämre, eller säkerhet eller juridik är bedömd "
    "som otillräcklig.\n"
    "Kan inte bedömas: för få värden har kommit in."
)
STOP_RULES = (
    "Testet stoppas genast vid en avvikelse av allvarlighetsgrad 3 eller 4, alltså skada eller tydlig risk för skada. "
    "Det gäller tills vi vet varför det hände och har åtgärdat det.\n"
    "Utvärderingsledaren eller testledaren stoppar testet och meddelar leverantören samma dag.\n"
    "Testet avbryts för gott om orsaken inte kan åtgärdas, eller om fler än hälften av deltagarna har slutat.\n"
    "Det vanliga arbetssättet finns kvar under hela testet, så att vi kan gå tillbaka till det på en gång."
)
RISKS = (
    "Tekniken slutar fungera: det vanliga arbetssättet tar vid, och alla vet hur.\n"
    "Falska larm eller uteblivna larm: varje larm kontrolleras på plats under testet.\n"
    "Merarbete för personalen: tid för att lära sig är avsatt, och merarbetet mäts.\n"
    "Den som får vård påverkas: testet ersätter ingen insats, och var och en kan säga nej utan att förlora någon vård."
)
DATA_PROTECTION = (
    "I portalen finns bara deltagarkoder, aldrig namn eller personnummer. Listan över vem som har vilken kod finns hos "
    "verksamheten, inlåst, och förstörs när rapporten är publicerad.\n"
    "Enkäter besvaras utan inloggning. Svar från färre än fem personer visas inte för sig.\n"
    "Personuppgifter som behandlas i produkten under testet regleras i personuppgiftsbiträdesavtalet mellan "
    "verksamheten och leverantören."
)
ETHICS = (
    "Testet gäller ett arbetssätt i verksamheten. Inga känsliga personuppgifter samlas in för forskning, och ingen "
    "utsätts för ett ingrepp. Därför bedöms att etikprövning inte behövs. Den som är osäker frågar "
    "Etikprövningsmyndigheten innan planen skrivs under."
)

_FIRST = (
    "Antal tillfrågade, antal som började och fullföljde och antal värden som saknas redovisas alltid. Flera värden "
    "från samma deltagare i samma fas blir först ett medelvärde. Varje fas beskrivs med median, kvartiler, minsta och "
    "största värde och medelvärde.\n"
)
_PAIRS = (
    "För mått med samma deltagare före och efter räknas skillnaden test minus baslinje för varje deltagare. Skillnaden "
    "beskrivs med median och med Hodges–Lehmanns skattning och dess intervall ur Walshmedelvärdena. Den prövas med "
    "Wilcoxons tvåsidiga teckenrangtest, exakt upp till 200 par. Par utan skillnad räknas bort i testet men inte i "
    "skattningen, och antalet anges. När fem par eller färre skiljer sig görs inget test. För ja eller nej beskrivs "
    "ändringen i procentenheter med Newcombes intervall för parade andelar.\n"
    "Ord för resultatet: tydligt bättre när hela intervallet når den minsta betydelsefulla skillnaden, troligen bättre "
    "när skattningen når den och hela intervallet är på rätt sida om noll, på samma sätt för sämre, annars oklart. Ett "
    "intervall med lägre säkerhet än 95 % kallas aldrig tydligt. Med färre än fem par är resultatet oklart.\n"
)
_SINGLE = (
    "Det finns ingen baslinje att jämföra med, så inget test görs. Andelen, SUS-medelvärdet eller annars medianen "
    "jämförs med nivån som räcker. Resultatet är tydligt bättre när hela intervallet når nivån, och troligen bättre "
    "när skattningen når den och intervallet slutar mindre än en betydelsefull skillnad från den. På samma sätt för "
    "sämre, annars oklart.\n"
)
_LAST = (
    "Medianens intervall kommer ur ordningsstatistik. Andelar har Wilsons intervall, eller exakt intervall när ingen "
    "eller alla svarat ja. Medelvärdet av SUS har från åtta svar BCa-bootstrap, 10 000 dragningar med planens frö och "
    "inom 0–100. Intervallens verkliga säkerhet anges. Det primära måttet avgör; övriga är utforskande. Färre än fem "
    "deltagare eller svar redovisas bara som antal."
)
_SIDE_BY_SIDE = "Enheterna prövas inte mot varandra.\n"
_STEPWISE = "Enheterna börjar vid olika tid; baslinjen är tiden före enhetens egen start.\n"
STATISTICS = {
    Design.PAIRED: f"{_FIRST}{_PAIRS}{_LAST}",
    Design.PARALLEL: f"{_FIRST}{_PAIRS}{_SIDE_BY_SIDE}{_LAST}",
    Design.STEPPED: f"{_FIRST}{_PAIRS}{_STEPWISE}{_LAST}",
    Design.SINGLE: f"{_FIRST}{_SINGLE}{_LAST}",
}


def blank_plan(evaluation):
    """A plan that is not kept yet, with all that can be said beforehand."""
    request = evaluation.request
    return EvaluationPlan(
        evaluation=evaluation,
        question=(request.question[:600] if request else "")
        or f"Vad blir bättre och vad blir sämre när {evaluation.offering} används, jämfört med i dag?",
        hypothesis=HYPOTHESIS,
        inclusion=INCLUSION,
        thresholds=THRESHOLDS,
        stop_rules=STOP_RULES,
        risks=RISKS,
        data_protection=DATA_PROTECTION,
        ethics=ETHICS,
        statistics=STATISTICS[Design.PAIRED],
    )

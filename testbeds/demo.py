"""An example round to try the portal with: some have answered, one abstains. Nobody was asked in truth."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from actors.models import Actor, User
from actors.states import MUNICIPALITY, REGION
from testbeds.clusters import gathering
from testbeds.models import InventoryResponse, InventoryRound, Need
from testbeds.needs import deciding
from testbeds.states import Consulted, Frequency, Grade, Hosting, ResponseState, RoundState, Sensitivity, Visibility

TOWN, STAFF = "kommun@arena.example", "personal@arena.example"
OURS, ANSWERED, SENT_IN, ABSTAINING = "0840", "0885", "0834", "0821"  # the first is the town of the demonstration

ROUND = {
    "slug": "exempel-inventering",
    "title_sv": "Exempel: Inventering av behov",
    "title_en": "Example: Inventory of needs",
    "text_sv": "En påhittad omgång, så att du kan prova. Ingen kommun har svarat på den i verkligheten.",
    "text_en": "An invented round, so that you can try. No municipality has answered it in reality.",
    "state": RoundState.OPEN,
    "remind_days": [14, 3],
    "is_example": True,
}
NIGHT = {
    "title_sv": "Exempel: Natten störs av tillsyn",
    "title_en": "Example: The night is disturbed by supervision",
    "problem_sv": "Nattpatrullen öppnar dörren tre gånger varje natt. Många vaknar, och några kan inte somna om.",
    "problem_en": "The night patrol opens the door three times every night. Many wake up, and some cannot sleep again.",
    "affected": "Sköra äldre med tillsyn på natten, och nattpatrullen",
    "affected_per_year": 60,
    "frequency": Frequency.DAILY,
    "consequences": "Trötthet, oro och fall på dagen. Nattpatrullen kör långt för besök som sällan behövs.",
    "wished_state": "Den som sover får sova, och den som behöver hjälp får den inom en kvart.",
    "noticed_by": "Antal väckningar och antal fall per månad, före och efter.",
    "tried": "Glesare besök under sommaren, men oron blev större.",
    "constraints": "Samtycke krävs. Mobiltäckningen är svag på södra ön.",
    "urgency": Grade.HIGH,
    "benefit": Grade.VERY_HIGH,
    "feasibility": Grade.MEDIUM,
    "hosting": Hosting.YES,
    "host_unit": "Hemtjänsten, natt",
    "host_months": 4,
    "host_hours": 10,
    "sensitivity": Sensitivity.HEALTH,
    "visibility": Visibility.PUBLIC,
}
NIGHT_ELSEWHERE = {
    "title_sv": "Exempel: Tillsyn på natten med långa avstånd",
    "title_en": "Example: Night-time supervision over long distances",
    "problem_sv": "En natt är hälften av tiden körning. Den som behöver hjälp får vänta medan andra väcks i onödan.",
    "problem_en": "Half of a night is driving. Those who need help wait while others are woken for nothing.",
    "affected": "Äldre med tillsyn på natten",
    "affected_per_year": 45,
    "frequency": Frequency.DAILY,
    "urgency": Grade.HIGH,
    "benefit": Grade.HIGH,
    "feasibility": Grade.HIGH,
    "hosting": Hosting.PERHAPS,
    "sensitivity": Sensitivity.HEALTH,
    "visibility": Visibility.PUBLIC,
}
DOSES = {
    "title_sv": "Exempel: Osignerade läkemedel syns för sent",
    "title_en": "Example: Unsigned medicines are noticed too late",
    "problem_sv": "Signeringslistan ligger hemma hos den enskilde. Att en dos saknas märks först när någon går dit.",
    "problem_en": "The list of signatures lies at home. A missing dose is noticed when somebody goes there.",
    "affected": "Personer med läkemedelsstöd, sjuksköterskor",
    "affected_per_year": 120,
    "frequency": Frequency.WEEKLY,
    "urgency": Grade.HIGH,
    "benefit": Grade.HIGH,
    "sensitivity": Sensitivity.HEALTH,
    "visibility": Visibility.ARENA,
}
UNFINISHED = {
    "title_sv": "Exempel: Utkast om mobil dokumentation",
    "problem_sv": "Anteckningarna skrivs på kontoret, flera timmar efter besöket.",
}


@transaction.atomic
def make_examples():
    """Add the round, unless it is here or the registry has no municipalities; say how many needs there were to add."""
    towns = {actor.municipality_id: actor for actor in _towns()}
    us, staff = (User.objects.filter(email=email).first() for email in (TOWN, STAFF))
    if InventoryRound.objects.filter(slug=ROUND["slug"]).exists() or not (us and staff and OURS in towns):
        return 0
    responses = _round(towns.values())
    ours = _need(towns[OURS], us, NIGHT, ["OMR02", "VO01", "MG02", "MG11"])
    _need(towns[OURS], us, UNFINISHED, ["OMR07", "VO01"], is_draft=True, response=responses[OURS])
    night = _need(towns[ANSWERED], us, NIGHT_ELSEWHERE, ["OMR02", "VO01", "MG01"], response=responses[ANSWERED])
    doses = _need(towns[SENT_IN], us, DOSES, ["OMR04", "VO05", "MG12"], response=responses[SENT_IN])
    for need in (ours, night, doses):
        deciding.publish(need, by=staff)
    deciding.share(doses, towns[OURS], by=us, note="Exempel: vi har samma bekymmer i hemsjukvården.")
    gathering.gather(
        [ours, night],
        by=staff,
        title_sv="Exempel: Lugnare nätter med rätt hjälp i tid",
        title_en="Example: Calmer nights with the right help in time",
        statement_sv="Flera kommuner vill att den som sover får sova, och att hjälpen kommer när den behövs.",
        statement_en="Several municipalities want those who sleep to sleep on, and help to come when it is needed.",
        is_example=True,
    )
    return Need.objects.filter(is_example=True).count()


def _towns():
    """Those expected to answer: the twelve municipalities and the region."""
    whole = Actor.objects.public().filter(part_of=None, municipality__isnull=False)
    return [*whole.filter(actor_type=REGION), *whole.filter(actor_type=MUNICIPALITY)]  # a town wins over the region


def _round(actors):
    today, now = timezone.localdate(), timezone.now()
    days = {"opens_on": today - timedelta(days=20), "closes_on": today + timedelta(days=20)}
    inventory = InventoryRound.objects.create(**ROUND, **days)
    inventory.remark("opened", by=None)
    sent_in = {"submitted_at": now, "consulted": [Consulted.MANAGERS, Consulted.STAFF]}
    told = {
        OURS: {"state": ResponseState.IN_PROGRESS, "consulted": [Consulted.STAFF]},
        ANSWERED: {"state": ResponseState.APPROVED, "approved_at": now, **sent_in},
        SENT_IN: {"state": ResponseState.SUBMITTED, **sent_in},
        ABSTAINING: {"state": ResponseState.ABSTAINED, "abstains_because": "Exempel: vi inventerade själva i våras."},
    }
    region = Actor.objects.public().filter(actor_type=REGION, part_of=None, municipality__isnull=False)[:1]
    expected = {actor.pk: actor for actor in [*actors, *region]}.values()
    rows = [(actor, {} if actor.actor_type_id == REGION else told.get(actor.municipality_id, {})) for actor in expected]
    return {
        actor.municipality_id: InventoryResponse.objects.create(round=inventory, actor=actor, invited_at=now, **facts)
        for actor, facts in sorted(rows, key=lambda row: row[0].actor_type_id != REGION)
    }


def _need(actor, by, facts, terms, *, is_draft=False, response=None):
    need = Need.objects.create(
        slug=deciding.unsaying_address(), owner=actor, response=response, is_example=True, **facts
    )
    need.terms.set(terms)
    return need if is_draft else deciding.confirm(deciding.submit(need, by=by), by=by)

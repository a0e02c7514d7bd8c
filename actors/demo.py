"""What only the demonstration has: accounts to try the portal with, and a company that does not exist."""

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from actors.accounts import confirm_address
from actors.examples import show_proof
from actors.models import Actor, Membership, Offering, User
from actors.states import (
    MUNICIPALITY,
    ActorState,
    Depth,
    MarketState,
    MembershipState,
    OfferingState,
    OfferingType,
    People,
    PriceModel,
    Role,
    Stance,
)

PASSWORD = "arena-demo-2026"  # noqa: S105 - printed for everybody to use
COMPANY, TOWN = "foretag@arena.example", "kommun@arena.example"
PEOPLE = {
    COMPANY: {"name": "Frida Företag"},
    TOWN: {"name": "Kim Kommun"},
    "personal@arena.example": {"name": "Petra Personal", "is_staff": True},
    "utvarderare@arena.example": {"name": "Uno Utvärderare"},
    "bedomare@arena.example": {"name": "Bea Bedömare"},
    "granskare@arena.example": {"name": "Greta Granskare"},
    "admin@arena.example": {"name": "Adam Administratör", "is_administrator": True},
}

EXAMPLE = {
    "slug": "exempel-omsorgsteknik-ab",
    "legal_name": "Exempel Omsorgsteknik AB",
    "actor_type_id": "AKT01",
    "municipality_id": "0840",
    "summary_sv": "Ett påhittat företag, så att du kan prova hur det är att vara med i arenan.",
    "summary_en": "An invented company, so that you can try what it is like to take part in the arena.",
    "contact_function": "Kundtjänst",
    "contact_email": COMPANY,
}
EXAMPLE_OFFERINGS = [
    {
        "slug": "exempel-lugn-natt",
        "name": "Exempel: Lugn natt",
        "offering_type": OfferingType.PRODUCT,
        "problem_sv": "Besök på natten väcker den som sover. En sensor under madrassen säger till när någon behövs.",
        "problem_en": "Night visits wake people who sleep. A sensor under the mattress tells when somebody is needed.",
        "users": "Nattpatrull och undersköterskor",
        "terms": ["OMR02", "VO01", "VO02", "MG02"],
    },
    {
        "slug": "exempel-ratt-dos",
        "name": "Exempel: Rätt dos",
        "offering_type": OfferingType.SERVICE,
        "problem_sv": "På en papperslista blir doser ibland osignerade. Här signeras varje dos i mobilen, på plats.",
        "problem_en": "On a paper list some doses go unsigned. Here each dose is signed in the phone, on the spot.",
        "users": "Omvårdnadspersonal och sjuksköterskor",
        "terms": ["OMR04", "VO01", "VO05", "MG11"],
    },
]
EXAMPLE_FACTS = {
    "state": OfferingState.PUBLISHED,
    "market_state": MarketState.READY,
    "price_model": PriceModel.SUBSCRIPTION,
    "languages": "Svenska",
}
EXAMPLE_COMPETENCES = [
    {
        "term_id": "KOMP04",
        "depth": Depth.EXPERT,
        "people": People.FEW,
        "evidence": "Påhittat exempel: tre års drift av sensorer under madrassen.",
        "areas": ["OMR02", "VO01", "VO02"],
    },
    {"term_id": "KOMP03", "depth": Depth.INDEPENDENT, "people": People.SEVERAL, "areas": ["OMR02", "OMR04"]},
    {"term_id": "KOMP10", "stance": Stance.BUILDING, "depth": Depth.BASIC, "people": People.ONE, "areas": ["OMR04"]},
    {"term_id": "KOMP11", "stance": Stance.SEEKING, "areas": ["OMR02", "VO05"]},
]


@transaction.atomic
def make_accounts():
    """Add the accounts that are missing, confirmed and with the same password; say how many there were to add."""
    known = User.objects.filter(email__in=PEOPLE).values_list("email", flat=True)
    missing = {email: facts for email, facts in PEOPLE.items() if email not in set(known)}
    password = make_password(PASSWORD) if missing else ""
    for email, facts in missing.items():
        confirm_address(User.objects.create(email=email, password=password, **facts))
    User.objects.filter(email__in=PEOPLE).update(is_demonstration=True)
    make_manager(COMPANY, example_company())
    make_manager(TOWN, example_town())
    give_mailbox(example_town(), TOWN)
    return len(missing)


def example_town():
    return Actor.objects.filter(actor_type=MUNICIPALITY, municipality="0840", part_of=None).first()


def example_company():
    now = timezone.now()
    facts = EXAMPLE | {"state": ActorState.PUBLISHED, "is_example": True, "confirmed_at": now}
    company, is_new = Actor.objects.get_or_create(slug=facts["slug"], defaults=facts)
    if is_new:
        company.areas.set(["OMR02", "OMR04"])
        for offering in EXAMPLE_OFFERINGS:
            facts = EXAMPLE_FACTS | {name: value for name, value in offering.items() if name != "terms"}
            Offering.objects.create(actor=company, confirmed_at=now, **facts).terms.set(offering["terms"])
        show_proof(company.offerings.order_by("pk").first(), example_town())
        for competence in EXAMPLE_COMPETENCES:
            facts = {name: value for name, value in competence.items() if name != "areas"}
            company.competences.create(confirmed_at=now, **facts).areas.set(competence["areas"])
    return company


def give_mailbox(actor, email):
    """A way to reach the town of the demonstration: the account's own address, which leads nowhere else."""
    if actor and not actor.contact_email:
        actor.contact_function, actor.contact_email = "Exempel: brevlåda i demonstrationen", email
        actor.save(update_fields=["contact_function", "contact_email"])


def make_manager(email, actor):
    """Let the person speak for the actor, unless it is not here or they already have a place in it."""
    user = User.objects.get(email=email)
    if actor and not user.memberships.filter(actor=actor).exists():
        now = timezone.now()
        Membership.objects.create(
            actor=actor, user=user, role=Role.MANAGER, state=MembershipState.ACTIVE, decided_at=now
        )

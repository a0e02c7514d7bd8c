"""A need from a phone to a published report: each of those who take part does theirs, and sees no more."""

from hashlib import sha256

import pytest
from django.urls import reverse

from testbeds.collecting import entering
from testbeds.evaluation_states import Decision, Domain, EvaluationState, Mark, Part, Phase
from testbeds.judging import assessing
from testbeds.models import Evaluation
from testbeds.states import MatchState
from tests.arena.test_look_browser import sign_in
from tests.factories import MatchFactory, MembershipFactory, NeedFactory, OfferingFactory, StaffFactory, UserFactory
from tests.testbeds.statistics.measured import BASELINE, TEST

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 780}
TITLE = "Sensor under madrassen i Ekby"
SAYING = "Vi delar bilden.\n\nKlockan på avdelningen gick fel i maj; nu hämtar sensorn tiden själv."
OWN_WORDS = "Bedömarens egna ord om området."
INSIDE = ("values", "results", "assessment", "agreeing")


class Journey:
    """One telephone that goes from hand to hand, and the evaluation that it follows."""

    def __init__(self, page, portal):
        self.page, self.portal = page, portal
        page.set_viewport_size(PHONE)

    @property
    def evaluation(self):
        return Evaluation.objects.get()

    @property
    def main(self):
        return self.page.get_by_role("main")

    @property
    def text(self):
        return self.main.inner_text().replace("\xa0", " ")

    def is_held_by(self, person):
        sign_in(self.page, person, self.portal)

    def open(self, name, *arguments):
        self.page.goto(reverse(name, args=arguments))
        self._fits()

    def at_work(self, person, task):
        """From the page that says what is theirs to do, to the task."""
        self.is_held_by(person)
        self.open("evaluations:work", self.evaluation.slug)
        self.follow(task)

    def follow(self, name):
        self._tap(self.main.get_by_role("link", name=name, exact=True).first)

    def press(self, name):
        self._tap(self.main.get_by_role("button", name=name, exact=True))
        assert self.page.locator(".errors").all_inner_texts() == []

    def write(self, label, text):
        self.main.get_by_label(label, exact=True).fill(text)

    def answered(self, *names):
        """How the portal answers whoever holds the telephone at these pages of the evaluation."""
        slug = self.evaluation.slug
        pages = [reverse(f"evaluations:{name}", args=[slug]) for name in names]
        return [self.page.request.get(address, max_redirects=0).status for address in pages]

    def _tap(self, way):
        with self.page.expect_navigation():
            way.click()
        self._fits()

    def _fits(self):
        assert self.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], self.page.url


@pytest.fixture
def match():
    """A need, and what fits it: both sides want to meet."""
    need = NeedFactory(title_sv="Lugnare nätter för den som får tillsyn")
    return MatchFactory(need=need, offering=OfferingFactory(name="Lugn natt"), state=MatchState.CONFIRMED)


@pytest.fixture
def people(match):
    found = {part: UserFactory() for part in (Part.LEAD, Part.SITE_LEAD, Part.ASSESSOR, Part.REVIEWER)}
    return {**found, Part.SUPPLIER: MembershipFactory(actor=match.offering.actor).user, "staff": StaffFactory()}


def test_need_goes_from_a_phone_through_a_plan_and_a_test_to_a_report_and_a_decision(portal, page, match, people):
    journey = Journey(page, portal)

    propose(journey, match, people)
    settle_the_plan(journey, people)
    measure(journey, people)
    judge(journey, people)
    report(journey, people)
    decide(journey, MembershipFactory(actor=match.need.owner).user)

    assert [one.decision for one in journey.evaluation.decisions.all()] == [Decision.LIMITED]


def propose(journey, match, people):
    """Staff make an evaluation of the match, say who is what in it, and think it through."""
    journey.is_held_by(people["staff"])
    journey.open("needs:match", match.key)
    journey.follow("Föreslå en utvärdering")
    journey.write("Rubrik", TITLE)
    journey.main.get_by_label("Vilken version, i ord").fill("3.2")
    journey.main.get_by_label("Leverantören har gått med på att resultatet publiceras").check()
    journey.press("Spara förslaget")
    assert list(journey.evaluation.needs.all()) == [match.need]
    journey.follow("Utse utvärderingsledare")
    for part in Part:
        journey.write("Personens e-postadress", people[part].email)
        journey.main.get_by_label("Roll", exact=True).select_option(part)
        journey.press("Utse")
    journey.open("evaluations:work", journey.evaluation.slug)
    journey.follow("Svara på frågorna före planeringen")
    for answer in journey.main.get_by_label("Ja", exact=True).all():
        answer.check()
    journey.press("Spara")
    journey.follow("Börja planera")
    journey.press("Börja planera")
    journey.page.context.clear_cookies()
    assert journey.answered("detail", "plan", "plan_file") == [404, 404, 404]


def settle_the_plan(journey, people):
    for part in (Part.LEAD, Part.SITE_LEAD, Part.ASSESSOR, Part.REVIEWER):
        journey.at_work(people[part], "Säg om du har någon koppling till leverantören")
        journey.main.get_by_label("Nej", exact=True).check()
        journey.press("Lämna uppgiften")
    journey.at_work(people[Part.LEAD], "Skriv planen, och underteckna den")
    journey.follow("Börja på planen")
    journey.main.get_by_label("Antal deltagare").fill("8")
    journey.main.get_by_label("Enheter, en på varje rad").fill("Avdelning A")
    journey.main.get_by_label("Behövs etikprövning?").select_option("no")
    journey.press("Spara")
    journey.follow("Lägg till ett mått")
    journey.write("Namn", "Tid per pass")
    journey.main.get_by_label("Enhet").fill("minuter")
    journey.main.get_by_label("Minsta betydelsefulla skillnad").fill("5")
    journey.press("Spara")
    for part, name in ((Part.LEAD, "utvärderingsledare"), (Part.SITE_LEAD, "testledare")):
        journey.at_work(people[part], "Skriv planen, och underteckna den")
        journey.follow("Läs och skriv under")
        journey.main.get_by_label("Jag har läst hela planen och står för den").check()
        journey.press(f"Skriv under som {name}")
    _is_settled_for_everybody(journey)


def _is_settled_for_everybody(journey):
    """A visitor reads the plan, whose checksum is that of the file, and nothing else."""
    evaluation = journey.evaluation
    assert evaluation.state == EvaluationState.PLAN_FROZEN
    journey.page.context.clear_cookies()
    file = journey.page.request.get(reverse("evaluations:plan_file", args=[evaluation.slug])).body()
    journey.open("evaluations:plan", evaluation.slug)
    assert sha256(file).hexdigest() in journey.text
    assert journey.answered("detail", "json", "csv", "pdf", "report_preview", "work", *INSIDE) == [
        *(200, 404, 404, 404),
        *[302] * 6,
    ]


def measure(journey, people):
    """Two of the values of each phase are tapped in on the telephone."""
    lead, site_lead = people[Part.LEAD], people[Part.SITE_LEAD]
    journey.at_work(lead, "Dela ut deltagarkoder")
    journey.write("Hur många deltagarkoder?", str(len(BASELINE)))
    journey.press("Gör koderna")
    for name, phase, numbers in (("baslinjen", Phase.BASELINE, BASELINE), ("testet", Phase.TEST, TEST)):
        journey.at_work(lead, f"Börja {name}")
        journey.press(f"Börja {name}")
        journey.at_work(site_lead, "För in värden")
        _enter(journey, phase, numbers, by=site_lead)
    for part in (Part.SUPPLIER, Part.REVIEWER):
        journey.is_held_by(people[part])
        assert journey.answered(*INSIDE, "incidents", "participants", "report_preview") == [403] * 7
    journey.at_work(lead, "Avsluta testet och analysera")
    journey.press("Avsluta testet och analysera")
    journey.follow("Låt värdena räknas ut")
    journey.press("Räkna ut siffrorna")
    while not journey.evaluation.analyses.exclude(results={}).exists():
        journey.page.wait_for_timeout(200)
    journey.page.reload()
    assert "p = 0,0078" in journey.text


def _enter(journey, phase, numbers, *, by):
    journey.follow("Snabbinmatning")
    journey.main.get_by_label("Mått", exact=True).select_option(label="Tid per pass")
    journey.main.get_by_label("Fas", exact=True).select_option(phase)
    journey.press("Börja")
    pairs = list(zip(journey.evaluation.participants.order_by("code"), numbers, strict=True))
    for participant, number in pairs[:2]:
        journey.follow(participant.code)
        journey.write("Värde", str(number))
        journey.press("Spara och ta nästa")
    [primary] = journey.evaluation.plan.measures.all()
    on = journey.evaluation.began_on
    for participant, number in pairs[2:]:
        entering.enter(primary, participant, phase=phase, on=on, value=number, by=by)


def judge(journey, people):
    """Two grade on their own, agree, and sign what it comes to with the site lead, who has seen no sheet."""
    lead, assessor, site_lead = people[Part.LEAD], people[Part.ASSESSOR], people[Part.SITE_LEAD]
    said = {domain: {"mark": Mark.MOSTLY, "reasons": "Det höll i åtta veckor.", "evidence": ""} for domain in Domain}
    assessing.save(journey.evaluation, said, by=lead)
    assessing.hand_in(journey.evaluation, by=lead)
    journey.at_work(assessor, "Bedöm områdena på egen hand")
    assert "Det höll i åtta veckor." not in journey.text
    for domain in Domain:
        journey.main.get_by_label(f"Betyg för {domain.label}", exact=True).select_option(Mark.MOSTLY)
        journey.write(f"Skäl: {domain.label}", OWN_WORDS)
    journey.press("Spara och lämna in")
    journey.at_work(lead, "Enas om betygen")
    assert OWN_WORDS in journey.text
    journey.press("Spara vad vi enas om")
    journey.main.get_by_label("Rekommenderas på villkor", exact=True).check()
    journey.main.get_by_label("Villkor, eller vad ett nytt test ska ta reda på").fill("Täckning i alla rum.")
    journey.main.get_by_label("Skäl").fill("Åtta deltagare är få.")
    journey.press("Spara slutsatsen")
    journey.press("Skriv under slutsatsen")
    journey.at_work(site_lead, "Skriv och underteckna den samlade slutsatsen")
    assert OWN_WORDS not in journey.text
    assert journey.answered("assessment", "agreeing") == [403, 403]
    journey.press("Skriv under slutsatsen")
    assert journey.evaluation.verdict.decided_at


def report(journey, people):
    lead, supplier, reviewer = people[Part.LEAD], people[Part.SUPPLIER], people[Part.REVIEWER]
    journey.at_work(lead, "Börja rapporten")
    journey.press("Börja rapporten")
    journey.follow("Skriv rapporten")
    journey.write("Svaret i korthet", "Tillsynen gick fortare för alla åtta. De är få.")
    journey.press("Spara")
    for person in (supplier, reviewer):
        journey.is_held_by(person)
        assert journey.answered("report_preview", *INSIDE) == [403] * 5
    journey.is_held_by(lead)
    journey.press("Skicka till leverantören")
    journey.at_work(supplier, "Kommentera rapporten, eller säg att du avstår")
    journey.main.get_by_label("Er kommentar").fill(SAYING)
    assert journey.answered("report_preview", *INSIDE) == [200, 403, 403, 403, 403]
    journey.press("Skicka svaret")
    journey.at_work(reviewer, "Granska rapporten")
    assert journey.answered("report_preview", *INSIDE) == [200, 200, 200, 403, 403]
    journey.press("Godkänn rapporten")
    journey.page.context.clear_cookies()
    assert journey.answered("json", "report_preview", *INSIDE) == [404, *[302] * 5]
    journey.at_work(people["staff"], "Publicera rapporten")
    journey.press("Publicera")
    _is_read_by_everybody(journey)


def _is_read_by_everybody(journey):
    journey.page.context.clear_cookies()
    journey.open("evaluations:detail", journey.evaluation.slug)
    for shown in ("−8,5", "−7,25", "−11,0 till −3,0", "96,1 %", "0,0078", *SAYING.splitlines()):
        assert shown in journey.text
    assert OWN_WORDS not in journey.text
    assert journey.answered("json", "work", *INSIDE) == [200, *[302] * 5]


def decide(journey, manager):
    journey.is_held_by(manager)
    journey.open("evaluations:detail", journey.evaluation.slug)
    journey.follow("Registrera ert beslut")
    journey.main.get_by_label("Inför begränsat", exact=True).check()
    journey.write("Varför", "Vi börjar i två områden.")
    journey.press("Registrera beslutet")
    journey.follow("Inte nu")
    assert "inför begränsat" in journey.text.lower()

"""One plain factory per model; traits name the situations that tests arrange."""

from datetime import UTC, datetime, timedelta

import factory
from django.db.models.functions import Now
from factory.django import DjangoModelFactory

from actors import models
from actors.states import (
    AccountAct,
    ActorState,
    MembershipState,
    OfferingState,
    OfferingType,
    Origin,
    RelationKind,
    Role,
    Stance,
)
from actors.trust import DeploymentState, EvidenceKind, Stage, Topic
from arena.desk.models import Assignment
from arena.feedback.models import Report
from arena.feedback.states import ReportState, Subject
from arena.files.models import StoredFile
from arena.outbox.models import DemoLetter, OutboundLetter
from arena.outbox.states import Priority, Reason
from arena.outbox.states import State as LetterState
from arena.searches.models import SavedSearch


class UserFactory(DjangoModelFactory):
    class Meta:
        model = models.User

    class Params:
        staff = factory.Trait(is_staff=True)
        administrator = factory.Trait(is_administrator=True)

    email = factory.Sequence(lambda n: f"person{n}@arena.example")
    name = factory.Sequence(lambda n: f"Person {n}")


class StaffFactory(UserFactory):
    staff = True


class AccountDecisionFactory(DjangoModelFactory):
    class Meta:
        model = models.AccountDecision

    account = factory.SubFactory(UserFactory)
    act = AccountAct.REOPENED
    decided_by = factory.SubFactory(UserFactory, administrator=True)
    reason = "Så är det bestämt."


class StaffProposalFactory(DjangoModelFactory):
    class Meta:
        model = models.StaffProposal

    account = factory.SubFactory(UserFactory)
    proposed_by = factory.SubFactory(UserFactory, administrator=True)
    reason = "Leder workshoppar."


class TermFactory(DjangoModelFactory):
    """`TermFactory(code="OMR01")` is the same row every time; without a code, a new e-health area."""

    class Meta:
        model = models.Term
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"OMR{n + 200}")
    vocabulary = factory.LazyAttribute(lambda term: term.code.rstrip("0123456789"))
    label_sv = factory.LazyAttribute(lambda term: f"Begrepp {term.code}")
    label_en = factory.LazyAttribute(lambda term: f"Term {term.code}")


class MunicipalityFactory(DjangoModelFactory):
    class Meta:
        model = models.Municipality
        django_get_or_create = ("scb_code",)

    scb_code = "0880"
    name = factory.LazyAttribute(lambda row: "Kalmar" if row.scb_code == "0880" else f"Kommun {row.scb_code}")
    official_name = factory.LazyAttribute(lambda row: f"{row.name} kommun")


class ActorFactory(DjangoModelFactory):
    class Meta:
        model = models.Actor
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(state=ActorState.DRAFT)
        submitted = factory.Trait(state=ActorState.SUBMITTED)
        closed = factory.Trait(state=ActorState.CLOSED)
        open_for_help = factory.Trait(help_until=datetime(2999, 1, 1, tzinfo=UTC))
        imported = factory.Trait(origin=Origin.IMPORTED, source="https://kalla.example/", confidence="read-at-source")
        managed = factory.Trait(
            membership=factory.RelatedFactory("tests.factories.MembershipFactory", factory_related_name="actor")
        )

    slug = factory.Sequence(lambda n: f"aktor-{n}")
    legal_name = factory.Sequence(lambda n: f"Aktör {n} AB")
    verification_level = factory.LazyAttribute(lambda actor: 2 if getattr(actor, "verified_how", "") else 0)
    state = ActorState.PUBLISHED
    actor_type = factory.SubFactory(TermFactory, code="AKT01", label_sv="Företag", label_en="Company")


class MembershipFactory(DjangoModelFactory):
    """A manager in force."""

    class Meta:
        model = models.Membership

    class Params:
        requested = factory.Trait(state=MembershipState.REQUESTED)
        invited = factory.Trait(
            state=MembershipState.INVITED, user=None, email=factory.Sequence(lambda n: f"inbjuden{n}@arena.example")
        )

    actor = factory.SubFactory(ActorFactory)
    user = factory.SubFactory(UserFactory)
    role = Role.MANAGER
    state = MembershipState.ACTIVE


class VerifiedDomainFactory(DjangoModelFactory):
    class Meta:
        model = models.VerifiedDomain

    actor = factory.SubFactory(ActorFactory)
    host = factory.Sequence(lambda n: f"organisation{n}.example")
    method = "brev till registrator"


class ActorCompetenceFactory(DjangoModelFactory):
    class Meta:
        model = models.ActorCompetence

    actor = factory.SubFactory(ActorFactory)
    term = factory.SubFactory(TermFactory, code="KOMP11")
    stance = Stance.HAS


class ActorRelationFactory(DjangoModelFactory):
    class Meta:
        model = models.ActorRelation

    from_actor = factory.SubFactory(ActorFactory)
    kind = RelationKind.PART_OF
    to_actor = factory.SubFactory(ActorFactory)


class ProposalFactory(DjangoModelFactory):
    """The manager wants another registered name."""

    class Meta:
        model = models.Proposal

    actor = factory.SubFactory(ActorFactory)
    legal_name = factory.Sequence(lambda n: f"Nytt namn {n} AB")
    actor_type = factory.SelfAttribute("actor.actor_type")
    message = "Vi har bytt namn."


class OfferingFactory(DjangoModelFactory):
    class Meta:
        model = models.Offering
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(state=OfferingState.DRAFT)
        in_review = factory.Trait(state=OfferingState.IN_REVIEW)
        retired = factory.Trait(state=OfferingState.RETIRED)

    slug = factory.Sequence(lambda n: f"erbjudande-{n}")
    actor = factory.SubFactory(ActorFactory)
    name = factory.Sequence(lambda n: f"Erbjudande {n}")
    state = OfferingState.PUBLISHED
    offering_type = OfferingType.PRODUCT
    problem_sv = "Nattliga besök väcker den som sover."

    @factory.post_generation
    def terms(self, create, codes, **_kwargs):
        """`OfferingFactory(terms=["OMR01", "VO01"])`"""
        if create and codes:
            self.terms.set([TermFactory(code=code) for code in codes])


class StoredFileFactory(DjangoModelFactory):
    """The row alone; what it holds is written by the tests that read it."""

    class Meta:
        model = StoredFile

    name = "rapport.pdf"
    kind = "pdf"
    size = 100
    sha256 = "0" * 64
    account = "actor:0"


class OfferingVersionFactory(DjangoModelFactory):
    class Meta:
        model = models.OfferingVersion

    offering = factory.SubFactory(OfferingFactory)
    number = factory.Sequence(lambda n: f"{n}.0")
    released_on = "2026-03"


class ComplianceClaimFactory(DjangoModelFactory):
    """In the supplier's own words, with nothing to show."""

    class Meta:
        model = models.ComplianceClaim

    class Params:
        documented = factory.Trait(state="documented", link="https://bevis.example/intyg")
        confirmed = factory.Trait(
            state="confirmed", confirmed_how="Intyget läst.", confirmed_on=datetime(2026, 3, 1, tzinfo=UTC).date()
        )

    offering = factory.SubFactory(OfferingFactory)
    topic = Topic.DATA_PROTECTION
    statement = "Personuppgifterna lagras i Sverige."


class EvidenceFactory(DjangoModelFactory):
    class Meta:
        model = models.Evidence

    offering = factory.SubFactory(OfferingFactory)
    kind = EvidenceKind.REFERENCE
    title = "Så tycker nattpatrullen"
    author = "Exempelkommunen"
    year = 2025


class DeploymentFactory(DjangoModelFactory):
    """In use, in the organisation's own words."""

    class Meta:
        model = models.Deployment

    class Params:
        proposed = factory.Trait(state=DeploymentState.PROPOSED, answered_at=None)
        sourced = factory.Trait(
            state=DeploymentState.SOURCED, answered_at=None, source="https://kalla.example/", known_on="2022"
        )

    offering = factory.SubFactory(OfferingFactory)
    actor = factory.SubFactory(ActorFactory)
    state = DeploymentState.CONFIRMED
    answered_at = datetime(2026, 3, 1, tzinfo=UTC)
    stage = Stage.IN_USE


class MergeFactory(DjangoModelFactory):
    class Meta:
        model = models.Merge

    merged = factory.SubFactory(ActorFactory, state=ActorState.MERGED)
    into = factory.SubFactory(ActorFactory)
    address = "gamla"
    moved = factory.LazyFunction(dict)
    stayed = factory.LazyFunction(dict)
    taken = factory.LazyFunction(list)
    reason = "Samma bolag."


class DecisionFactory(DjangoModelFactory):
    class Meta:
        model = models.Decision

    actor = factory.SubFactory(ActorFactory)
    from_state = ActorState.SUBMITTED
    to_state = ActorState.PUBLISHED
    decided_by = factory.SubFactory(StaffFactory)


class OutboundLetterFactory(DjangoModelFactory):
    """A letter that waits; to a person, of a kind that only the tests have."""

    class Meta:
        model = OutboundLetter

    class Params:
        claimed = factory.Trait(state=LetterState.CLAIMED, fence=1, lease_until=Now())
        sending = factory.Trait(state=LetterState.SENDING, fence=1, lease_until=Now())
        unknown = factory.Trait(state=LetterState.UNKNOWN, fence=1)
        unknown_final = factory.Trait(state=LetterState.UNKNOWN_FINAL, reason=Reason.ANSWER_LOST, fence=1)
        failed = factory.Trait(state=LetterState.FAILED, reason=Reason.REFUSED_RECIPIENT, fence=1)
        sent = factory.Trait(state=LetterState.SENT, sent_at=Now(), fence=1)

    kind = "tests.greeting"
    key = factory.Sequence(lambda n: f"tests.greeting:{n}")
    recipient = factory.SubFactory(UserFactory)
    subject_id = factory.SelfAttribute("recipient.pk")
    language = "sv"
    priority = Priority.ORDINARY
    state = LetterState.READY
    expires_at = Now() + timedelta(days=1)
    message_id = factory.Sequence(lambda n: f"<{n}@arena.example>")


class DemoLetterFactory(DjangoModelFactory):
    class Meta:
        model = DemoLetter

    message_id = factory.Sequence(lambda n: f"<demo-{n}@arena.example>")
    sender = "noreply@arena.example"
    recipient = "asa@arena.example"
    subject = factory.Sequence(lambda n: f"Brev {n}")
    text = "Hej!\n\nhttp://testserver/"
    language = "sv"


class ReportFactory(DjangoModelFactory):
    class Meta:
        model = Report

    class Params:
        anonymous = factory.Trait(email="")
        closed = factory.Trait(state=ReportState.CLOSED, answer="Rättat.", handled_at=Now())

    subject = Subject.FAULT
    text = "Sökningen hittar inte Torsås."
    page = "/aktorer/"
    email = "asa@arena.example"
    language = "sv"


class AssignmentFactory(DjangoModelFactory):
    class Meta:
        model = Assignment

    queue = "reports"
    row = factory.LazyAttribute(lambda _assignment: str(ReportFactory().pk))
    taken_by = factory.SubFactory(StaffFactory)


class ImportedFileFactory(DjangoModelFactory):
    """A small file of actors that waits for its approval."""

    class Meta:
        model = models.ImportedFile
        skip_postgeneration_save = True

    kind = "actors"
    state = "planned"
    name = factory.Sequence(lambda n: f"aktorer-{n}.csv")
    columns = ["actor_id", "name"]
    meanings = ["actor_id", "name"]
    uploaded_by = factory.SubFactory(StaffFactory)
    work = factory.RelatedFactory("tests.factories.ImportWorkFactory", factory_related_name="file")


class ImportWorkFactory(DjangoModelFactory):
    class Meta:
        model = models.ImportWork

    file = factory.SubFactory(ImportedFileFactory, work=None)


class SavedSearchFactory(DjangoModelFactory):
    """Everything with an alarm in it, told every day."""

    class Meta:
        model = SavedSearch

    user = factory.SubFactory(UserFactory)
    name = "Larm"
    within = "offerings"
    query = "q=larm"
    interval = "daily"

"""One plain factory per model; traits name the situations that tests arrange."""

from tests.factories.actors import (
    ActorCompetenceFactory,
    ActorFactory,
    ActorRelationFactory,
    MembershipFactory,
    MergeFactory,
    ProposalFactory,
    VerifiedDomainFactory,
)
from tests.factories.events import (
    AttendanceFactory,
    EventFactory,
    ParticipantFactory,
    PoolFactory,
    ProjectFactory,
    RegistrationFactory,
    VenueFactory,
)
from tests.factories.letters import DemoLetterFactory, OutboundLetterFactory
from tests.factories.needs import (
    ClusterFactory,
    ClusterMemberFactory,
    DialogueFactory,
    MatchFactory,
    NeedFactory,
    ResponseFactory,
    RoundFactory,
    SharingFactory,
    TownFactory,
)
from tests.factories.offerings import (
    ComplianceClaimFactory,
    DeploymentFactory,
    EvidenceFactory,
    OfferingFactory,
    OfferingVersionFactory,
    StoredFileFactory,
)
from tests.factories.passkeys import PasskeyFactory
from tests.factories.persons import AccountDecisionFactory, StaffFactory, StaffProposalFactory, UserFactory
from tests.factories.questions import (
    AnswerFactory,
    CareNeedFactory,
    ConsentFactory,
    ConsentTextFactory,
    QuestionFactory,
)
from tests.factories.reminders import NoticeFactory, ReminderFactory, ReminderRuleFactory, ReminderRunFactory
from tests.factories.searches import SavedSearchFactory
from tests.factories.staff import (
    AssignmentFactory,
    DecisionFactory,
    ImportedFileFactory,
    ImportWorkFactory,
    ReportFactory,
)
from tests.factories.vocabularies import MunicipalityFactory, TermFactory

__all__ = [
    "AccountDecisionFactory",
    "ActorCompetenceFactory",
    "ActorFactory",
    "ActorRelationFactory",
    "AnswerFactory",
    "AssignmentFactory",
    "AttendanceFactory",
    "CareNeedFactory",
    "ClusterFactory",
    "ClusterMemberFactory",
    "ComplianceClaimFactory",
    "ConsentFactory",
    "ConsentTextFactory",
    "DecisionFactory",
    "DemoLetterFactory",
    "DeploymentFactory",
    "DialogueFactory",
    "EventFactory",
    "EvidenceFactory",
    "ImportWorkFactory",
    "ImportedFileFactory",
    "MatchFactory",
    "MembershipFactory",
    "MergeFactory",
    "MunicipalityFactory",
    "NeedFactory",
    "NoticeFactory",
    "OfferingFactory",
    "OfferingVersionFactory",
    "OutboundLetterFactory",
    "ParticipantFactory",
    "PasskeyFactory",
    "PoolFactory",
    "ProjectFactory",
    "ProposalFactory",
    "QuestionFactory",
    "RegistrationFactory",
    "ReminderFactory",
    "ReminderRuleFactory",
    "ReminderRunFactory",
    "ReportFactory",
    "ResponseFactory",
    "RoundFactory",
    "SavedSearchFactory",
    "SharingFactory",
    "StaffFactory",
    "StaffProposalFactory",
    "StoredFileFactory",
    "TermFactory",
    "TownFactory",
    "UserFactory",
    "VenueFactory",
    "VerifiedDomainFactory",
]

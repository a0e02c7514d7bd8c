"""What the project staff decide, take on and answer."""

import factory
from django.db.models.functions import Now
from factory.django import DjangoModelFactory

from actors import models
from actors.states import ActorState
from arena.desk.models import Assignment
from arena.feedback.models import Report
from arena.feedback.states import ReportState, Subject
from tests.factories.actors import ActorFactory
from tests.factories.persons import StaffFactory


class DecisionFactory(DjangoModelFactory):
    class Meta:
        model = models.Decision

    actor = factory.SubFactory(ActorFactory)
    from_state = ActorState.SUBMITTED
    to_state = ActorState.PUBLISHED
    decided_by = factory.SubFactory(StaffFactory)


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
    columns = ["actor_id", "actor_name"]  # as no interface says it: the words of a file belong to no language of ours
    meanings = ["actor_id", "name"]
    uploaded_by = factory.SubFactory(StaffFactory)
    work = factory.RelatedFactory("tests.factories.ImportWorkFactory", factory_related_name="file")


class ImportWorkFactory(DjangoModelFactory):
    class Meta:
        model = models.ImportWork

    file = factory.SubFactory(ImportedFileFactory, work=None)

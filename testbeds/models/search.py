from django.db import models

from actors.models.search import SearchDocument
from testbeds.models.evaluation import Evaluation
from testbeds.models.need import Need
from testbeds.models.testbed import Testbed


class NeedSearch(SearchDocument):
    """What is searched and counted for one need; a trigger writes it, and only lists decide who sees the need.

    Private needs have documents too, for their own people. Only the words of public ones are known to the help with
    parts of words and with typos, which answers everybody.
    """

    need = models.OneToOneField(
        Need, on_delete=models.DO_NOTHING, db_constraint=False, primary_key=True, related_name="search"
    )
    is_public = models.BooleanField()  # as `Need.is_public`: its words may be told to anybody
    arena_since = models.DateTimeField(null=True)  # when the arena could see the row for the first time

    def __str__(self):
        return f"search: {self.need}"


class EvaluationSearch(SearchDocument):
    """One for each evaluation that everybody may read; nothing of needs is in it, nor of what was taken down."""

    evaluation = models.OneToOneField(
        Evaluation, on_delete=models.DO_NOTHING, db_constraint=False, primary_key=True, related_name="search"
    )
    told_sv = models.TextField()  # what a list says of it: the answer in short, what was learnt, else the question
    told_en = models.TextField()

    def __str__(self):
        return f"search: {self.evaluation}"


class TestbedSearch(SearchDocument):
    """One for each testbed that everybody may read."""

    __test__ = False  # its name begins like a test's

    testbed = models.OneToOneField(
        Testbed, on_delete=models.DO_NOTHING, db_constraint=False, primary_key=True, related_name="search"
    )

    def __str__(self):
        return f"search: {self.testbed}"

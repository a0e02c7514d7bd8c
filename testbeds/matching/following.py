"""Waking a worker when facts that matching reads were saved. What has changed, the database has noted by itself.

Whatever goes past the models is noted all the same, and worked off within the minute.
"""

from django.db import connection, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save

from actors.models import Actor, ComplianceClaim, Decision, Deployment, Evidence, Offering, OfferingVersion, Term
from arena.shared.waking import wake
from testbeds.models import MatchWork, Need, Step

WORK_OFF = "testbeds.tasks.match"
READ = (Need, Step, Actor, Decision, Offering, OfferingVersion, Evidence, ComplianceClaim, Deployment, Term)
CHOSEN = (Need.terms.through, Offering.terms.through, Offering.not_for.through)


def watch():
    """A move of a need or an offering leaves a step or a decision, which is what is seen of it here."""
    for model in READ:
        post_save.connect(wake_on_commit, sender=model)
        post_delete.connect(wake_on_commit, sender=model)
    for model in CHOSEN:
        m2m_changed.connect(wake_on_commit, sender=model)


def wake_on_commit(**_signal):
    """Once per transaction, however much it saved."""
    if not any(call is _wake for _savepoints, call, _robust in connection.run_on_commit):
        transaction.on_commit(_wake, robust=True)


def _wake():
    if MatchWork.objects.exists():
        wake(WORK_OFF)

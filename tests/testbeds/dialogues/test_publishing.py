"""Statement 16: all suppliers that match are told in one batch, at one moment, and the list is kept."""

import threading
import time

import pytest
from django.db import IntegrityError, transaction

from actors.states import ActorState, OfferingState
from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from testbeds.clusters import gathering
from testbeds.dialogues import publishing
from testbeds.models import DialogueRecipient
from testbeds.states import Condition, DialogueState, NeedState, Visibility
from tests.factories import (
    ClusterFactory,
    ClusterMemberFactory,
    MatchFactory,
    NeedFactory,
    OfferingFactory,
    StaffFactory,
)
from tests.racing import at_once
from tests.testbeds.dialogues.situations import company, dialogue_in, manager_of, supplier_for

pytestmark = pytest.mark.django_db
REVIEWED = DialogueState.REVIEWED


def told():
    return sorted(OutboundLetter.objects.filter(kind="dialogue_published").values_list("recipient", "address"))


def test_publishing_tells_everybody_who_matches_at_one_moment_and_keeps_the_list():
    """Statement 16 of the acceptance: one batch, one time stamp, a stored list."""
    dialogue = dialogue_in(REVIEWED)
    suppliers = [supplier_for(dialogue.need) for _number in range(3)]
    people = [manager_of(actor) for actor in suppliers]
    near = MatchFactory(need=dialogue.need, fails=[Condition.READY], offering=OfferingFactory(actor=company()))
    manager_of(near.offering.actor)

    publishing.publish(dialogue, by=manager_of(dialogue.owner))

    dialogue.refresh_from_db()
    rows = dialogue.recipients.order_by("actor")
    assert [row.actor_id for row in rows] == sorted(actor.pk for actor in suppliers)
    assert {row.notified_at for row in rows} == {dialogue.published_at}
    assert [row.reached for row in rows] == [1, 1, 1]
    assert told() == sorted((person.pk, "") for person in people)
    assert (dialogue.state, dialogue.need.state) == (DialogueState.PUBLISHED, NeedState.IN_DIALOGUE)


def test_supplier_with_several_offerings_and_managers_is_one_row_with_all_of_them():
    dialogue = dialogue_in(REVIEWED)
    actor = supplier_for(dialogue.need)
    MatchFactory(need=dialogue.need, offering=OfferingFactory(actor=actor, name="Aftonfalken"))
    people = [manager_of(actor), manager_of(actor)]

    publishing.publish(dialogue, by=manager_of(dialogue.owner))

    row = dialogue.recipients.get()
    assert (len(row.offerings), row.offerings[0], row.reached) == (2, "Aftonfalken", 2)
    assert told() == sorted((person.pk, "") for person in people)


@pytest.mark.parametrize(
    ("visibility", "expected"), [(Visibility.PUBLIC, [(None, "hej@arena.example")]), (Visibility.ARENA, [])]
)
def test_supplier_without_manager_is_written_to_only_about_what_everybody_may_read(visibility, expected):
    dialogue = dialogue_in(REVIEWED, need=NeedFactory(visibility=visibility))
    supplier_for(dialogue.need, contact_email="hej@arena.example")

    publishing.publish(dialogue, by=manager_of(dialogue.owner))

    assert told() == expected
    assert dialogue.recipients.get().reached == len(expected)


@pytest.mark.parametrize("hidden", ["offering", "actor"])
def test_what_is_not_shown_is_not_told(hidden):
    dialogue = dialogue_in(REVIEWED)
    actor = supplier_for(dialogue.need)
    if hidden == "offering":
        actor.offerings.update(state=OfferingState.PAUSED)
    else:
        type(actor).objects.filter(pk=actor.pk).update(state=ActorState.CLOSED)

    publishing.publish(dialogue, by=manager_of(dialogue.owner))

    assert not dialogue.recipients.exists()


def test_cluster_tells_those_that_match_any_of_its_published_needs_and_moves_these_alone():
    cluster = ClusterFactory()
    open_need, private = (ClusterMemberFactory(cluster=cluster).need for _number in range(2))
    type(private).objects.filter(pk=private.pk).update(visibility=Visibility.OWNER, published_at=None)
    fits, _fits_private = supplier_for(open_need), supplier_for(private)
    dialogue = dialogue_in(REVIEWED, need=None, cluster=cluster, owner=open_need.owner)

    publishing.publish(dialogue, by=manager_of(open_need.owner))

    open_need.refresh_from_db()
    private.refresh_from_db()
    assert [row.actor for row in dialogue.recipients.all()] == [fits]
    assert (open_need.state, private.state) == (NeedState.IN_DIALOGUE, NeedState.CLUSTERED)


@pytest.mark.parametrize(
    "need", [{"confirmed": True}, {"private": True}, {"state": NeedState.SOLVED, "solved_how": "Så."}]
)
def test_dialogue_about_what_suppliers_cannot_read_or_what_is_over_is_refused(need):
    dialogue = dialogue_in(REVIEWED, need=NeedFactory(**need))

    with pytest.raises(Refused):
        publishing.publish(dialogue, by=manager_of(dialogue.owner))


def test_dialogue_that_is_not_reviewed_is_not_published():
    dialogue = dialogue_in()

    with pytest.raises(Refused):
        publishing.publish(dialogue, by=manager_of(dialogue.owner))

    assert told() == []


def test_recipients_are_listed_once_and_only_added_to():
    dialogue = dialogue_in(REVIEWED)
    supplier_for(dialogue.need)
    publishing.publish(dialogue, by=manager_of(dialogue.owner))
    row = dialogue.recipients.get()

    with pytest.raises(IntegrityError, match="dialoguerecipient_once_per_actor"), transaction.atomic():
        DialogueRecipient.objects.create(dialogue=dialogue, actor=row.actor, notified_at=row.notified_at)
    with pytest.raises(IntegrityError, match="dialoguerecipient_only_added"), transaction.atomic():
        DialogueRecipient.objects.update(offerings=[])
    with pytest.raises(IntegrityError, match="dialoguerecipient_only_added"), transaction.atomic():
        row.delete()


@pytest.mark.django_db(transaction=True)
def test_dialogue_about_a_cluster_that_is_being_dissolved_is_not_published():
    """Publishing waits for whoever holds the cluster, and then finds nothing in it."""
    member = ClusterMemberFactory()
    dialogue = dialogue_in(REVIEWED, need=None, cluster=member.cluster, owner=member.need.owner)
    person, staff, held = manager_of(dialogue.owner), StaffFactory(), threading.Event()

    def dissolve():
        with transaction.atomic():
            gathering.dissolve(member.cluster, by=staff, reason="De är olika.")
            held.set()
            time.sleep(0.5)

    def publish():
        held.wait(60)
        publishing.publish(dialogue, by=person)

    dissolved, refused = at_once(dissolve, publish)

    assert (dissolved, type(refused)) == (None, Refused)

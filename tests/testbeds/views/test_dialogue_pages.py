"""Who meets a dialogue where: as far as they may read what it is about, and drafts only with their holder."""

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from testbeds.states import DialogueState, Visibility
from testbeds.views.needs.waiting import dialogues_waiting_for
from tests.factories import ClusterFactory, ClusterMemberFactory, NeedFactory, StaffFactory
from tests.testbeds.dialogues.situations import company, dialogue_in, manager_of

pytestmark = pytest.mark.django_db
OPEN = DialogueState.PUBLISHED


def titles(client, person=None):
    """What the list shows them."""
    client.logout()
    if person:
        client.force_login(person)
    context = client.get(reverse("needs:dialogues")).context
    return [row.title for row in (*context["drafts"], *context["page"].object_list)]


def test_dialogue_is_shown_to_those_who_may_read_the_need(client):
    dialogue = dialogue_in(OPEN, need=NeedFactory(visibility=Visibility.ARENA))
    draft = dialogue_in(need=dialogue.need, owner=dialogue.owner)

    shown = [titles(client, person) for person in (None, manager_of(company()), StaffFactory())]

    assert shown == [[], [dialogue.title], [dialogue.title]]
    assert titles(client, manager_of(dialogue.owner)) == [draft.title, dialogue.title]


def test_page_of_a_dialogue_that_one_may_not_read_is_not_there(client):
    dialogue = dialogue_in(OPEN, need=NeedFactory(visibility=Visibility.ARENA))

    assert client.get(dialogue.get_absolute_url()).status_code == 404


def test_list_asks_the_same_for_one_and_for_three(client):
    numbers = []
    for more in (1, 2):
        for _number in range(more):
            dialogue_in(OPEN)
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("needs:dialogues"))
        numbers.append(len(asked))

    assert numbers[0] == numbers[1] <= 8


def test_need_page_and_cluster_page_lead_to_their_dialogues_and_to_a_new_one():
    cluster = ClusterFactory()
    need = ClusterMemberFactory(cluster=cluster).need
    of_need = dialogue_in(OPEN, need=need)
    of_cluster = dialogue_in(OPEN, need=None, cluster=cluster, owner=need.owner)
    tag = Template("{% load dialogues_of %}{% dialogues_of subject %}")

    pages = [tag.render(Context({"subject": row, "user": manager_of(need.owner)})) for row in (need, cluster)]

    assert [of_need.title in page for page in pages] == [True, False]
    assert [of_cluster.title in page for page in pages] == [False, True]
    assert [f"?need={need.slug}" in pages[0], f"?cluster={cluster.slug}" in pages[1]] == [True, True]


def test_my_page_names_what_waits_for_reviewer_and_holder():
    dialogue = dialogue_in()
    reviewer, holder = manager_of(dialogue.owner), manager_of(dialogue.owner)
    type(dialogue).objects.filter(pk=dialogue.pk).update(reviewer=reviewer)
    dialogue.remark("review_asked", by=holder)
    asked = dialogue_in(OPEN, need=dialogue.need, owner=dialogue.owner)
    asked.enquiries.create(question="Räcker en sensor?", asked_by=company())
    over = dialogue_in(DialogueState.CLOSED, need=dialogue.need, owner=dialogue.owner)

    waits = {person: [one.title for one in dialogues_waiting_for(person)] for person in (reviewer, holder)}

    assert waits == {reviewer: [dialogue.title, asked.title, over.title], holder: [asked.title, over.title]}

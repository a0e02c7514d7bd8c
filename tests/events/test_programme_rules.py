"""What the database refuses of a programme, speakers, materials, targets, moves and projects."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from actors.models import Project
from events.models import EventMove, Material, ProgrammeItem, SeatTarget, Speaker
from events.states import Mode, Sector
from tests.factories import EventFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
WRONG = {
    "programme_item_ends_after_it_starts": (ProgrammeItem, {"starts_at": NOW, "ends_at": NOW - timedelta(hours=1)}),
    "speaker_named_has_agreed": (Speaker, {"function_sv": "Chef", "name": "Åsa Ek"}),
    "material_is_file_or_address": (Material, {"title_sv": "Bilder"}),
    "seat_target_is_of_one_thing": (SeatTarget, {"at_least": 3}),
}
WRONG_PROJECT = {
    "project_ends_after_it_starts": {"starts_on": date(2027, 2, 1), "ends_on": date(2027, 1, 1)},
    "project_says_who_pays": {"funding_sv": ""},
}


@pytest.mark.parametrize("constraint", WRONG)
def test_part_of_an_event_that_breaks_a_rule_is_refused_by_the_database(constraint):
    model, facts = WRONG[constraint]

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        model.objects.create(event=EventFactory(), **facts)


@pytest.mark.parametrize("constraint", WRONG_PROJECT)
def test_project_that_breaks_a_rule_is_refused_by_the_database(constraint):
    facts = {"slug": "projekt", "name_sv": "Projekt", "funding_sv": "Betalas."} | WRONG_PROJECT[constraint]

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Project.objects.create(**facts)


@pytest.mark.parametrize("of", ["sector", "municipality"])
def test_target_of_the_same_twice_is_refused_by_the_database(of):
    event = EventFactory()
    which = {"sector": Sector.REGION} if of == "sector" else {"municipality": MunicipalityFactory()}
    SeatTarget.objects.create(event=event, at_least=3, **which)

    with pytest.raises(IntegrityError, match="seat_target_once"), transaction.atomic():
        SeatTarget.objects.create(event=event, at_least=4, **which)


def test_move_twice_to_one_revision_is_refused_by_the_database():
    event = EventFactory()
    EventMove.objects.create(event=event, revision=1, starts_at=NOW, mode=Mode.ROOM)

    with pytest.raises(IntegrityError, match="event_move_one_per_revision"), transaction.atomic():
        EventMove.objects.create(event=event, revision=1, starts_at=NOW, mode=Mode.ROOM)

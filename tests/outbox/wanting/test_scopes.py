import pytest

from arena.outbox.wanting.scopes import names_of
from tests.factories import EventFactory


@pytest.mark.django_db
def test_scopes_are_called_what_their_room_calls_them(django_assert_num_queries):
    first, second = EventFactory(title_sv="Larmdagen"), EventFactory(title_sv="Vårdmässan")
    asked = [f"event:{first.pk}", f"event:{second.pk}", "event:0", "unknown:1"]

    with django_assert_num_queries(1):
        names = names_of(asked)

    assert names == {f"event:{first.pk}": "Larmdagen", f"event:{second.pk}": "Vårdmässan"}

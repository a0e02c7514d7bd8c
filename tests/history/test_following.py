"""Every row of the registry is followed, whichever way it changes, and the portal cannot change what was kept."""

import json

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from actors.models import Actor, Offering, User
from arena.history.models import Deed, Entry
from arena.history.states import Channel
from tests.factories import ActorFactory, MembershipFactory, OfferingFactory, TermFactory, UserFactory
from tests.history.unfollowed import UNFOLLOWED
from tests.test_architecture import OWN

pytestmark = pytest.mark.django_db


def own_tables():
    models = apps.get_models(include_auto_created=True)
    return {
        model._meta.db_table
        for model in models
        if model._meta.managed and not model._meta.proxy and model._meta.app_config.name.partition(".")[0] in OWN
    }


def followed():
    """From each followed table to the arguments of its triggers."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, array_agg(tgname::text ORDER BY tgname), min(encode(tgargs, 'escape')) "
            "FROM pg_trigger WHERE tgfoid = 'history_write'::regproc GROUP BY 1"
        )
        return {table: (names, arguments) for table, names, arguments in cursor.fetchall()}


def test_tables_are_followed_or_left_out_for_a_reason():
    assert own_tables() - set(followed()) == own_tables() & set(UNFOLLOWED)


def test_tables_are_followed_when_rows_come_change_and_go():
    ways = ["history_added", "history_changed", "history_removed"]

    assert {table: names for table, (names, _arguments) in followed().items() if names != ways} == {}


def test_entries_name_every_row_that_a_row_points_to():
    pointing = {
        f"{model._meta.db_table}.{field.column}"
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table in followed()
        for field in model._meta.concrete_fields
        if field.is_relation and field.target_field.get_internal_type() == "BigAutoField"
    }

    told = {name for name in pointing if f'"{name.partition(".")[2]}":' in followed()[name.partition(".")[0]][1]}

    assert told == pointing


def test_password_is_never_kept():
    UserFactory().set_password("hemligt")
    person = UserFactory()
    person.set_password("hemligt nog")
    person.save()

    kept = Entry.objects.filter(kind="actors_user")
    assert [entry for entry in kept if "password" in (entry.after or {})] == []


def entries_of(row):
    """Act, before and after, the oldest first."""
    mine = Entry.objects.filter(kind=row._meta.db_table, key=str(row.pk))
    return [(entry.act, entry.before, entry.after) for entry in mine]


def test_change_keeps_the_fields_before_and_after():
    actor = ActorFactory(legal_name="Gamla AB")

    actor.legal_name = "Nya AB"
    actor.save()

    assert entries_of(actor)[1:] == [("changed", {"legal_name": "Gamla AB"}, {"legal_name": "Nya AB"})]


def test_change_that_changes_nothing_is_not_kept():
    actor = ActorFactory()
    deeds = Deed.objects.count()

    actor.save()

    assert ([act for act, _before, _after in entries_of(actor)], Deed.objects.count()) == (["added"], deeds)


def test_bulk_change_keeps_every_row():
    actors = ActorFactory.create_batch(3, note="")

    Actor.objects.update(note="Genomgången.")

    changes = Entry.objects.filter(kind="actors_actor", act="changed")
    assert sorted(entry.key for entry in changes) == sorted(str(actor.pk) for actor in actors)
    assert {(entry.before["note"], entry.after["note"]) for entry in changes} == {("", "Genomgången.")}
    assert changes.values("context").distinct().count() == 1


def test_raw_statement_is_kept_as_done_in_the_database():
    actor = ActorFactory(note="")

    with connection.cursor() as cursor:
        cursor.execute("UPDATE actors_actor SET note = 'För hand.' WHERE id = %s", [actor.pk])

    entry = Entry.objects.get(act="changed")
    assert (entry.after, entry.context.channel) == ({"note": "För hand."}, Channel.DATABASE)


def test_row_that_is_made_twice_is_added_and_then_changed():
    actor = ActorFactory(note="")

    with connection.cursor() as cursor:
        columns = ", ".join(f'"{field.column}"' for field in Actor._meta.concrete_fields if not field.generated)
        cursor.execute(
            f"INSERT INTO actors_actor ({columns}) SELECT {columns} FROM actors_actor "  # noqa: S608
            "ON CONFLICT (id) DO UPDATE SET note = 'Igen.'"
        )

    assert [act for act, _before, _after in entries_of(actor)] == ["added", "changed"]


def test_removal_keeps_what_stood_there():
    offering = OfferingFactory(name="Larmet")
    key = offering.pk

    Offering.objects.all().delete()

    entry = Entry.objects.get(kind="actors_offering", key=str(key), act="removed")
    assert (entry.before["name"], entry.after) == ("Larmet", None)


def test_chosen_terms_are_kept_with_the_actor_they_belong_to():
    actor, term = ActorFactory(), TermFactory(code="OMR01")

    actor.areas.add(term)
    actor.areas.clear()

    entries = Entry.objects.about(actor).filter(kind="actors_actor_areas")
    told = [(entry.act, (entry.before or entry.after)["term_id"]) for entry in entries]
    assert told == [("added", "OMR01"), ("removed", "OMR01")]


def test_roles_and_rights_are_kept():
    person = UserFactory()
    membership = MembershipFactory(role="editor", user=person)

    User.objects.filter(pk=person.pk).update(is_staff=True)
    membership.role = "manager"
    membership.save()

    changes = Entry.objects.about(person).filter(act="changed")
    assert [(entry.before, entry.after) for entry in changes] == [
        ({"is_staff": False}, {"is_staff": True}),
        ({"role": "editor"}, {"role": "manager"}),
    ]


@pytest.fixture
def as_portal(db):
    """The rest of the test works as the role of the running portal."""
    ActorFactory(note="")
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE arena_app")
        yield cursor
        cursor.execute("RESET ROLE")


@pytest.mark.parametrize("table", ["history_entry", "pghistory_context", "history_erasure"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"])
def test_portal_cannot_change_what_was_kept(as_portal, statement, table):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        as_portal.execute(statement.format(table))


def test_portal_cannot_sign_for_others(as_portal):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        as_portal.execute("INSERT INTO pghistory_context VALUES (gen_random_uuid(), now(), now(), '{\"user\": 1}')")


@pytest.mark.parametrize("function", ["history_forget('{a}', 'b')", "history_unfollow('actors_actor')"])
def test_portal_cannot_forget_or_stop_following(as_portal, function):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        as_portal.execute(f"SELECT {function}")


def test_portal_works_and_is_followed(as_portal):
    Actor.objects.update(note="Som vanligt.")

    assert Entry.objects.filter(act="changed", after={"note": "Som vanligt."}).count() == 1


def test_signature_of_an_earlier_transaction_gains_words_and_loses_none(as_portal):
    as_portal.execute("RESET ROLE")
    deed = Deed.objects.get(entries__kind="actors_actor")
    as_portal.execute("UPDATE pghistory_context SET created_at = now() - interval '1 minute'")
    as_portal.execute("SET ROLE arena_app")

    as_portal.execute("SELECT set_config('pghistory.context_id', %s, true)", [str(deed.pk)])
    as_portal.execute("""SELECT set_config('pghistory.context_metadata', '{"channel": "web", "reason": "x"}', true)""")
    as_portal.execute("SELECT _pgh_attach_context()")

    deed.refresh_from_db()
    assert deed.metadata == {"channel": "database", "reason": "x"}


def test_functions_of_the_owner_have_a_fixed_path():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc "
            "WHERE prosecdef AND proconfig IS NULL AND pronamespace = 'public'::regnamespace"
        )
        assert cursor.fetchall() == []


def test_entry_of_an_unknown_act_is_refused():
    """entry_act_is_known"""
    with pytest.raises(Exception, match="entry_act_is_known"), transaction.atomic():
        Entry.objects.create(act="dreamt", kind="x", about=[], context=Deed.objects.create())


def test_followed_tables_point_where_their_relations_do():
    """By keys of one column; one of two columns, such as a version of its offering, points at nothing by its first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, encode(tgargs, 'escape') FROM pg_trigger WHERE tgname = 'history_added'"
        )
        pointers = {table: json.loads(told.split("\\000")[1]) for table, told in cursor.fetchall()}
    relations = {
        (model._meta.db_table, field.column): field.related_model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if field.is_relation
    }

    said = {(table, column): target for table, columns in pointers.items() for column, target in columns.items()}

    assert said == {pair: relations[pair] for pair in said}
    assert said["actors_deployment", "offering_id"] == "actors_offering"

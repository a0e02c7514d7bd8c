"""Writing the entries of some rows, in as many statements whether they are one or five hundred."""

from collections import defaultdict

from django.db import connection
from django.utils import timezone

from actors.columns.beside import all_beside
from actors.importing.facts import Attribute, Competences, Terms
from actors.models import Actor, ActorCompetence, Municipality, Offering
from actors.states import Stance
from arena.shared.slugs import unique_slugs

NAME_AND_NUMBER = {"legal_name", "org_number", "actor_type"}  # what staff have looked up when they verify
NOTHING_SHOWN = {"depth": None, "people": "", "evidence": "", "evidence_link": ""}


def save(entries):
    """Write the records with their terms and competences; give back the relations, to be written after every record."""
    entries = [entry for entry in entries if entry.is_written]
    for entry in entries:
        _take_over(entry)
    for model in (Municipality, Actor, Offering):  # a new profile before what it offers
        of_model = [entry for entry in entries if type(entry.record) is model]
        new = [entry for entry in of_model if entry.is_new]
        _reserve_keys(model, [entry.record for entry in new])
        _write_what_it_knows(new)  # first, so that the search document is written once, with all that belongs in it
        _insert(model, [entry.record for entry in new])
        _update(model, [entry for entry in of_model if entry.is_change])
    _write_what_it_knows([entry for entry in entries if entry.is_change])
    return [told for entry in entries for told in entry.relations()]


def _take_over(entry):
    changed = {change.name for change in entry.changes if isinstance(change, Attribute)}
    for change in entry.changes:
        if isinstance(change, Attribute):
            change.write()
    if isinstance(entry.record, Actor) and entry.is_change and changed & NAME_AND_NUMBER:
        entry.record.forget_verification()


def _reserve_keys(model, records):
    """Keys for rows that are not there yet; the database looks at what points to them when the transaction ends."""
    if not model._meta.auto_field:
        return
    with connection.cursor() as cursor:
        sequence = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
        cursor.execute(sequence, [model._meta.db_table, model._meta.pk.column, len(records)])
        for record, (key,) in zip(records, cursor.fetchall(), strict=True):
            record.pk = key


def _write_what_it_knows(entries):
    changes = [change for entry in entries for change in entry.changes]
    _write_terms([change for change in changes if isinstance(change, Terms)])
    _write_competences([change for change in changes if isinstance(change, Competences)])


def _insert(model, records):
    if records and hasattr(model, "slug"):
        slugs = unique_slugs(model.objects, [str(record) for record in records])
        for record, slug in zip(records, slugs, strict=True):
            record.slug = slug
    model.objects.bulk_create(records)


def _update(model, entries):
    """Only what has changed in one of them, so that nobody's newer word in another field is written over."""
    fields = {change.name for entry in entries for change in entry.changes if isinstance(change, Attribute)}
    if model is Actor and fields & NAME_AND_NUMBER:
        fields |= {"verified_how", "verified_on", "verification_level"}
    if hasattr(model, "changed_at"):
        fields.add("changed_at")
        for entry in entries:
            entry.record.changed_at = timezone.now()
    if entries and fields:
        model.objects.bulk_update([entry.record for entry in entries], sorted(fields))


def _write_terms(changes):
    by_field = defaultdict(list)
    for change in changes:
        by_field[change.field].append(change)
    for field, changed in by_field.items():
        through, owner, term = field.remote_field.through, field.m2m_column_name(), field.m2m_reverse_name()
        gone = {(change.record.pk, code.pk) for change in changed for code in change.before - change.after}
        rows = through.objects.filter(**{f"{owner}__in": {pk for pk, _code in gone}}) if gone else ()
        keys = [row.pk for row in rows if (getattr(row, owner), getattr(row, term)) in gone]
        if keys:
            through.objects.filter(pk__in=keys).delete()
        added = [(change.record.pk, code.pk) for change in changed for code in change.after - change.before]
        through.objects.bulk_create([through(**{owner: pk, term: code}) for pk, code in sorted(added)])


def _write_competences(changes):
    gone, moved, added = [], [], []
    for change in changes:
        standing = {row.term: row for row in all_beside(change.record, "competences")} if change.before else {}
        gone += [row.pk for term, row in standing.items() if term not in change.after]
        for term, stance in change.after.items():
            if term not in change.before:
                added.append(ActorCompetence(actor=change.record, term=term, stance=stance))
            elif change.before[term] != stance:
                moved.append(_moved(standing[term], stance))
    if gone:
        ActorCompetence.objects.filter(pk__in=gone).delete()
    ActorCompetence.objects.bulk_update(moved, ["stance", "confirmed_at", *NOTHING_SHOWN])
    ActorCompetence.objects.bulk_create(added)


def _moved(row, stance):
    """Another stance, without saying that the actor stands by it; what is looked for is not shown to be there."""
    row.stance, row.confirmed_at = stance, None
    if stance == Stance.SEEKING:
        for name, value in NOTHING_SHOWN.items():
            setattr(row, name, value)
    return row

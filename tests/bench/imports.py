"""A file of many actors through the portal's own code, and the same rows by COPY: figures as JSON on standard output.

A process of its own, so that its memory is that of a worker which has done nothing else.
"""

import io
import json
import resource
import sys
import time

import django

COLUMNS = ("actor_id", "name", "type", "municipality_scb_code", "website", "summary_sv", "source", "confidence")
FIELDS = (
    *("import_key", "legal_name", "actor_type_id", "municipality_id", "website", "summary_sv", "source", "confidence"),
    *("slug", "state", "origin"),
)
KEYS = "SELECT nextval(pg_get_serial_sequence('actors_actor', 'id')) FROM generate_series(1, %s)"


def facts(number, prefix):
    name = f"Organisation {prefix}{number} i Kalmar"
    text = f"Stöder äldre och anhöriga i hemmet med trygga tjänster, nummer {number}."
    site, source = f"https://org{prefix}{number}.example", f"https://kalla.example/{number}"
    return (f"{prefix}{number}", name, "AKT01", "0880", site, text, source, "from-secondary")


def file_of(rows):
    head = ";".join([*COLUMNS, "omr", "komp"])
    lines = (";".join([*facts(n, "B"), f"OMR0{1 + n % 9}", f"KOMP0{1 + n % 9}"]) for n in range(rows))
    return "\n".join([head, *lines]).encode()


def copied(rows):
    """Seconds for the same rows by COPY, with the same triggers, areas and competences, in the order of the import."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        began = time.perf_counter()
        cursor.execute(KEYS, [rows])
        keys = [key for (key,) in cursor.fetchall()]
        _copy(cursor, "actors_actor_areas", ("actor_id", "term_id"), (f"{key}\tOMR0{1 + key % 9}" for key in keys))
        unsaid = _unsaid(cursor, ("actor_id", "term_id", "stance"), "actors_actorcompetence")
        lines = ("\t".join([str(key), f"KOMP0{1 + key % 9}", "has", *unsaid.values()]) for key in keys)
        _copy(cursor, "actors_actorcompetence", ("actor_id", "term_id", "stance", *unsaid), lines)
        unsaid = _unsaid(cursor, FIELDS)
        lines = (
            "\t".join([str(key), *facts(n, "C"), f"kopia-{n}", "published", "imported", *unsaid.values()])
            for n, key in enumerate(keys)
        )
        _copy(cursor, "actors_actor", ("id", *FIELDS, *unsaid), lines)
        seconds = time.perf_counter() - began
        transaction.set_rollback(True)
    return seconds


def _copy(cursor, table, columns, lines):
    cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", io.StringIO("\n".join(lines)))


def _unsaid(cursor, columns, table="actors_actor"):
    from tests.bench import data

    return {name: str(value) for name, value in data.unsaid(cursor, table, columns).items()}


def worked(file):
    """Seconds that a worker needs for the next step."""
    from actors.importing.progress import Told
    from actors.importing.working import carry_out, claim
    from actors.models import ImportWork

    began = time.perf_counter()
    work = claim(ImportWork.objects.due().filter(pk=file.pk))
    carry_out(work, Told(work))
    file.refresh_from_db()
    return time.perf_counter() - began


def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(rows):
    from actors.columns import ACTORS
    from actors.importing import approving, keep_upload
    from actors.models import Actor
    from arena.shared.sheets.writing import csv_pieces

    approving.go_on = lambda file: None  # this process is the worker
    figures = {"rows": rows, "copy": copied(rows), "memory_before": memory()}
    file = keep_upload(file_of(rows), name="stor.csv", by=None)
    figures |= {"read": worked(file), "compare": worked(file)}
    approving.approve(file, fingerprint=file.fingerprint, by=None)
    figures |= {"apply": worked(file), "memory": memory(), "new": file.counts["new"]}
    began = time.perf_counter()
    content = b"".join(csv_pieces(ACTORS.heads, ACTORS.rows(Actor.objects.public(), None)))
    figures |= {"export": time.perf_counter() - began}
    again = keep_upload(content, name="tillbaka.csv", by=None)
    figures |= {
        "read_again": worked(again),
        "compare_again": worked(again),
        "again": again.counts,
        "state": again.state,
    }
    return figures


if __name__ == "__main__":
    django.setup()
    json.dump(measure(int(sys.argv[1])), sys.stdout)

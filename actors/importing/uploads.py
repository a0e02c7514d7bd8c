"""A file that staff have uploaded, from the dry run to the import."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.importing.planning import apply_plan, make_plan
from actors.importing.reading import Row, Table, read_table
from actors.models import ImportedFile
from arena.shared import personal_numbers
from arena.shared.errors import Refused


def keep_upload(content, *, name, by):
    """Read the file and keep what was read; anything that looks like a personal number is not among it."""
    table = read_table(content)
    return ImportedFile.objects.create(
        kind=table.kind,
        name=personal_numbers.mask(name)[-120:],
        columns=table.columns,
        rows=table.rows,
        uploaded_by=by,
    )


def plan_upload(upload):
    return make_plan(Table(upload.kind, upload.columns, [Row(*row) for row in upload.rows]))


@transaction.atomic
def apply_upload(upload, *, fingerprint, by):
    """Do what the person saw and approved; when the registry has changed since, they look again."""
    waiting = ImportedFile.objects.filter(applied_at=None).order_by("pk").select_for_update()
    upload = {file.pk: file for file in waiting}.get(upload.pk)  # all are locked, so that imports come one by one
    if not upload:
        raise Refused(_("The file has already been imported."))
    plan = plan_upload(upload)
    if plan.fingerprint != fingerprint:
        raise Refused(_("The registry has changed since you opened the page. Look at the changes again."))
    upload.new_count, upload.changed_count = len(plan.new), len(plan.changed)
    upload.applied_at, upload.applied_by = timezone.now(), by
    upload.save()
    apply_plan(plan)
    return upload

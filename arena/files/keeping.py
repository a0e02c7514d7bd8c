"""Keeping a file that was sent in: judged first, written under a name of its own, then entered."""

import hashlib
import os

from django.conf import settings
from django.utils.translation import gettext as _

from arena.files.kinds import Kind
from arena.files.models import StoredFile
from arena.shared.errors import Refused

QUOTA = 200 * 1024 * 1024  # for each account


def keep(upload, *, account, by):
    """The stored file of a checked upload. The caller holds the lock of whoever the account belongs to."""
    if StoredFile.objects.charged_to(account).total_size() + upload.size > QUOTA:
        message = _("There is no more room: all files together can be %(megabytes)s MB. Remove one that is not needed.")
        raise Refused(message % {"megabytes": QUOTA // 1024 // 1024})
    file = StoredFile(name=upload.kept_name, kind=Kind(upload.kind), size=upload.size, account=account, uploaded_by=by)
    file.sha256 = _write(upload, file.path)
    file.save()
    return file


def _write(upload, path):
    """Write it for the portal alone to read, and give its fingerprint. What a failed transaction leaves is swept."""
    os.makedirs(settings.MEDIA_ROOT, mode=0o700, exist_ok=True)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    fingerprint = hashlib.sha256()
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
        for chunk in upload.chunks():
            fingerprint.update(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    return fingerprint.hexdigest()

"""How far a worker has come, told over a connection of its own: the transaction of the import shows nothing yet."""

import time
from datetime import timedelta

from django.db import connection

from actors.models import ImportWork

EVERY = 1.0  # seconds
LEASE = timedelta(seconds=60)
TELL = """
UPDATE actors_importwork SET done = %s, lease_until = now() + %s
WHERE file_id = %s AND fence = %s
"""


class Lost(Exception):
    """Somebody else has taken the file over, or stopped it: what this worker has not committed is nobody's."""


class Quiet:
    """For a file so small that whoever uploaded it waits for the answer."""

    def tell(self, done):
        pass

    def close(self):
        pass


class Told(Quiet):
    """Progress that others can see while the import is under way; each telling keeps the lease."""

    def __init__(self, work):
        self._work, self._latest = work, 0.0
        self._beside = connection.copy()

    def tell(self, done):
        if time.monotonic() - self._latest < EVERY:
            return
        with self._beside.cursor() as cursor:
            cursor.execute(TELL, [done, LEASE, self._work.pk, self._work.fence])
            if not cursor.rowcount:
                raise Lost
        self._latest = time.monotonic()

    def close(self):
        self._beside.close()


def hold(work):
    """Still this worker's, from here until the transaction ends."""
    mine = ImportWork.objects.select_for_update().filter(pk=work.pk, fence=work.fence)
    if not mine.exists():
        raise Lost

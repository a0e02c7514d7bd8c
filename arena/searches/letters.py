"""The letter about a kept search."""

from django.core import signing
from django.utils.translation import gettext_lazy as _

from actors.searching import registry_version
from arena.outbox.letters import Letter
from arena.outbox.states import Priority, Stream
from arena.searches.models import Digest
from arena.searches.news import news, replaced

STOP_SALT = "arena.searches.stop"


def stop_token(search):
    """Good for ending the letters of this search and for nothing else."""
    return signing.dumps(str(search.key), salt=STOP_SALT)


class DigestLetter(Letter):
    """What is new, looked up when it is sent: what has been taken away meanwhile is not told."""

    kind = "searches.digest"
    label = _("News in a saved search")
    model = Digest
    template = "searches/letters/digest.txt"
    priority = Priority.BULK
    stream = Stream.NEWS

    def recipient(self):
        return self.subject.search.user

    def is_still_true(self):
        search = self.subject.search
        return search.user.is_active and not search.is_paused and bool(self.groups())

    def groups(self):
        """A heading and the rows of each kind that has something new."""
        found = news(self.subject.search, self.subject.since, self.subject.until)
        groups = [(source.heading, list(source.rows_of(rows, form.names))) for source, form, rows in found]
        return [(heading, rows) for heading, rows in groups if rows]

    def headers(self):
        """RFC 2369 and 8058: a mail program shows the way out, and takes it at one click."""
        return {
            "List-Unsubscribe": f"<{self.link('searches:stop_at_once', stop_token(self.subject.search))}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }

    def page(self):
        return self.link("searches:list")

    def context(self):
        search = self.subject.search
        return {
            "search": search,
            "groups": self.groups(),
            "replaced": replaced(search, registry_version()),
            "stop": self.link("searches:stop", stop_token(search)),
            "mine": self.link("searches:list"),
        }

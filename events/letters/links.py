"""Letters that carry the links to somebody's own pages anew."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.keys import OWN, link_token
from events.letters import occasion
from events.letters.participants import ParticipantLetter
from events.models import Participant


class OwnLinks(ParticipantLetter):
    """To whoever has lost the letters: every registration of the address that is not over."""

    kind = "event_own_links"
    label = _("Links to own registrations")
    template = "events/letters/own_links.txt"

    def unique_key(self):
        """Once in ten minutes, however often somebody asks."""
        now = timezone.localtime()
        return f"{super().unique_key()}:{now:%Y%m%d%H}{now.minute // 10}"

    def recipient(self):
        return self.participant.email

    def context(self):
        rows = Participant.objects.not_over().filter(person_key=self.participant.person_key)
        rows = rows.select_related("event__venue").order_by("event__starts_at", "pk")
        return {"participant": self.participant, "registrations": [self._told(row) for row in rows]}

    def _told(self, row):
        return {
            "title": row.event.title,
            "when": occasion.when(row.event),
            "where": occasion.where(row.event),
            "link": self.link("events:own", row.key, link_token(row, OWN)),
        }


class LinkRenewed(ParticipantLetter):
    kind = "event_link_renewed"
    label = _("New link to a registration")
    template = "events/letters/link_renewed.txt"

    def unique_key(self):
        return f"{super().unique_key()}:{self.subject.link_salt}"

"""What those who have a need should know of it: its owner's managers and editors, and those who share it."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models import Actor, Membership
from actors.states import Role
from arena import outbox
from arena.outbox.letters import Letter, ToEach
from testbeds.models import Need, Step
from testbeds.rules import WRITERS
from testbeds.states import NeedState


def members(actor, roles):
    """Those with one of the roles: a unit's own, else those of its organisation."""
    found = Membership.objects.in_force().reaching(actor).filter(role__in=roles, user__is_active=True)
    found = list(found.select_related("user").order_by("pk"))
    return [membership for membership in found if membership.actor_id == actor.pk] or found


class AboutStep(ToEach):
    """The same news of a step to each who should have it, said to each once, as long as they may read the need."""

    model = Step
    related = ("need__owner__part_of", "need__solved_by")
    roles = WRITERS
    page_name = "needs:detail"

    def is_still_true(self):
        """A member who has left, or lost the role, is told nothing more."""
        reached = Membership.objects.in_force().reaching(self.subject.need.owner)
        return reached.filter(user=self.addressee, role__in=self.roles).exists()

    def context(self):
        need = self.subject.need
        return {"need": need, "step": self.subject, "link": self.link(self.page_name, need.slug)}


class NeedSentIn(AboutStep):
    kind = "need_sent_in"
    label = _("Need to confirm")
    template = "needs/letters/need_sent_in.txt"
    roles = (Role.MANAGER,)
    page_name = "needs:confirm"

    def is_still_true(self):
        return self.subject.need.state == NeedState.SUBMITTED and super().is_still_true()


class NeedMoreWanted(AboutStep):
    kind = "need_more_wanted"
    label = _("More wanted about a need")
    template = "needs/letters/need_more_wanted.txt"

    def is_still_true(self):
        return self.subject.need.state == NeedState.DRAFT and super().is_still_true()


class NeedPublished(AboutStep):
    kind = "need_published"
    label = _("Need published")
    template = "needs/letters/need_published.txt"

    def is_still_true(self):
        return self.subject.need.published_at is not None and super().is_still_true()


class NeedShared(AboutStep):
    kind = "need_shared"
    label = _("Need shared by one more")
    template = "needs/letters/need_shared.txt"

    def is_still_true(self):
        return self._sharing() is not None and super().is_still_true()

    def context(self):
        return {**super().context(), "sharing": self._sharing()}

    def _sharing(self):
        """The step keeps the name that the organisation had then."""
        sharings = self.subject.need.sharings.shown().select_related("actor")
        return next((row for row in sharings if str(row.actor) == self.subject.reason), None)


class NeedAsleep(AboutStep):
    kind = "need_asleep"
    label = _("Need asleep")
    template = "needs/letters/need_asleep.txt"

    def is_still_true(self):
        return self.subject.need.state == NeedState.DORMANT and super().is_still_true()


class SharedNeedOver(AboutStep):
    """To the managers of those who share it: it is met, or withdrawn."""

    kind = "shared_need_over"
    label = _("Shared need is over")
    template = "needs/letters/shared_need_over.txt"
    roles = (Role.MANAGER,)

    def is_still_true(self):
        need, roles = self.subject.need, self.addressee.roles
        sharing = need.sharings.values_list("actor", flat=True)
        return need.state == self.subject.to_state and any(roles.get(actor) in self.roles for actor in sharing)

    def context(self):
        return {**super().context(), "is_met": self.subject.to_state == NeedState.SOLVED}


class StillNeeded(Letter):
    """Once a manager has been asked, everything of the organisation that nobody has confirmed since."""

    kind = "need_still_needed"
    label = _("Are the needs still there?")
    model = Actor
    template = "needs/letters/still_needed.txt"
    lifetime = timedelta(days=7)

    def __init__(self, subject, manager=None):
        super().__init__(subject)
        self.addressee = manager

    def unique_key(self):
        return f"{self.kind}:{self.subject.pk}:{self.addressee.pk}:{timezone.localdate():%Y-%m-%d}"

    def recipient(self):
        return self.addressee

    def is_still_true(self):
        managers = Membership.objects.managing(self.subject)
        return self._asked().exists() and managers.filter(user=self.addressee).exists()

    def context(self):
        return {
            "actor": self.subject,
            "needs": self._asked().order_by("name_key", "pk"),
            "link": self.link("needs:of_actor", self.subject.slug),
        }

    def _asked(self):
        return Need.objects.owned_by([self.subject]).asked_and_silent()


def tell(letter, step, actor, *, besides=None):
    """A letter to each of the actor's members whom the kind is for, and none to who did it."""
    for membership in members(actor, letter.roles):
        if membership.user != besides:
            outbox.leave(letter(step, membership.user))

"""Who may read which need: the one rule that pages, numbers, search, files, feeds, letters and history all ask."""

from datetime import timedelta

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from actors.searching import SearchableQuerySet
from actors.states import ActorState
from testbeds.states import NeedState, Visibility

ASK_AFTER = timedelta(days=517)  # registry and needs 4.6: asked a month before the eighteen are over
REST_AFTER = timedelta(days=548)
ASKED_FOR_AT_LEAST = timedelta(days=30)


def in_arena(user):
    """A condition: the person is an active member of an actor that is shown, or of the project staff."""
    if not user.is_authenticated:
        return Q(pk=None)
    if user.is_staff:
        return Q(pk__isnull=False)  # everything: an empty condition would vanish beside an "or"
    return Exists(apps.get_model("actors.Actor").objects.public().filter(pk__in=user.roles))


def is_in_arena(user):
    """The same, answered for one person."""
    if not user.is_authenticated or user.is_staff:
        return user.is_authenticated
    return apps.get_model("actors.Actor").objects.public().filter(pk__in=user.roles).exists()


def _is_of(path, actor):
    """The organisation itself, or one of its units."""
    return Q(**{path: actor}) | Q(**{f"{path}__part_of": actor})


class NeedQuerySet(SearchableQuerySet):
    def shown(self):
        """Published, within its visibility; what was withdrawn keeps its page."""
        return self.filter(published_at__isnull=False)

    def public(self):
        """What everybody may read."""
        return self.shown().filter(visibility=Visibility.PUBLIC)

    def listed(self):
        """What lists show of the needs that one may read: not what was withdrawn."""
        return self.shown().exclude(state=NeedState.WITHDRAWN)

    def newest_first(self):
        """By when others could read it; what nobody else can read comes first, the newest on top."""
        return self.order_by(F("published_at").desc(nulls_first=True), "-created_at", "-pk")

    def of(self, actors):
        """What these own or share."""
        sharing = apps.get_model("testbeds.NeedSharing").objects.filter(actor__in=actors)
        return self.filter(Q(owner__in=actors) | Q(pk__in=sharing.values("need")))

    def visible_to(self, user):
        """What is public; in the arena also what is for the arena; own and shared ones; to staff all but private ones.

        "Only us" means members of the owner and of those who share it, and staff whom the owner has let in.
        """
        public = Q(published_at__isnull=False, visibility=Visibility.PUBLIC)
        if not user.is_authenticated:
            return self.filter(public)
        if user.is_staff:
            assigned = apps.get_model("testbeds.NeedAssignment").objects.filter(user=user).values("need")
            mine = Q(pk__in=assigned) | Q(pk__in=self.model.objects.of(list(user.roles)).values("pk"))
            return self.filter(~Q(visibility=Visibility.OWNER) | mine)
        arena = Q(published_at__isnull=False, visibility=Visibility.ARENA) & Q(in_arena(user))
        own = Q(pk__in=self.model.objects.of(list(user.roles)).values("pk"))
        return self.filter(public | arena | own)

    def for_matching(self):
        """What offerings are compared with: confirmed, and still a need."""
        return self.filter(state__in=NeedState.matched())

    def of_actor(self, actor):
        """What an organisation and its units have logged, and share."""
        sharing = apps.get_model("testbeds.NeedSharing").objects.filter(_is_of("actor", actor))
        return self.filter(_is_of("owner", actor) | Q(pk__in=sharing.values("need")))

    def waiting(self):
        """For somebody of the owner: drafts, those to confirm, and those that soon rest."""
        asked = Q(state__in=NeedState.ageing(), asked_at__isnull=False)
        return self.filter(Q(state__in=[NeedState.DRAFT, NeedState.SUBMITTED]) | asked)

    def to_publish(self):
        """Confirmed by their owners for others to read, and not shown yet."""
        gathered = Q(state=NeedState.CLUSTERED, published_at=None)
        return self.filter(Q(state=NeedState.CONFIRMED) | gathered).exclude(visibility=Visibility.OWNER)

    def owned_by(self, actors):
        return self.filter(owner__in=actors)

    def to_ask_about(self):
        """Nobody has confirmed them for seventeen months, nor been asked whether they still hold."""
        return self._silent_for(ASK_AFTER).filter(asked_at=None)

    def asked_and_silent(self):
        """Their owner has been asked, and has not answered."""
        return self.filter(state__in=NeedState.ageing(), asked_at__isnull=False)

    def overdue(self):
        """Nobody has confirmed them for eighteen months, though the owner was asked in good time."""
        return self._silent_for(REST_AFTER).filter(asked_at__lte=timezone.now() - ASKED_FOR_AT_LEAST)

    def _silent_for(self, time):
        return self.filter(state__in=NeedState.ageing(), confirmed_at__lte=timezone.now() - time)

    def inventoried(self):
        """Confirmed by their owners, in a round or not; what was found in public text never is."""
        return self.filter(confirmed_at__isnull=False, state__in=NeedState.inventoried())


class SharingQuerySet(models.QuerySet):
    def shown(self):
        """By organisations that everybody sees; one that became part of another is told there."""
        return self.filter(actor__state__in=ActorState.public())


class ClusterQuerySet(models.QuerySet):
    name_order = "name_key"

    def open(self):
        return self.filter(state="open")

    def visible_to(self, user):
        """Those with a need that the person may read; to staff also those that never had any.

        What was taken out no longer opens the cluster; what it was made of when it was dissolved still does.
        """
        members = apps.get_model("testbeds.ClusterMember").objects.filter(cluster=OuterRef("pk"))
        readable = apps.get_model("testbeds.Need").objects.visible_to(user)
        has_readable = Exists(members.making_up().filter(need__in=readable.values("pk")))
        if user.is_authenticated and user.is_staff:
            return self.filter(has_readable | ~Exists(members))
        return self.filter(has_readable)


class ClusterMemberQuerySet(models.QuerySet):
    def current(self):
        return self.filter(until=None)

    def making_up(self):
        """What the cluster consists of; of one that is dissolved, what it consisted of then."""
        return self.filter(Q(until=None) | Q(until=F("cluster__dissolved_at")))

    def visible_to(self, user):
        return self.filter(need__in=apps.get_model("testbeds.Need").objects.visible_to(user).values("pk"))

"""A person wants to be forgotten: what leads to them goes, what they did for others stays without their name."""

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from actors import leaving
from actors.models import Actor, Membership, User
from actors.states import MembershipState
from arena.history.models import Erasure
from arena.history.persons import rooms
from arena.shared.errors import Refused

REMEMBERED = "erasures.txt"  # keys only, outside the database, so that a restored backup can be made to forget again


@transaction.atomic
def erase(person, *, by):
    """Forget the person everywhere; only the key remains, with the pseudonym that is made from it."""
    person = _locked(person)
    if person.erased_at:
        raise Refused(_("The account is erased already."))
    _leave_everything(person, by=by)
    forget(person)


def forget(person):
    """What erasing does to the rows, and what is done over again after a restored backup has brought them back."""
    confirmed = person.emailaddress_set.filter(verified=True).values_list("email", flat=True)
    addresses = [person.email, *confirmed]  # one that was only written may be anybody's
    Membership.objects.filter(email__in=addresses, state=MembershipState.INVITED).update(
        state=MembershipState.EXPIRED, email="", expires_at=timezone.now()
    )
    person.memberships.update(email="", message="", reason="")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pseudonymise_person(%s)", [person.pk])
        words = cursor.fetchone()[0]
    for room in rooms():
        room.forget(person, words)
    transaction.on_commit(lambda: _remember(person.pk))


def replay():
    """Erase again whoever was erased after the backup was made; gives how many were brought back and are gone again."""
    known = _remembered() | set(Erasure.objects.values_list("person", flat=True))
    back = User.objects.filter(pk__in=known, erased_at=None)
    with transaction.atomic():
        for person in back:
            _hand_to_staff(person)
            _leave_everything(person, by=None)
            forget(person)
    return len(back) + sum(room.forget_again() for room in rooms())


def _hand_to_staff(person):
    """In the backup nobody else may have spoken for an actor yet."""
    for actor in last_manager_of(person):
        actor.take_custody(by=None, reason=_("The only manager had been erased when a backup was restored."))


def last_manager_of(person):
    """The actors that would have nobody left to speak for them."""
    managed = Actor.objects.filter(memberships__in=person.memberships.in_force().managers(), custody_since=None)
    reaching = Q(actor=OuterRef("pk")) | Q(actor=OuterRef("part_of"))
    others = Membership.objects.in_force().managers().filter(reaching, last_day=None).exclude(user=person)
    return list(managed.exclude(Exists(others)))


def _locked(person):
    """The actors first, always in the same order, then the person."""
    list(Actor.objects.filter(memberships__user=person).order_by("pk").select_for_update(no_key=True, of=["self"]))
    return User.objects.select_for_update().get(pk=person.pk)


def _leave_everything(person, *, by):
    for membership in person.memberships.select_related("actor", "user"):
        if membership.is_in_force:
            leaving.end(membership, by=by)
        elif membership.state == MembershipState.REQUESTED:
            membership.take_back(by=by)


def _remember(key):
    settings.STATE_DIR.mkdir(parents=True, exist_ok=True)
    with open(settings.STATE_DIR / REMEMBERED, "a") as file:
        file.write(f"{key}\n")


def _remembered():
    place = settings.STATE_DIR / REMEMBERED
    return {int(line) for line in place.read_text().split()} if place.exists() else set()

"""Needs that say the same thing gathered under one statement, and every one of them put back where it stood.

Whoever decides holds the cluster first and its needs after it, in the order of their keys.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.slugs import unique_slug
from testbeds.models import Need, NeedCluster
from testbeds.needs.deciding import unsaying_address
from testbeds.states import NeedState

GATHERABLE = [NeedState.CONFIRMED, NeedState.PUBLISHED]
FIXED_WORDS = {"ny", "new"}  # what else lies right under the clusters
TEXTS = ["title_sv", "title_en", "statement_sv", "statement_en"]
LEAST = 2  # needs that make a cluster


@transaction.atomic
def gather(needs, *, by, **words):
    """Make a cluster of these needs, with a common statement; each of them stays as it was written."""
    if len(needs) < LEAST:
        raise Refused(_("Choose at least two needs."))
    held = _held(needs)
    cluster = NeedCluster.objects.create(slug=_address(words["title_sv"], held), **words)
    cluster.remark("gathered", by=by)
    for need in held:
        _put_in(cluster, need, by=by)
    return cluster


@transaction.atomic
def put_in(cluster, needs, *, by):
    """More needs in a cluster that is there."""
    cluster = _held_open(cluster)
    for need in _held(needs):
        _put_in(cluster, need, by=by)


@transaction.atomic
def reword(cluster, *, by):
    """Keep the new words of an open cluster."""
    _held_open(cluster)
    cluster.save(update_fields=[*TEXTS, "changed_at"])
    cluster.remark("reworded", by=by)


@transaction.atomic
def take_out(cluster, need, *, by, reason):
    """Back to where it stood; a cluster that loses its last need is dissolved."""
    cluster = _held_open(cluster)
    (need,) = _held([need])
    member = cluster.members.current().filter(need=need).first()
    if member is None:
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    now = timezone.now()
    _put_back(member, need, now, by=by, reason=reason)
    if not cluster.members.current().exists():
        cluster.step_to(NeedCluster.DISSOLVED, by=by, dissolved_at=now)
    return cluster


@transaction.atomic
def dissolve(cluster, *, by, reason):
    """Every need back to where it stood. The page stays, and says what the cluster was made of."""
    cluster, now = _held_open(cluster), timezone.now()
    members = {member.need_id: member for member in cluster.members.current()}
    for need in _held_by_key(members):
        _put_back(members[need.pk], need, now, by=by, reason=reason)
    cluster.step_to(NeedCluster.DISSOLVED, by=by, reason=reason, dissolved_at=now)


def _held_open(cluster):
    held = cluster.locked()
    if not held.is_open:
        raise Refused(_("The cluster has been dissolved."))
    return held


def _held(needs):
    return _held_by_key([need.pk for need in needs])


def _held_by_key(keys):
    return list(Need.objects.filter(pk__in=keys).order_by("pk").select_for_update(no_key=True))


def _put_in(cluster, need, *, by):
    if need.memberships.current().exists():
        raise Refused(_("“%(need)s” is in a cluster already. Take it out of that one first.") % {"need": need})
    if need.state not in GATHERABLE:
        raise Refused(_("“%(need)s” has changed since you opened the page. Look at it again.") % {"need": need})
    cluster.members.create(need=need, state_before=need.state, by=by)
    need.step_to(NeedState.CLUSTERED, by=by, start=need.state)


def _put_back(member, need, now, *, by, reason):
    """Never further than where it stood, and never into sight. What has moved on stays where it has come to."""
    member.until = now
    member.save(update_fields=["until"])
    before = member.state_before if need.published_at else NeedState.CONFIRMED
    if need.state == NeedState.CLUSTERED:
        need.step_to(before, by=by, reason=reason, start=NeedState.CLUSTERED)
        return
    if need.state_before == NeedState.CLUSTERED:
        Need.objects.filter(pk=need.pk).update(state_before=before)
    need.remark("left_cluster", by=by, reason=reason)


def _address(title, needs):
    """Readable where others than their owners may read of the needs; else one that says nothing."""
    if not any(need.published_at for need in needs):
        return unsaying_address()
    return unique_slug(NeedCluster.objects, title, fixed=FIXED_WORDS, kind="kluster")

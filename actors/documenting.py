"""What is said and shown about an offering: written under the lock of its actor, with the file."""

from django.db import transaction
from django.utils.translation import gettext as _

from actors.rules import can_edit_offering, role_in
from actors.states import Act
from arena.files.keeping import keep
from arena.shared.errors import Refused
from arena.shared.http import check


@transaction.atomic
def save_part(form, *, by):
    """Write a version, a claim or a piece of evidence; a changed claim is no longer the one that was confirmed."""
    part = form.instance
    offering = _held(part.offering, by)
    if upload := form.cleaned_data.get("upload"):
        part.document = keep(upload, account=f"actor:{offering.actor_id}", by=by)
    elif form.cleaned_data.get("drop_document"):
        part.document = None
    if form.changed_data and hasattr(part, "fall_back"):
        part.fall_back()
    part = form.save()
    _remember_help(offering, by, form.changed_data and part._meta.verbose_name)
    return part


@transaction.atomic
def remove_part(part, *, by):
    offering = _held(part.offering, by)
    if hasattr(part, "remove"):
        part.remove()
    else:
        part.delete()
    _remember_help(offering, by, part._meta.verbose_name)


def _held(offering, by):
    """The offering as it is now, unless it moved on or the person lost the right to write on it."""
    now = offering.actor.locked().offerings.select_related("actor").filter(pk=offering.pk).first()
    if now is None or now.state != offering.state or not now.is_writable:
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    check(can_edit_offering, by, now)
    return now


def _remember_help(offering, by, what):
    if what and role_in(by, offering.actor) is None:
        offering.sign(Act.HELPED, by=by, reason=str(what))

"""What administrators do to accounts: who is project staff, and which accounts are open. Each act leaves a row."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from actors import erasing
from actors.letters.administering import TOLD, AccountDecided, StaffProposed
from actors.models import AccountDecision, Actor, User
from actors.states import AccountAct
from arena import outbox
from arena.shared.errors import Refused


def possible(account, *, by):
    """The acts that the administrator may do to the account as it stands."""
    if account == by or account.erased_at:
        return []
    if not account.is_active:
        return [AccountAct.REOPENED]
    acts = [AccountAct.CLOSED]
    if account.has_second_factor:
        acts.append(AccountAct.FACTORS_REMOVED)
    proposal = account.staff_proposals.open().first()
    if proposal:
        own = [AccountAct.STAFF_DECLINED]
        return [*(own if proposal.proposed_by == by else [AccountAct.STAFF_GRANTED, *own]), *acts]
    if account.is_staff:
        return [AccountAct.STAFF_REVOKED, *acts]
    return [AccountAct.STAFF_PROPOSED, *acts] if has_colleague(by) else acts


def has_colleague(administrator):
    """Nobody is let into the project staff by one person alone."""
    return User.objects.administrators().exclude(pk=administrator.pk).exists()


def left_alone(account):
    """The actors that nobody speaks for once the account is closed."""
    managed = account.memberships.in_force().managers().values("actor")
    others = account.memberships.model.objects.in_force().managers().exclude(user=account).values("actor")
    return Actor.objects.filter(pk__in=managed).exclude(pk__in=others).order_by("name_key", "pk")


@transaction.atomic
def do(act, account, *, by, reason):
    """Hold the account, see that the act is still possible, do it, and leave the row and the letters."""
    account = User.objects.select_for_update(no_key=True).get(pk=account.pk)
    if act not in possible(account, by=by):
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    match act:
        case AccountAct.STAFF_PROPOSED:
            _propose(account, by, reason)
        case AccountAct.STAFF_GRANTED:
            account.staff_proposals.open().get().accept(by=by)
            _set(account, is_staff=True)
        case AccountAct.STAFF_DECLINED:
            account.staff_proposals.open().get().decline(by=by)
        case AccountAct.STAFF_REVOKED:
            _set(account, is_staff=False)
        case AccountAct.CLOSED:
            _close(account, by)
        case AccountAct.REOPENED:
            _set(account, is_active=True)
        case AccountAct.FACTORS_REMOVED:
            _take_factors(account)
    return _write(act, account, by, reason)


@transaction.atomic
def erase(account, *, by, reason):
    """Forget somebody who has asked for it; the row says who did it and why, and the pseudonym to whom."""
    if not can_be_erased(account, by=by):
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    for proposal in account.staff_proposals.open():
        proposal.decline(by=by)
    erasing.erase(account, by=by)
    return _write(AccountAct.ERASED, account, by, reason)


def can_be_erased(account, *, by):
    """One's own account is erased from its own page, and nobody is forgotten twice."""
    return account != by and account.erased_at is None


@transaction.atomic
def set_on_server(account, field, *, value):
    """Done by whoever runs the server, who needs nobody's consent; the row says so."""
    acts = {
        "is_staff": (AccountAct.STAFF_REVOKED, AccountAct.STAFF_GRANTED),
        "is_administrator": (AccountAct.ADMIN_REVOKED, AccountAct.ADMIN_GRANTED),
    }
    account = User.objects.select_for_update(no_key=True).get(pk=account.pk)
    if field == "is_staff":
        for proposal in account.staff_proposals.open():
            proposal.accept(by=None) if value else proposal.decline(by=None)
    _set(account, **{field: value})
    _write(acts[field][value], account, None, "manage.py")


def _propose(account, by, reason):
    proposal = account.staff_proposals.create(proposed_by=by, reason=reason)
    for administrator in User.objects.administrators().exclude(pk__in=[by.pk, account.pk]):
        outbox.leave(StaffProposed(proposal, administrator))


def _close(account, by):
    for proposal in account.staff_proposals.open():
        proposal.decline(by=by)
    _set(account, is_active=False)
    account.sign_ins.all().end()


def _take_factors(account):
    """For somebody who has lost them; who must have one adds a new one at the next sign-in."""
    Authenticator.objects.filter(user=account).delete()
    account.sign_ins.all().end()


def _set(account, **facts):
    for name, value in facts.items():
        setattr(account, name, value)
    account.save(update_fields=list(facts))


def _write(act, account, by, reason):
    decision = AccountDecision.objects.create(account=account, act=act, decided_by=by, reason=reason)
    if act in TOLD:
        outbox.leave(AccountDecided(decision))
    return decision

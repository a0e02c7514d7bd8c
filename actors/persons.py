"""What the registry holds of a person: account, memberships, decisions and where they are signed in."""

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actors.models import Decision, Membership, Proposal
from arena.history.models import Deed
from arena.history.persons import Room, Section, holds

FACTORS = {  # by the words of the page where they are added
    Authenticator.Type.TOTP: gettext_lazy("An app with codes"),
    Authenticator.Type.WEBAUTHN: gettext_lazy("Passkey"),
    Authenticator.Type.RECOVERY_CODES: gettext_lazy("Recovery codes"),
}


@holds
class Registry(Room):
    def tell(self, person):
        decisions = Decision.objects.filter(decided_by=person).select_related("actor", "offering")
        proposals = Proposal.objects.filter(proposed_by=person).select_related("actor")
        memberships = Membership.objects.of_person(person).select_related("actor").order_by("created_at")
        yield Section("account", _("Your account"), [_account(person)])
        yield Section("memberships", _("Your memberships and requests"), [_membership(one) for one in memberships])
        yield Section("decisions", _("Decisions you have made"), [_decision(one) for one in decisions])
        yield Section("proposals", _("Changes you have proposed"), [_proposal(one) for one in proposals])
        yield Section("sign_ins", _("Where you are signed in"), [_sign_in(one) for one in person.sign_ins.all()])
        yield Section("history", _("What you have done, as the history has it"), [_deed(one) for one in _deeds(person)])

    def forget(self, person, words):
        """What leads into the account goes; the account itself the database has cleared."""
        Authenticator.objects.filter(user=person).delete()
        person.emailaddress_set.all().delete()
        person.sign_ins.all().end()


def _account(person):
    others = person.emailaddress_set.exclude(email=person.email).values_list("email", flat=True)
    factors = Authenticator.objects.filter(user=person).order_by("created_at").values_list("type", flat=True)
    return {
        "name": (_("Name"), person.name),
        "email": (_("E-mail address"), person.email),
        "other_addresses": (_("Other addresses"), ", ".join(others)),
        "language": (_("Language"), person.get_language_display()),
        "is_staff": (_("Project staff"), person.is_staff),
        "is_administrator": (_("Administrator"), person.is_administrator),
        "second_factors": (_("Second factors"), ", ".join(str(FACTORS[factor]) for factor in factors)),
        "created": (_("Created"), person.created_at),
        "last_login": (_("Last signed in"), person.last_login),
    }


def _membership(membership):
    return {
        "actor": (_("Organisation"), str(membership.actor)),
        "role": (_("Role"), membership.get_role_display()),
        "state": (_("State"), membership.get_state_display()),
        "message": (_("Message"), membership.message),
        "reason": (_("Reason"), membership.reason),
        "created": (_("Created"), membership.created_at),
        "decided": (_("Decided"), membership.decided_at),
    }


def _decision(decision):
    return {
        "about": (_("About"), str(decision.row)),
        "what": (_("What"), str(decision.what)),
        "reason": (_("Reason"), decision.reason),
        "decided": (_("Decided"), decision.decided_at),
    }


def _proposal(proposal):
    return {
        "actor": (_("Organisation"), str(proposal.actor)),
        "message": (_("Message"), proposal.message),
        "state": (_("State"), proposal.get_state_display()),
        "created": (_("Created"), proposal.created_at),
    }


def _sign_in(sign_in):
    return {"browser": (_("Browser"), sign_in.browser), "began": (_("Signed in"), sign_in.began_at)}


def _deeds(person):
    return Deed.objects.by([person.pk]).order_by("-created_at")


def _deed(deed):
    return {
        "at": (_("When"), deed.created_at),
        "channel": (_("Which way"), str(deed.channel.label)),
        "page": (_("Page"), deed.act),
        "reason": (_("Reason"), deed.reason),
    }

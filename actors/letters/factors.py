"""Letters about the second factor: what somebody with a foot in the door would want to hide."""

from django.utils.translation import gettext_lazy as _

from actors.letters.accounts import AboutAccount


class AboutFactor(AboutAccount):
    def context(self):
        return super().context() | {"factors": self.link("mfa_index"), "contact": self.link("arena:contact")}


class FactorAdded(AboutFactor):
    kind = "actors.factor_added"
    label = _("A second factor was added")
    template = "letters/account/factor_added.txt"


class FactorRemoved(AboutFactor):
    kind = "actors.factor_removed"
    label = _("A second factor was removed")
    template = "letters/account/factor_removed.txt"


class RecoveryCodesRenewed(AboutFactor):
    kind = "actors.recovery_codes_renewed"
    label = _("New recovery codes were made")
    template = "letters/account/recovery_codes_renewed.txt"


class RecoveryCodeUsed(AboutFactor):
    kind = "actors.recovery_code_used"
    label = _("A recovery code was used")
    template = "letters/account/recovery_code_used.txt"

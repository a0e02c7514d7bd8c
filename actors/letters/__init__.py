from actors.letters.accounts import (
    AccountExists,
    AddressChanged,
    ConfirmAddress,
    NoAccount,
    PasswordChanged,
    ResetPassword,
    Stranger,
)

__all__ = [
    "AccountExists",
    "AddressChanged",
    "ConfirmAddress",
    "NoAccount",
    "PasswordChanged",
    "ResetPassword",
    "Stranger",
]

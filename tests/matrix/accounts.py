"""Accounts, second factors, and those who look after them."""

from tests.matrix.rows import ADMINISTRATORS, EVERYBODY, SIGNED_IN, Row, doing, filling_in, reading
from tests.world import nobodys, own

HOME = dict.fromkeys(SIGNED_IN, 302)  # who is signed in already is led on
ACCOUNTS = [
    *filling_in("account_settings", SIGNED_IN),
    *filling_in("account_login", EVERYBODY, exceptions=HOME),
    *filling_in("account_signup", EVERYBODY, exceptions=HOME),
    Row("account_logout", "GET", exceptions={"visitor": 302}),
    doing("account_logout", EVERYBODY, {}),
    *reading("account_inactive"),
    *reading("account_email_verification_sent"),
    Row("account_confirm_email", "GET", thing=nobodys.confirmation_key, always=200),
    Row("account_confirm_email", "POST", thing=nobodys.confirmation_key, always=404),
    *filling_in("account_reset_password", EVERYBODY),
    *reading("account_reset_password_done"),
    *(
        Row("account_reset_password_from_key", method, thing=nobodys.reset_key, always=200)
        for method in ["GET", "POST"]
    ),
    *reading("account_reset_password_from_key_done"),
    *filling_in("account_change_password", SIGNED_IN),
    Row("account_email", "GET", SIGNED_IN),
    doing("account_email", SIGNED_IN, {}),
    *filling_in("account_reauthenticate", SIGNED_IN),
    *filling_in("account_data", SIGNED_IN),
    Row("account_erase", "GET", SIGNED_IN),
    doing("account_erase", SIGNED_IN, {}),
]
SECOND_FACTOR = [
    *reading("mfa_index", SIGNED_IN),
    *(Row("mfa_authenticate", method, answer=302) for method in ["GET", "POST"]),
    *(Row("mfa_login_webauthn", method, answer=302) for method in ["GET", "POST"]),
    *filling_in("mfa_activate_totp", SIGNED_IN),
    *(Row("mfa_deactivate_totp", method, always=404) for method in ["GET", "POST"]),  # nobody here has an app
    *filling_in("mfa_view_recovery_codes", SIGNED_IN),
    *filling_in("mfa_generate_recovery_codes", SIGNED_IN),
    *filling_in("mfa_add_webauthn", SIGNED_IN),
    *filling_in("mfa_edit_webauthn", {"person"}, thing=own.own_passkey, denied=404),
    Row("mfa_remove_webauthn", "GET", {"person"}, own.own_passkey, denied=404),
    doing("mfa_remove_webauthn", {"person"}, {}, thing=own.own_passkey, denied=404),
    *(
        Row(url, method, SIGNED_IN, answer=302)  # by the password, which is all that they have
        for url in ["mfa_reauthenticate", "mfa_reauthenticate_webauthn"]
        for method in ["GET", "POST"]
    ),
    *reading("account_go_on", SIGNED_IN, answer=302),
    Row("account_sign_ins", "GET", SIGNED_IN),
    doing("account_sign_ins", SIGNED_IN, {}),
    Row("account_end_sign_in", "GET", thing=own.own_sign_in, always=405),
    doing("account_end_sign_in", {"person"}, {}, thing=own.own_sign_in, denied=404),
]
ADMINISTERING = [
    *reading("administering:list", ADMINISTRATORS, gate=ADMINISTRATORS),
    Row("administering:detail", "GET", ADMINISTRATORS, nobodys.account, gate=ADMINISTRATORS),
    Row("administering:detail", "POST", ADMINISTRATORS, nobodys.account, gate=ADMINISTRATORS, answer=400),
    doing(
        "administering:detail",
        ADMINISTRATORS,
        {"act": "closed", "reason": "Har slutat."},
        thing=nobodys.account,
        gate=ADMINISTRATORS,
    ),
    *filling_in("administering:erase", ADMINISTRATORS, thing=nobodys.account, gate=ADMINISTRATORS),
    doing("administering:erase", ADMINISTRATORS, {"reason": "Brev."}, thing=nobodys.account, gate=ADMINISTRATORS),
]

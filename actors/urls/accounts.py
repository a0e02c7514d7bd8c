"""The account pages: those of allauth that lead somewhere here, under the names that allauth knows them by."""

from allauth.account import views as allauth_views
from django.db.transaction import atomic
from django.urls import include, path, re_path
from django.utils.translation import pgettext_lazy

from actors.urls.history import account_patterns
from actors.views import accounts, reauthenticating

# What a page changes and the letter about it are one transaction.

urlpatterns = [
    path("", accounts.account_settings, name="account_settings"),
    path("login/", atomic(allauth_views.login), name="account_login"),
    path("logout/", allauth_views.logout, name="account_logout"),
    path("inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("signup/", atomic(accounts.SignUp.as_view()), name="account_signup"),
    path("confirm-email/", allauth_views.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^confirm-email/(?P<key>[-:\w]+)/$", atomic(allauth_views.confirm_email), name="account_confirm_email"),
    path("password/reset/", atomic(allauth_views.password_reset), name="account_reset_password"),
    path("password/reset/done/", allauth_views.password_reset_done, name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        atomic(allauth_views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("password/change/", atomic(allauth_views.password_change), name="account_change_password"),
    path("email/", atomic(allauth_views.email), name="account_email"),
    path("reauthenticate/", atomic(allauth_views.reauthenticate), name="account_reauthenticate"),
    path(pgettext_lazy("url", "go-on/"), reauthenticating.go_on, name="account_go_on"),
    path(pgettext_lazy("url", "sign-ins/"), accounts.sign_ins, name="account_sign_ins"),
    path(pgettext_lazy("url", "sign-ins/<uuid:key>/end/"), accounts.end_sign_in, name="account_end_sign_in"),
    path(pgettext_lazy("url", "two-step-sign-in/"), include("actors.urls.factors")),
    *account_patterns,
]

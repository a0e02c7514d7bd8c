"""What has happened, and a person's own data."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from actors.views import history, own_data

actor_patterns = [
    path(pgettext_lazy("url", "actors/<slug:slug>/history/"), history.actor_history, name="history"),
    path(pgettext_lazy("url", "to-do/history/"), history.log, name="log"),
]

offering_patterns = [
    path(pgettext_lazy("url", "offerings/<slug:slug>/history/"), history.offering_history, name="history"),
]

account_patterns = [
    path(pgettext_lazy("url", "my-data/"), own_data.account_data, name="account_data"),
    path(pgettext_lazy("url", "erase/"), own_data.account_erase, name="account_erase"),
]

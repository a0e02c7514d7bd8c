"""The administrators' pages."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from actors.views import administering

app_name = "administering"

urlpatterns = [
    path(pgettext_lazy("url", "accounts/"), administering.account_list, name="list"),
    path(pgettext_lazy("url", "accounts/<int:pk>/"), administering.account_detail, name="detail"),
    path(pgettext_lazy("url", "accounts/<int:pk>/erase/"), administering.account_erase, name="erase"),
]

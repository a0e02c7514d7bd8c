"""The list of needs, its files, and one need. The last, since the address of a need could be any word."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from testbeds.views.needs import finding, need

urlpatterns = [
    path(pgettext_lazy("url", "needs/"), finding.need_list, name="list"),
    path(pgettext_lazy("url", "needs/needs.csv"), finding.need_file, {"form": "csv"}, name="csv"),
    path(pgettext_lazy("url", "needs/needs.xlsx"), finding.need_file, {"form": "xlsx"}, name="xlsx"),
    path(pgettext_lazy("url", "needs/<slug:slug>/"), need.detail, name="detail"),
]

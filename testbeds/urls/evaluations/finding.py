"""The list of evaluations, and its files; what others have published."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from testbeds.views.finding import evaluations, external

urlpatterns = [
    path(pgettext_lazy("url", "evaluations/"), evaluations.evaluation_list, name="list"),
    path(pgettext_lazy("url", "evaluations.csv"), evaluations.evaluation_file, {"form": "csv"}, name="list_csv"),
    path(pgettext_lazy("url", "evaluations.xlsx"), evaluations.evaluation_file, {"form": "xlsx"}, name="list_xlsx"),
    path(pgettext_lazy("url", "evaluations/elsewhere/"), external.external_list, name="external"),
    path(pgettext_lazy("url", "evaluations/elsewhere/<slug:slug>/"), external.external, name="external_detail"),
]

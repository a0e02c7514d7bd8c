"""The figures of an evaluation, and when they were computed."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from testbeds.views.statistics import results

urlpatterns = [
    path(pgettext_lazy("url", "evaluations/<slug:slug>/results/"), results.results, name="results"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/results/compute/"), results.analyse, name="analyse"),
]

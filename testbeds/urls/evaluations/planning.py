"""The plan of an evaluation: written, signed, frozen, deviated from."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from testbeds.views.planning import deviating, reading, signing, writing

urlpatterns = [
    path(pgettext_lazy("url", "evaluations/<slug:slug>/plan/"), reading.plan, name="plan"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/plan.txt"), reading.plan_file, name="plan_file"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/plan/edit/"), writing.plan_edit, name="plan_edit"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/plan/measures/new/"), writing.measure_add, name="measure_add"),
    path(
        pgettext_lazy("url", "evaluations/<slug:slug>/plan/measures/<int:number>/"),
        writing.measure_edit,
        name="measure_edit",
    ),
    path(
        pgettext_lazy("url", "evaluations/<slug:slug>/plan/measures/<int:number>/remove/"),
        writing.measure_remove,
        name="measure_remove",
    ),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/plan/sign/"), signing.plan_sign, name="plan_sign"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/deviations/"), deviating.deviations, name="deviations"),
]

"""The public page of an evaluation, its report, versions and files."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from testbeds.views.reporting import deciding, machines, paper, reading, writing

urlpatterns = [
    path(pgettext_lazy("url", "evaluations/<slug:slug>.json"), machines.report_json, name="json"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>.pdf"), paper.report_pdf, name="pdf"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>.csv"), machines.report_csv, name="csv"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/report/"), writing.report_draft, name="report_draft"),
    path(
        pgettext_lazy("url", "evaluations/<slug:slug>/report/preview/"), writing.report_preview, name="report_preview"
    ),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/report/send/"), writing.report_submit, name="report_submit"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/versions/<int:number>/"), reading.version, name="version"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/publish/"), deciding.publish, name="publish"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/correct/"), deciding.correct, name="correct"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/take-down/"), deciding.take_down, name="take_down"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/follow/"), deciding.follow, name="follow"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/"), reading.detail, name="detail"),
]

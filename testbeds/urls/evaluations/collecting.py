"""Participant codes, values, incidents and the weekly log."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from testbeds.views.collecting import files, incidents, participants, quick, values, weeks

urlpatterns = [
    path(pgettext_lazy("url", "evaluations/<slug:slug>/values/"), values.values, name="values"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/values/new/"), values.value_add, name="value_add"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/values/quick/"), quick.quick, name="quick"),
    path(
        pgettext_lazy("url", "evaluations/<slug:slug>/values/<int:pk>/leave-out/"),
        values.value_exclude,
        name="value_exclude",
    ),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/values/file/"), files.values_file, name="values_file"),
    path(
        pgettext_lazy("url", "evaluations/<slug:slug>/values/file/<uuid:key>/"),
        files.values_file_tried,
        name="values_file_tried",
    ),
    *(
        path(address, files.values_template, {"form": form}, name=f"values_template_{form}")
        for form, address in {
            "csv": pgettext_lazy("url", "evaluations/<slug:slug>/values/template.csv"),
            "xlsx": pgettext_lazy("url", "evaluations/<slug:slug>/values/template.xlsx"),
        }.items()
    ),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/participants/"), participants.participants, name="participants"),
    path(
        pgettext_lazy("url", "evaluations/<slug:slug>/participants/on-paper/"),
        participants.participants_paper,
        name="participants_paper",
    ),
    path(
        pgettext_lazy("url", "evaluations/<slug:slug>/participants/<slug:code>/"),
        participants.participant,
        name="participant",
    ),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/incidents/"), incidents.incidents, name="incidents"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/incidents/new/"), incidents.incident_add, name="incident_add"),
    path(
        pgettext_lazy("url", "evaluations/<slug:slug>/incidents/<int:pk>/explain/"),
        incidents.incident_explain,
        name="incident_explain",
    ),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/weeks/"), weeks.weeks, name="weeks"),
]

"""Creating an evaluation, who is what in it, and what moves it on."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from testbeds.views.evaluating import acting, facts, hub, log, people

urlpatterns = [
    path(pgettext_lazy("url", "evaluations/new/"), facts.evaluation_add, name="add"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/edit/"), facts.evaluation_edit, name="edit"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/hub/"), hub.evaluation_work, name="work"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/checklist/"), facts.evaluation_checklist, name="checklist"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/roles/"), people.evaluation_roles, name="roles"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/roles/<int:pk>/end/"), people.role_end, name="role_end"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/conflict/"), people.evaluation_declare, name="declare"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/conflict/<int:pk>/"), people.tie_decide, name="tie"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/log/"), log.evaluation_log, name="log"),
    *(
        path(address, acting.evaluation_act, {"word": word}, name=f"act_{word}")
        for word, address in {
            "start_planning": pgettext_lazy("url", "evaluations/<slug:slug>/act/start-planning/"),
            "begin_baseline": pgettext_lazy("url", "evaluations/<slug:slug>/act/begin-baseline/"),
            "begin_test": pgettext_lazy("url", "evaluations/<slug:slug>/act/begin-test/"),
            "stop": pgettext_lazy("url", "evaluations/<slug:slug>/act/stop/"),
            "resume": pgettext_lazy("url", "evaluations/<slug:slug>/act/resume/"),
            "begin_analysis": pgettext_lazy("url", "evaluations/<slug:slug>/act/begin-analysis/"),
            "begin_draft": pgettext_lazy("url", "evaluations/<slug:slug>/act/begin-report/"),
            "abort": pgettext_lazy("url", "evaluations/<slug:slug>/act/abort/"),
            "drop": pgettext_lazy("url", "evaluations/<slug:slug>/act/drop/"),
            "discard": pgettext_lazy("url", "evaluations/<slug:slug>/act/remove/"),
        }.items()
    ),
]

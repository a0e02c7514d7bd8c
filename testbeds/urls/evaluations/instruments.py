"""Questionnaires, readiness, complexity and costs."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from testbeds.views.instruments import describing, questionnaires, readiness

urlpatterns = [
    path(
        pgettext_lazy("url", "evaluations/<slug:slug>/questionnaires/"),
        questionnaires.questionnaires,
        name="questionnaires",
    ),
    path(
        pgettext_lazy("url", "evaluations/<slug:slug>/questionnaires/<int:number>/close/"),
        questionnaires.questionnaire_close,
        name="questionnaire_close",
    ),
    path(
        pgettext_lazy("url", "evaluations/<slug:slug>/questionnaires/<int:number>/poster/"),
        questionnaires.poster,
        name="poster",
    ),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/readiness/"), readiness.readiness, name="readiness"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/complexity/"), describing.complexity, name="complexity"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/costs/"), describing.costs, name="costs"),
]

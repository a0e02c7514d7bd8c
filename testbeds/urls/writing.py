"""Writing a need down, and the questions on paper."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from testbeds.views.needs import sending, ward_form, writing

urlpatterns = [
    path(pgettext_lazy("url", "needs/new/"), writing.add, name="add"),
    path(pgettext_lazy("url", "needs/similar/"), writing.similar, name="similar"),
    path(pgettext_lazy("url", "needs/form/"), ward_form.ward_form, name="form"),
    path(pgettext_lazy("url", "needs/<slug:slug>/edit/"), writing.edit, name="edit"),
    path(pgettext_lazy("url", "needs/<slug:slug>/submit/"), sending.submit, name="submit"),
    path(pgettext_lazy("url", "needs/<slug:slug>/discard/"), sending.discard, name="discard"),
]

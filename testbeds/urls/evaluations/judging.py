"""Grades, the verdict, the supplier's comment and the review."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from testbeds.views.judging import answering, concluding, grading

urlpatterns = [
    path(pgettext_lazy("url", "evaluations/<slug:slug>/assessment/"), grading.assessment, name="assessment"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/agreeing/"), grading.agreement, name="agreeing"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/verdict/"), concluding.verdict, name="verdict"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/reply/"), answering.reply, name="reply"),
    path(pgettext_lazy("url", "evaluations/<slug:slug>/review/"), answering.review, name="review"),
]

"""Where those who take part answer questions, without an account."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from testbeds.views.instruments import answering

urlpatterns = [
    path(pgettext_lazy("url", "answer/<str:token>/"), answering.answer, name="answer"),
    path(pgettext_lazy("url", "answer/<str:token>/thank-you/"), answering.answer_done, name="answer_done"),
    path(pgettext_lazy("url", "answer/<str:token>/tablet/"), answering.tablet, name="tablet"),
]

from django.urls import path
from django.utils.translation import pgettext_lazy

from arena.feedback import views

app_name = "feedback"

urlpatterns = [
    path(pgettext_lazy("url", "to-do/reports/"), views.report_list, name="list"),
    path(pgettext_lazy("url", "to-do/reports/<int:pk>/"), views.report_detail, name="detail"),
]

"""Staff import files to the registry."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from actors.views import importing

app_name = "importing"

urlpatterns = [
    path(pgettext_lazy("url", "to-do/import/"), importing.import_file, name="upload"),
    path(pgettext_lazy("url", "to-do/import/template/<slug:kind>.csv"), importing.import_template, name="template"),
    path(pgettext_lazy("url", "to-do/import/<int:pk>/"), importing.import_plan, name="plan"),
    path(pgettext_lazy("url", "to-do/import/<int:pk>/headings/"), importing.import_headings, name="headings"),
]

from django.urls import path
from django.utils.translation import pgettext_lazy

from actors.views import actors, exporting

urlpatterns = [
    path(pgettext_lazy("url", "actors/"), actors.actor_list, name="list"),
    path(pgettext_lazy("url", "actors/actors.csv"), exporting.actor_file, {"form": "csv"}, name="csv"),
    path(pgettext_lazy("url", "actors/actors.xlsx"), exporting.actor_file, {"form": "xlsx"}, name="xlsx"),
    path(pgettext_lazy("url", "actors/<slug:slug>/"), actors.actor_detail, name="detail"),
]

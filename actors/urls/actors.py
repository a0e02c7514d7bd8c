from django.urls import path
from django.utils.translation import pgettext_lazy

from actors.views import actors

urlpatterns = [
    path(pgettext_lazy("url", "actors/"), actors.actor_list, name="list"),
    path(pgettext_lazy("url", "actors/<slug:slug>/"), actors.actor_detail, name="detail"),
]

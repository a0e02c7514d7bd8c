from django.urls import path
from django.utils.translation import pgettext_lazy

from actors.views import competences

urlpatterns = [
    path(pgettext_lazy("url", "competences/"), competences.competence_map, name="map"),
    path(pgettext_lazy("url", "competences/actors/"), competences.competence_list, name="list"),
    path(pgettext_lazy("url", "competences/competence-map.csv"), competences.competence_csv, name="csv"),
    path(pgettext_lazy("url", "competences/competence-map.svg"), competences.competence_picture, name="picture"),
    path(pgettext_lazy("url", "competences/<slug:code>/"), competences.competence_detail, name="detail"),
]

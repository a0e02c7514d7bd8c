from django.urls import path
from django.utils.translation import pgettext_lazy

from actors.views import terms

urlpatterns = [
    path(pgettext_lazy("url", "terms/"), terms.term_list, name="list"),
    path(pgettext_lazy("url", "terms/vocabularies.jsonld"), terms.concepts, name="concepts"),
    path(pgettext_lazy("url", "terms/<slug:code>/"), terms.term_detail, name="detail"),
]

from django.apps import apps
from django.urls import include, path

from tests.bench.bare import views

bare = [
    path("start/", views.start, name="start"),
    path("search/", views.offering_search, name="search"),
]
actors = [
    path("actors/", views.actor_list, name="list"),
    path("actors/<slug:slug>/", views.actor_page, name="detail"),
]
offerings = [
    path("offerings/<slug:slug>/", views.actor_page, name="detail"),
]

urlpatterns = [
    path("", include(bare)),
    path("", include((actors, "actors"))),
    path("", include((offerings, "offerings"))),
]
if apps.is_installed("allauth"):
    urlpatterns.append(path("accounts/", include("allauth.urls")))

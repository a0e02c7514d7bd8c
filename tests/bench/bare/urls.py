from django.apps import apps
from django.urls import include, path

from tests.bench.bare import events as event_views
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

events = [
    path("events/", event_views.event_list, name="list"),
    path("events.ics", event_views.calendar, name="calendar"),
    path("events/<slug:slug>.ics", event_views.event_calendar, name="ics"),
    path("events/<slug:slug>/", event_views.event_page, name="detail"),
    path("sign-up/<int:pool>/", event_views.sign_up, name="sign_up"),
]

urlpatterns = [
    path("", include(bare)),
    path("", include((actors, "actors"))),
    path("", include((offerings, "offerings"))),
    path("", include((events, "events"))),
]
if apps.is_installed("allauth"):
    urlpatterns.append(path("accounts/", include("allauth.urls")))

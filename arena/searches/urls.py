from django.urls import path
from django.utils.translation import pgettext_lazy

from arena.searches import feeds, stopping, views

app_name = "searches"

urlpatterns = [
    path(pgettext_lazy("url", "search/suggestions/"), views.suggest, name="suggest"),
    path(pgettext_lazy("url", "actors.atom"), feeds.list_feed, {"within": "actors"}, name="actors_feed"),
    path(pgettext_lazy("url", "offerings.atom"), feeds.list_feed, {"within": "offerings"}, name="offerings_feed"),
    path(pgettext_lazy("url", "needs.atom"), feeds.list_feed, {"within": "needs"}, name="needs_feed"),
    path(pgettext_lazy("url", "evaluations.atom"), feeds.list_feed, {"within": "evaluations"}, name="evaluations_feed"),
    path(pgettext_lazy("url", "my-page/searches/"), views.saved_list, name="list"),
    path(pgettext_lazy("url", "my-page/searches/new/"), views.saved_add, name="add"),
    path(pgettext_lazy("url", "my-page/searches/<uuid:key>/"), views.saved_edit, name="edit"),
    path(pgettext_lazy("url", "search/feed/<uuid:key>.atom"), feeds.saved_feed, name="feed"),
    path(pgettext_lazy("url", "search/stop/<str:token>/"), stopping.stop, name="stop"),
    path(pgettext_lazy("url", "search/stop/<str:token>/at-once/"), stopping.stop_at_once, name="stop_at_once"),
]

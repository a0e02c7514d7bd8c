"""Facts with age: what a manager is asked to confirm, actors that turn out to be one, terms that replace each other."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from actors.views import confirming, merging, replacing

urlpatterns = [
    path(pgettext_lazy("url", "my-page/to-confirm/"), confirming.to_confirm, name="to_confirm"),
    path(pgettext_lazy("url", "actors/<slug:slug>/merge/"), merging.actor_merge, name="merge"),
    path(pgettext_lazy("url", "actors/<slug:slug>/merged/"), merging.actor_merges, name="merges"),
    path(pgettext_lazy("url", "to-do/terms/"), replacing.term_list, name="terms"),
    path(pgettext_lazy("url", "to-do/terms/<slug:code>/"), replacing.replace_term, name="replace_term"),
]

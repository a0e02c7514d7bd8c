"""What is decided about a need, what has been done with it, and what an organisation has logged."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from testbeds.views.needs import deciding, history, of_actor, sharing

urlpatterns = [
    path(pgettext_lazy("url", "needs/of/<slug:actor>/"), of_actor.of_actor, name="of_actor"),
    path(pgettext_lazy("url", "needs/<slug:slug>/confirm/"), deciding.confirm, name="confirm"),
    path(pgettext_lazy("url", "needs/<slug:slug>/ask-for-more/"), deciding.ask_for_more, name="ask_for_more"),
    path(pgettext_lazy("url", "needs/<slug:slug>/publish/"), deciding.publish, name="publish"),
    path(pgettext_lazy("url", "needs/<slug:slug>/visibility/"), deciding.visibility, name="visibility"),
    path(pgettext_lazy("url", "needs/<slug:slug>/withdraw/"), deciding.withdraw, name="withdraw"),
    path(pgettext_lazy("url", "needs/<slug:slug>/met/"), deciding.solve, name="solve"),
    path(pgettext_lazy("url", "needs/<slug:slug>/wake/"), deciding.revive, name="revive"),
    path(pgettext_lazy("url", "needs/<slug:slug>/share/"), sharing.share, name="share"),
    path(pgettext_lazy("url", "needs/<slug:slug>/stop-sharing/"), sharing.stop_sharing, name="stop_sharing"),
    path(pgettext_lazy("url", "needs/<slug:slug>/let-in/"), sharing.let_in, name="let_in"),
    path(pgettext_lazy("url", "needs/<slug:slug>/history/"), history.need_history, name="history"),
]

"""The demonstration mailbox, with the same address in every language, the outbox of the staff, and what one wants."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from arena.outbox import views

app_name = "outbox"

urlpatterns = [
    path("demo/brev/", views.demo_mailbox, name="demo_mailbox"),
    path("demo/brev/<int:pk>/", views.demo_letter, name="demo_letter"),
    path(pgettext_lazy("url", "letters/"), views.letter_list, name="list"),
    path(pgettext_lazy("url", "letters/<uuid:pk>/"), views.letter_detail, name="detail"),
    path(pgettext_lazy("url", "letters/<uuid:pk>/send-again/"), views.letter_send_again, name="send_again"),
    path(pgettext_lazy("url", "letters/stop/<str:token>/"), views.stop, name="stop"),
    path(pgettext_lazy("url", "letters/stop/<str:token>/at-once/"), views.stop_at_once, name="stop_at_once"),
    path(pgettext_lazy("url", "letters/choose/<str:token>/"), views.preferences, name="preferences"),
    path(pgettext_lazy("url", "my-page/letters/"), views.my_letters, name="my_letters"),
    path(pgettext_lazy("url", "my-page/letters/choices/"), views.my_preferences, name="my_preferences"),
]

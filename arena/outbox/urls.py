"""The demonstration mailbox, with the same address in every language, and the outbox of the staff."""

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
]

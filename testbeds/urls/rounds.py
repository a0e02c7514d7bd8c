"""Inventory rounds: the list, the board of one, its plan, and the answer of each organisation."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from testbeds.views.rounds import answering, board, coordinating, planning

urlpatterns = [
    path(pgettext_lazy("url", "needs/inventory/"), board.round_list, name="rounds"),
    path(pgettext_lazy("url", "needs/inventory/new/"), planning.round_add, name="round_add"),
    path(pgettext_lazy("url", "needs/inventory/<slug:slug>/"), board.round_detail, name="round"),
    path(
        pgettext_lazy("url", "needs/inventory/<slug:slug>/answers.csv"),
        board.round_file,
        {"form": "csv"},
        name="round_csv",
    ),
    path(
        pgettext_lazy("url", "needs/inventory/<slug:slug>/answers.xlsx"),
        board.round_file,
        {"form": "xlsx"},
        name="round_xlsx",
    ),
    path(pgettext_lazy("url", "needs/inventory/<slug:slug>/edit/"), planning.round_edit, name="round_edit"),
    path(
        pgettext_lazy("url", "needs/inventory/<slug:slug>/respondents/"),
        planning.round_respondents,
        name="round_respondents",
    ),
    path(pgettext_lazy("url", "needs/inventory/<slug:slug>/open/"), planning.round_open, name="round_open"),
    path(pgettext_lazy("url", "needs/inventory/<slug:slug>/close/"), planning.round_close, name="round_close"),
    path(pgettext_lazy("url", "needs/inventory/<slug:slug>/compile/"), planning.round_compile, name="round_compile"),
    path(
        pgettext_lazy("url", "needs/inventory/<slug:slug>/answers/<slug:actor>/"), answering.response, name="response"
    ),
    path(
        pgettext_lazy("url", "needs/inventory/<slug:slug>/answers/<slug:actor>/remind/"),
        coordinating.remind,
        name="remind",
    ),
    path(
        pgettext_lazy("url", "needs/inventory/<slug:slug>/answers/<slug:actor>/send-back/"),
        coordinating.send_back,
        name="send_back",
    ),
    path(
        pgettext_lazy("url", "needs/inventory/<slug:slug>/answers/<slug:actor>/exception/"),
        coordinating.late,
        name="late",
    ),
]

"""The testbeds, and requests to test in one."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from testbeds.views.beds import finding, requests, writing

app_name = "beds"
urlpatterns = [
    path(pgettext_lazy("url", "testbeds/"), finding.bed_list, name="list"),
    path(pgettext_lazy("url", "testbeds/new/"), writing.bed_add, name="add"),
    path(pgettext_lazy("url", "testbeds/request/<uuid:key>/"), requests.request_detail, name="request"),
    *(
        path(address, requests.request_act, {"act": act}, name=f"request_{act}")
        for act, address in {
            "look_into": pgettext_lazy("url", "testbeds/request/<uuid:key>/look-into/"),
            "accept": pgettext_lazy("url", "testbeds/request/<uuid:key>/accept/"),
            "decline": pgettext_lazy("url", "testbeds/request/<uuid:key>/decline/"),
            "withdraw": pgettext_lazy("url", "testbeds/request/<uuid:key>/withdraw/"),
        }.items()
    ),
    path(pgettext_lazy("url", "testbeds/<slug:slug>/edit/"), writing.bed_edit, name="edit"),
    path(pgettext_lazy("url", "testbeds/<slug:slug>/periods/"), writing.bed_periods, name="periods"),
    path(
        pgettext_lazy("url", "testbeds/<slug:slug>/periods/<int:number>/remove/"),
        writing.bed_period_remove,
        name="period_remove",
    ),
    path(pgettext_lazy("url", "testbeds/<slug:slug>/request/"), requests.request_add, name="request_add"),
    *(
        path(address, writing.bed_act, {"act": act}, name=f"act_{act}")
        for act, address in {
            "publish": pgettext_lazy("url", "testbeds/<slug:slug>/publish/"),
            "pause": pgettext_lazy("url", "testbeds/<slug:slug>/pause/"),
            "close": pgettext_lazy("url", "testbeds/<slug:slug>/close/"),
        }.items()
    ),
    path(pgettext_lazy("url", "testbeds/<slug:slug>/"), finding.bed_detail, name="detail"),
]

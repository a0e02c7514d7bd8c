from django.urls import path
from django.utils.translation import pgettext_lazy

from actors.views import comparing, exporting, offerings

urlpatterns = [
    path(pgettext_lazy("url", "offerings/"), offerings.offering_list, name="list"),
    path(pgettext_lazy("url", "offerings/offerings.csv"), exporting.offering_file, {"form": "csv"}, name="csv"),
    path(pgettext_lazy("url", "offerings/offerings.xlsx"), exporting.offering_file, {"form": "xlsx"}, name="xlsx"),
    path(pgettext_lazy("url", "offerings/<slug:slug>/"), offerings.offering_detail, name="detail"),
    path(pgettext_lazy("url", "compare-offerings/"), comparing.offering_compare, name="compare"),
]

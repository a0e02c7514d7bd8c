"""Every address of the evaluations; the fixed words come before those that begin with the address of one."""

from testbeds.urls.evaluations import (
    adopting,
    answering,
    collecting,
    finding,
    instruments,
    judging,
    life,
    planning,
    reporting,
    statistics,
)

app_name = "evaluations"
urlpatterns = [
    *finding.urlpatterns,
    *answering.urlpatterns,
    *life.urlpatterns,
    *planning.urlpatterns,
    *collecting.urlpatterns,
    *instruments.urlpatterns,
    *statistics.urlpatterns,
    *judging.urlpatterns,
    *adopting.urlpatterns,
    *reporting.urlpatterns,
]

"""Every address of the needs; the fixed words come before those that begin with the address of a need."""

from testbeds.urls import clusters, deciding, dialogues, finding, matching, rounds, writing

app_name = "needs"
urlpatterns = [
    *writing.urlpatterns,
    *rounds.urlpatterns,
    *clusters.urlpatterns,
    *matching.urlpatterns,
    *dialogues.urlpatterns,
    *deciding.urlpatterns,
    *finding.urlpatterns,
]

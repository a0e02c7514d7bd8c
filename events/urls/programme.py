"""What the staff decide about an event besides its text: seats, programme, where and when; places and projects."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from events.views import projects, venues

urlpatterns = [
    path(pgettext_lazy("url", "to-do/venues/"), venues.venue_list, name="venues"),
    path(pgettext_lazy("url", "to-do/venues/new/"), venues.venue_add, name="venue_add"),
    path(pgettext_lazy("url", "to-do/venues/<int:key>/"), venues.venue_edit, name="venue"),
    path(pgettext_lazy("url", "to-do/projects/"), projects.project_list, name="projects"),
    path(pgettext_lazy("url", "to-do/projects/new/"), projects.project_add, name="project_add"),
    path(pgettext_lazy("url", "to-do/projects/<slug:key>/"), projects.project_edit, name="project"),
]

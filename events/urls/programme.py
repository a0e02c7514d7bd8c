"""What the staff decide about an event besides its text: seats, programme, where and when; places and projects."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from events.views import moving, programme, projects, seats, series, venues

urlpatterns = [
    path(pgettext_lazy("url", "events/<slug:slug>/seats/"), seats.seats, name="seats"),
    path(pgettext_lazy("url", "events/<slug:slug>/seats/new/"), seats.pool_add, name="pool_add"),
    path(pgettext_lazy("url", "events/<slug:slug>/seats/<int:key>/"), seats.pool_edit, name="pool"),
    path(pgettext_lazy("url", "events/<slug:slug>/targets/new/"), seats.target_add, name="target_add"),
    path(pgettext_lazy("url", "events/<slug:slug>/targets/<int:key>/"), seats.target_remove, name="target_remove"),
    path(pgettext_lazy("url", "events/<slug:slug>/programme/"), programme.programme, name="programme"),
    path(pgettext_lazy("url", "events/<slug:slug>/programme/new/"), programme.programme_add, name="programme_add"),
    path(
        pgettext_lazy("url", "events/<slug:slug>/programme/<int:key>/"), programme.programme_item, name="programme_item"
    ),
    path(pgettext_lazy("url", "events/<slug:slug>/speakers/"), programme.speakers, name="speakers"),
    path(pgettext_lazy("url", "events/<slug:slug>/speakers/new/"), programme.speaker_add, name="speaker_add"),
    path(pgettext_lazy("url", "events/<slug:slug>/speakers/<int:key>/"), programme.speaker, name="speaker"),
    path(pgettext_lazy("url", "events/<slug:slug>/materials/"), programme.materials, name="materials"),
    path(pgettext_lazy("url", "events/<slug:slug>/materials/new/"), programme.material_add, name="material_add"),
    path(pgettext_lazy("url", "events/<slug:slug>/materials/<int:key>/"), programme.material, name="material"),
    path(
        pgettext_lazy("url", "events/<slug:slug>/materials/<int:key>/file/"),
        programme.material_file,
        name="material_file",
    ),
    path(pgettext_lazy("url", "events/<slug:slug>/move/"), moving.event_move, name="move"),
    path(pgettext_lazy("url", "events/<slug:slug>/cancel/"), moving.event_cancel, name="cancel"),
    path(pgettext_lazy("url", "events/<slug:slug>/reopen/"), moving.event_reopen, name="reopen"),
    path(pgettext_lazy("url", "events/<slug:slug>/latest-change/"), moving.event_change, name="change"),
    path(pgettext_lazy("url", "events/<slug:slug>/series/"), series.series_add, name="series_add"),
    path(pgettext_lazy("url", "to-do/series/<int:key>/"), series.series, name="series"),
    path(pgettext_lazy("url", "to-do/series/<int:key>/title/"), series.series_edit, name="series_edit"),
    path(pgettext_lazy("url", "to-do/series/<int:key>/texts/"), series.series_texts, name="series_texts"),
    path(pgettext_lazy("url", "to-do/venues/"), venues.venue_list, name="venues"),
    path(pgettext_lazy("url", "to-do/venues/new/"), venues.venue_add, name="venue_add"),
    path(pgettext_lazy("url", "to-do/venues/<int:key>/"), venues.venue_edit, name="venue"),
    path(pgettext_lazy("url", "to-do/projects/"), projects.project_list, name="projects"),
    path(pgettext_lazy("url", "to-do/projects/new/"), projects.project_add, name="project_add"),
    path(pgettext_lazy("url", "to-do/projects/<slug:key>/"), projects.project_edit, name="project"),
]

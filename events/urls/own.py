from django.urls import path
from django.utils.translation import pgettext_lazy

from events.views.own import changes, coming, letters, links, mine, record, registration, seats

urlpatterns = [
    path(pgettext_lazy("url", "my-events/"), mine.my_events, name="my_events"),
    path(pgettext_lazy("url", "registration/new-link/"), links.lost_link, name="lost_link"),
    path(pgettext_lazy("url", "registration/new-link/sent/"), links.lost_link_sent, name="lost_link_sent"),
    path(pgettext_lazy("url", "registration/<uuid:key>/<str:token>/"), registration.own, name="own"),
    path(
        pgettext_lazy("url", "registration/<uuid:key>/<str:token>/confirm/"),
        registration.confirm_address,
        name="confirm_address",
    ),
    path(pgettext_lazy("url", "registration/<uuid:key>/<str:token>/yes/"), registration.own_agree, name="own_agree"),
    path(pgettext_lazy("url", "registration/<uuid:key>/<str:token>/undo/"), registration.own_undo, name="own_undo"),
    path(pgettext_lazy("url", "registration/<uuid:key>/<str:token>/offer/"), seats.own_offer, name="own_offer"),
    path(pgettext_lazy("url", "registration/<uuid:key>/<str:token>/cancel/"), seats.own_cancel, name="own_cancel"),
    path(pgettext_lazy("url", "registration/<uuid:key>/<str:token>/still/"), coming.own_still, name="own_still"),
    path(
        pgettext_lazy("url", "registration/<uuid:key>/<str:token>/event.ics"), coming.own_calendar, name="own_calendar"
    ),
    path(pgettext_lazy("url", "registration/<uuid:key>/<str:token>/details/"), changes.own_details, name="own_details"),
    path(pgettext_lazy("url", "registration/<uuid:key>/<str:token>/answers/"), changes.own_answers, name="own_answers"),
    path(
        pgettext_lazy("url", "registration/<uuid:key>/<str:token>/transfer/"), changes.own_transfer, name="own_transfer"
    ),
    path(pgettext_lazy("url", "registration/<uuid:key>/<str:token>/hours/"), record.own_hours, name="own_hours"),
    path(pgettext_lazy("url", "registration/<uuid:key>/<str:token>/letters/"), letters.own_letters, name="own_letters"),
    path(pgettext_lazy("url", "registration/<uuid:key>/<str:token>/data/"), record.own_data, name="own_data"),
    path(pgettext_lazy("url", "registration/<uuid:key>/<str:token>/erase/"), record.own_erase, name="own_erase"),
    path(
        pgettext_lazy("url", "registration/<uuid:key>/<str:token>/new-link/"), links.own_new_link, name="own_new_link"
    ),
]

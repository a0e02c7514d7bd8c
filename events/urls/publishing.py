"""Where the staff write an event and publish it, and the links by which others see what is not for everybody."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from events.views import editing, inviting, previewing, publishing

urlpatterns = [
    path(pgettext_lazy("url", "events/new/"), editing.event_add, name="add"),
    path(pgettext_lazy("url", "to-do/events/text/"), editing.markdown_preview, name="markdown_preview"),
    path(pgettext_lazy("url", "preview/<token>/"), previewing.event_preview, name="preview"),
    path(pgettext_lazy("url", "invitation-to-event/<uuid:key>/<token>/"), inviting.event_invited, name="invited"),
    path(pgettext_lazy("url", "events/<slug:slug>/edit/"), editing.event_edit, name="edit"),
    path(pgettext_lazy("url", "events/<slug:slug>/publish/"), publishing.event_publish, name="publish"),
    path(pgettext_lazy("url", "events/<slug:slug>/preview/"), previewing.event_preview_links, name="preview_links"),
    path(pgettext_lazy("url", "events/<slug:slug>/copy/"), publishing.event_copy, name="copy"),
    path(pgettext_lazy("url", "events/<slug:slug>/invitations/"), inviting.event_invitations, name="invitations"),
]

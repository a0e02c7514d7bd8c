"""Every address of the portal: Swedish without a prefix, English under /en/, permanent in both."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.utils.translation import pgettext_lazy

from actors.views.accounts import too_many_requests
from arena.views import pages, style

about = [
    path("", pages.about, name="about"),
]

arena = [
    path("", pages.home, name="home"),
    path(pgettext_lazy("url", "about/"), include(about)),
    path(pgettext_lazy("url", "style/"), style.style, name="style"),
]

urlpatterns = i18n_patterns(
    path("", include((arena, "arena"))),
    path("", include("arena.outbox.urls")),
    path(pgettext_lazy("url", "account/"), include("actors.urls.accounts")),
    prefix_default_language=False,
)

handler429 = too_many_requests  # allauth asks for it here

"""Every address of the portal: Swedish without a prefix, English under /en/, permanent in both."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.utils.translation import pgettext_lazy

from actors.urls import actors as actor_pages
from actors.urls import ageing, history, registering, trust
from actors.urls import competences as competence_pages
from actors.urls import offerings as offering_pages
from actors.urls import terms as term_pages
from actors.views.accounts import too_many_requests
from arena.api import views as api
from arena.feedback.views import report_fault, report_sent
from arena.searches.views import search
from arena.views import desk, health, home, machines, metrics, my_page, pages, registry_state, sitemaps, style

about = [
    path("", pages.about, name="about"),
    path(pgettext_lazy("url", "accessibility/"), pages.accessibility, name="accessibility"),
    path(pgettext_lazy("url", "privacy/"), pages.privacy, name="privacy"),
    path(pgettext_lazy("url", "contact/"), pages.contact, name="contact"),
    path(pgettext_lazy("url", "open-data/"), pages.open_data, name="open_data"),
    path(pgettext_lazy("url", "report-a-fault/"), report_fault, name="report_fault"),
    path(pgettext_lazy("url", "report-a-fault/thank-you/"), report_sent, name="report_sent"),
]

arena = [
    path("", home.home, name="home"),
    path(pgettext_lazy("url", "about/"), include(about)),
    path(pgettext_lazy("url", "search/"), search, name="search"),
    path(pgettext_lazy("url", "my-page/"), my_page.my_page, name="my_page"),
    path(pgettext_lazy("url", "to-do/"), desk.desk, name="desk"),
    path(pgettext_lazy("url", "to-do/take/<slug:queue>/<slug:row>/"), desk.desk_take, name="desk_take"),
    path(pgettext_lazy("url", "to-do/state-of-the-registry/"), registry_state.registry_state, name="registry_state"),
    path(pgettext_lazy("url", "style/"), style.style, name="style"),
]

actors = [
    *actor_pages.urlpatterns,
    *registering.actor_patterns,
    *trust.actor_patterns,
    *history.actor_patterns,
    *ageing.urlpatterns,
]
offerings = [
    *offering_pages.urlpatterns,
    *registering.offering_patterns,
    *trust.offering_patterns,
    *history.offering_patterns,
]

for_machines = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap_section, name="sitemap_section"),
    path(".well-known/security.txt", machines.security_txt, name="security_txt"),
    path("api/v1/<path:path>", api.answer, name="api"),
]

urlpatterns = i18n_patterns(
    path("", include((arena, "arena"))),
    path("", include((actors, "actors"))),
    path("", include((competence_pages.urlpatterns, "competences"))),
    path("", include((offerings, "offerings"))),
    path("", include((term_pages.urlpatterns, "terms"))),
    path("", include("testbeds.urls")),
    path("", include("testbeds.urls.beds")),
    path("", include("testbeds.urls.evaluations")),
    path("", include("events.urls")),
    path("", include("arena.outbox.urls")),
    path("", include("arena.feedback.urls")),
    path("", include("arena.searches.urls")),
    path("", include("actors.urls.importing")),
    path("", include("actors.urls.administering")),
    path(pgettext_lazy("url", "account/"), include("actors.urls.accounts")),
    prefix_default_language=False,
)
urlpatterns += for_machines

handler429 = too_many_requests  # allauth asks for it here

"""Every public page, in both languages, for those who index the web."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap, views
from django.urls import reverse
from django.views.decorators.http import require_safe

from actors.models import Actor, Offering
from events.models import Event
from testbeds.models import Evaluation, Need, Testbed

PAGES = [
    "arena:home",
    "arena:about",
    "arena:accessibility",
    "arena:privacy",
    "arena:contact",
    "arena:report_fault",
    "actors:list",
    "competences:map",
    "offerings:list",
    "needs:list",
    "evaluations:list",
    "evaluations:external",
    "beds:list",
    "events:list",
]


class BilingualSitemap(Sitemap):
    """Each page once per language, with its twin beside it."""

    i18n = alternates = x_default = True
    limit = 5000


class PageSitemap(BilingualSitemap):
    def items(self):
        return PAGES

    def location(self, item):
        return reverse(item)


class ActorSitemap(BilingualSitemap):
    def items(self):
        return Actor.objects.public().only("slug", "changed_at").order_by("pk")

    def lastmod(self, actor):
        return actor.changed_at


class OfferingSitemap(BilingualSitemap):
    def items(self):
        return Offering.objects.public().only("slug", "changed_at").order_by("pk")

    def lastmod(self, offering):
        return offering.changed_at


class EventSitemap(BilingualSitemap):
    def items(self):
        return Event.objects.public().only("slug", "changed_at").order_by("pk")

    def lastmod(self, event):
        return event.changed_at


class NeedSitemap(BilingualSitemap):
    def items(self):
        return Need.objects.public().listed().only("slug", "changed_at").order_by("pk")

    def lastmod(self, need):
        return need.changed_at


class EvaluationSitemap(BilingualSitemap):
    def items(self):
        return Evaluation.objects.public().only("slug", "changed_at").order_by("pk")

    def lastmod(self, evaluation):
        return evaluation.changed_at


class TestbedSitemap(BilingualSitemap):
    def items(self):
        return Testbed.objects.listed().only("slug", "changed_at").order_by("pk")

    def lastmod(self, testbed):
        return testbed.changed_at


SECTIONS = {
    "pages": PageSitemap,
    "actors": ActorSitemap,
    "offerings": OfferingSitemap,
    "needs": NeedSitemap,
    "evaluations": EvaluationSitemap,
    "testbeds": TestbedSitemap,
    "events": EventSitemap,
}


@login_not_required
@require_safe
def sitemap_index(request):
    return views.index(request, SECTIONS, sitemap_url_name="sitemap_section")


@login_not_required
@require_safe
def sitemap_section(request, section):
    return views.sitemap(request, SECTIONS, section=section)

"""Numbers for whoever watches the portal: nothing of a person, and only for those who have the token."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from arena.outbox import measuring
from arena.outbox.measuring import Figure
from events.models import ReminderRun


@login_not_required
@never_cache
@require_safe
def metrics(request):
    """In the text format of Prometheus, read from the database as it is now, so that every process says the same."""
    if not settings.METRICS_TOKEN:
        raise Http404
    if not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}"):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

    registry = CollectorRegistry()
    registry.register(Database())
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


class Database:
    """A collector in the sense of prometheus_client: asked once for each reading."""

    def describe(self):
        return []

    def collect(self):
        for figure in [*measuring.figures(), _runs()]:
            yield _family(figure)


def _family(figure):
    from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

    kind = CounterMetricFamily if figure.is_count else GaugeMetricFamily
    family = kind(f"arena_{figure.name}", figure.text, labels=figure.labels)
    for labels, value in figure.values.items():
        family.add_metric(labels, value)
    return family


def _runs():
    found = ReminderRun.objects.order_by().values_list("state").annotate(Count("pk"))
    values = {(state,): number for state, number in found}
    return Figure("reminder_runs", "Reminders by how far they have come.", ["state"], values)

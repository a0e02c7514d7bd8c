"""Reminders of an event, and of a series."""

from events.models import Series
from tests.factories import EventFactory, ReminderRuleFactory


def reminder(_team):
    rule = ReminderRuleFactory()
    return {"slug": rule.event.slug, "number": rule.pk}, {}


def event_with_reminder(_team):
    rule = ReminderRuleFactory()
    return {"slug": rule.event.slug}, {"reminder": rule.pk}


def series_reminder(_team):
    rule = _of_series()
    return {"key": rule.series_id, "number": rule.pk}, {}


def series_with_reminder(_team):
    rule = _of_series()
    return {"key": rule.series_id}, {"reminder": rule.pk}


def _of_series():
    series = Series.objects.create(title="Frukost")
    EventFactory(series=series)
    return ReminderRuleFactory(event=None, series=series)


REMINDERS = {reminder, event_with_reminder, series_reminder, series_with_reminder}

"""What the tests of the pages of reminders share: addresses, and a form as the page shows it."""

from django.urls import reverse

DAY_BEFORE = {
    "anchor": "before_start",
    "clockwork": "calendar",
    "days": "1",
    "at": "09:00",
    "to": ["confirmed"],
    **dict.fromkeys(["hours", "minutes", "subject_sv", "text_sv", "subject_en", "text_en", "seen"], ""),
}


def page(name, event, *numbers):
    return reverse(f"events:{name}", args=[event.slug, *numbers])


def series_page(name, series, *numbers):
    return reverse(f"events:series_{name}", args=[series.pk, *numbers])

"""A new draft made from an event: what is chosen of it, at a new time, and never the people."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from arena.shared.moments import at_clock, on_clock
from events.models import Event, Pool, ReminderRule
from events.states import PoolKind
from events.writing.addresses import free_address


class Part(models.TextChoices):
    """What can be taken along besides the facts; people, materials and recordings cannot."""

    TEXTS = "texts", _("texts in Swedish and English")
    SEATS = "seats", _("seats, and those reserved for a sector")
    QUESTIONS = "questions", _("questions to those who sign up")
    SPEAKERS = "speakers", _("speakers by function; names are left out, since each is agreed anew")
    PROGRAMME = "programme", _("programme")
    REMINDERS = "reminders", _("reminders")


FACTS = [
    *("kind", "audience", "language", "zone", "mode", "venue_id", "room", "online_url"),
    *("organiser_id", "organiser_name", "mailbox", "host_id", "project_id", "is_example"),
    *("sign_up", "sign_up_url", "needs_approval", "asks_care_needs", "has_waiting_list"),
]
TEXTS = ["title_en", "summary_sv", "summary_en", "text_sv", "text_en"]
MOMENTS = ["sign_up_from", "sign_up_until", "changes_until"]


@transaction.atomic
def copy(event, starts_at, *, by, title="", parts=Part.values, series=None):
    """It lasts as long as the first one, and its deadlines are as many days before it, at the same time of day."""
    texts = TEXTS if Part.TEXTS in parts else []
    new = Event(**{name: getattr(event, name) for name in [*FACTS, *texts]})
    new.title_sv, new.series, new.made_by = title or event.title_sv, series, by
    new.starts_at = starts_at
    new.ends_at = event.ends_at and starts_at + (event.ends_at - event.starts_at)
    for name in MOMENTS:
        setattr(new, name, along(getattr(event, name), event.starts_at, starts_at))
    new.slug = free_address(new.title_sv)
    new.save()
    new.terms.set(event.terms.all())
    new.offerings.set(event.offerings.all())
    new.needs.set(event.needs.shown())
    for part, take in TAKEN.items():
        if part in parts:
            take(event, new)
    return new


def along(moment, before, after):
    """The moment moved with a start: as many days away by the calendar, at the same time of the clock."""
    if moment is None:
        return None
    return at_clock(on_clock(moment) + (on_clock(after).date() - on_clock(before).date()))


def _seats(event, new):
    for pool in event.pools.exclude(kind=PoolKind.ITEM):
        _pool(pool, new)


def _pool(pool, new, item=None):
    """The same size and rules; nobody sits in it yet."""
    Pool.objects.create(
        event=new,
        kind=pool.kind,
        item=item,
        reserved_for=pool.reserved_for,
        opens_to_all_at=along(pool.opens_to_all_at, pool.event.starts_at, new.starts_at),
        capacity=pool.capacity,
        fills_gaps=pool.fills_gaps,
        fills_gaps_why=pool.fills_gaps_why,
    )


def _questions(event, new):
    event.questions.all().copy_to(new)


def _speakers(event, new):
    for speaker in event.speakers.all():
        new.speakers.create(
            function_sv=speaker.function_sv,
            function_en=speaker.function_en,
            actor=speaker.actor,
            place=speaker.place,
        )


def _programme(event, new):
    """Each item as long after the start as before, with its own seats where it has any."""
    pools = {pool.item_id: pool for pool in event.pools.filter(kind=PoolKind.ITEM)}
    for item in event.programme.all():
        facts = {name: getattr(item, name) for name in ("title_sv", "title_en", "text_sv", "text_en", "room")}
        starts_at = new.starts_at + (item.starts_at - event.starts_at)
        ends_at = item.ends_at and starts_at + (item.ends_at - item.starts_at)
        made = new.programme.create(**facts, starts_at=starts_at, ends_at=ends_at)
        if item.pk in pools:
            _pool(pools[item.pk], new, made)


def _reminders(event, new):
    """Its own; also those of the series, which are for whatever is in it, where the new one is not."""
    is_within = new.series_id == event.series_id
    for rule in event.reminder_rules.all() if is_within else ReminderRule.objects.of(event):
        rule.pk, rule.event, rule.series, rule.version, rule.by = None, new, None, 1, new.made_by
        rule._state.adding = True
        rule.save(force_insert=True)


TAKEN = {
    Part.SEATS: _seats,
    Part.QUESTIONS: _questions,
    Part.SPEAKERS: _speakers,
    Part.PROGRAMME: _programme,
    Part.REMINDERS: _reminders,
}

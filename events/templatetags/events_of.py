"""The events that belong to something else: where that has its page, they stand there, in one statement more."""

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from actors.states import Vocabulary
from events.models import Event
from events.views.event_rows import as_rows, read

register = template.Library()

MOST = 10
QUESTIONS = {
    Vocabulary.AREA: "omrade",
    Vocabulary.CARE: "verksamhet",
    Vocabulary.TARGET: "malgrupp",
    Vocabulary.COMPETENCE: "kompetens",
}


@register.inclusion_tag("events/_events_of.html")
def events_of_actor(actor):
    """Those that it organises, and those about what it offers."""
    organised = Event.objects.filter(organiser=actor).values("pk")
    about = Event.objects.filter(offerings__actor=actor).values("pk")
    return shown(Event.objects.public().filter(pk__in=organised.union(about)), {"q": f'"{actor.name}"'})


@register.inclusion_tag("events/_events_of.html")
def events_about(offering):
    return shown(Event.objects.public().filter(offerings=offering), {"q": f'"{offering.name}"'})


@register.inclusion_tag("events/_events_of.html")
def events_on(term):
    """Nothing is held on a type of actor."""
    question = QUESTIONS.get(term.vocabulary)
    return shown(Event.objects.public().filter(terms=term), {question: term.pk}) if question else {}


def shown(events, asked):
    """What is to come, the next one first, and what has been, the latest first; and the way to the rest."""
    found = read(events.order_by("-starts_at", "-pk")[: MOST + 1])
    now, first = timezone.now(), found[:MOST]
    to_come = [event for event in first if (event.ends_at or event.starts_at) >= now]
    past = [event for event in first if event not in to_come]
    address = f"{reverse('events:list')}?{urlencode(asked)}" if len(found) > MOST else ""
    return {"to_come": list(as_rows(reversed(to_come))), "past": list(as_rows(past)), "all": address}

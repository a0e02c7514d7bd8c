"""What the events hold of a person with an account: what they signed up for with an address of theirs."""

from django.utils.translation import gettext as _

from arena.history.persons import Room, Section, holds
from events import claiming
from events.keys import person_key
from events.models import Event, Participant, PersonalFeed
from events.people import forgetting, own_data


@holds
class Events(Room):
    def tell(self, person):
        yield from own_data.sections(_keys(person), is_proved=True)
        hosted = Event.objects.filter(host=person).order_by("starts_at", "pk")
        yield Section("hosted_events", _("Events you are the host of"), [_hosted(event) for event in hosted])

    def forget(self, person, words):
        """Where they took part, by account or by an address of theirs; one never signed in with may be anybody's.

        What they were the host of waits for another.
        """
        keys = _keys(person)
        if person.last_login:
            keys |= {person_key(word) for word in words if "@" in word}
        forgetting.forget(keys)
        PersonalFeed.objects.filter(user=person).delete()
        Event.objects.filter(host=person).update(host=None)

    def forget_again(self):
        return forgetting.replay()


def _keys(person):
    linked = Participant.objects.filter(user=person).values_list("person_key", flat=True)
    return {*linked, *claiming.keys_of(person)}


def _hosted(event):
    return {"event": (_("Event"), event.title), "state": (_("State"), event.get_state_display())}

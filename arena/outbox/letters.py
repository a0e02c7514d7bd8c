"""The base of every kind of letter; the rooms above keep theirs in their own `letters.py`."""

from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.urls import reverse

from arena.outbox.states import Priority, Stream

kinds = {}


class Letter:
    """One kind of letter: whom it is for, whether it is still true, how it reads.

    The outbox keeps only the kind and the key of the row it is about (`subject`), and makes the letter anew from them
    when it is sent. `template` is plain text: its first line is the subject, the rest the text.
    """

    kind = ""
    label = ""  # what the staff call it
    model = None  # what it is about: a model, or its name as "app.Model"
    template = ""
    priority = Priority.ORDINARY
    stream = Stream.OWN  # whether the recipient can end letters of this kind, and with which others
    lifetime = timedelta(days=3)  # when it has not gone by then, it no longer goes
    repeats_when_unknown = False  # whether a second copy is better than perhaps none
    addressee = None  # the person on its row, for a letter made anew

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if cls.kind in kinds:
            raise TypeError(f"Two letters are of the kind {cls.kind!r}.")
        if cls.kind:
            kinds[cls.kind] = cls

    def __init__(self, subject):
        self.subject = subject

    @classmethod
    def about(cls, subject_id):
        """The letter about the row as it is now, or None when the row is gone."""
        model = apps.get_model(cls.model) if isinstance(cls.model, str) else cls.model
        subject = model._default_manager.filter(pk=subject_id).first()
        return subject and cls(subject)

    def unique_key(self):
        """What is said once: a second letter with the same key is not left."""
        return f"{self.kind}:{self.subject.pk}"

    def recipient(self):
        """A user, whose address is read when it is sent, or an address as text."""
        raise NotImplementedError

    def is_still_true(self):
        """Asked right before sending; a letter that is no longer true is cancelled."""
        return True

    def scope(self):
        """What the stream can be ended for alone, such as one event: a short text that never changes, or nothing."""
        return ""

    def headers(self):
        """More for the head of the e-mail, such as how to end letters of this kind."""
        return {}

    def context(self):
        return {}

    def link(self, name, *args):
        """A whole address, in the language of the letter."""
        return settings.BASE_URL + reverse(name, args=args)


class AccountLetter(Letter):
    """Someone waits for it at the door: it goes first, and rather twice than not at all."""

    priority = Priority.ACCOUNT
    repeats_when_unknown = True

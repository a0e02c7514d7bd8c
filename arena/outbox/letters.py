"""The base of every kind of letter; the rooms above keep theirs in their own `letters.py`."""

import pkgutil
from datetime import timedelta
from functools import cache
from importlib import import_module
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.module_loading import module_has_submodule

from arena.outbox.states import Priority, Stream

kinds = {}


@cache
def learn_kinds():
    """Whoever sends letters must know every kind; a process that only leaves some is spared the others."""
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, "letters"):
            room = import_module(f"{config.name}.letters")
            for module in pkgutil.iter_modules(getattr(room, "__path__", [])):
                import_module(f"{room.__name__}.{module.name}")


class CalendarPart(NamedTuple):
    """What a letter says to a calendar: a REQUEST, a CANCEL or something to PUBLISH (RFC 5546)."""

    method: str
    body: bytes


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
    is_written_anew = False  # whether it goes on with the rest when a part of it has stopped being true
    related = ()  # what is read together with the subject, as for `select_related`
    addressee = None  # the person on its row, for a letter made anew

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if not isinstance(vars(cls).get("guard"), classmethod | None):
            raise TypeError(f"{cls.__name__}.guard is about every letter of the kind: make it a classmethod.")
        if cls.kind in kinds:
            raise TypeError(f"Two letters are of the kind {cls.kind!r}.")
        if cls.kind:
            kinds[cls.kind] = cls

    def __init__(self, subject):
        self.subject = subject

    @classmethod
    def about_many(cls, subject_ids):
        """The letters about these rows as they are now, by their keys as text; without those that are gone."""
        rows = cls.subjects().select_related(*cls.related) if cls.related else cls.subjects()
        return {str(row.pk): cls(row) for row in rows.filter(pk__in=subject_ids)}

    @classmethod
    def subjects(cls):
        model = apps.get_model(cls.model) if isinstance(cls.model, str) else cls.model
        return model._default_manager.all()

    @classmethod
    def guard(cls):
        """What must hold in the database at the very moment a letter leaves: a condition on its row, or None.

        It becomes part of the statement that lets the letter go (`has_last_word`), so that no change comes in
        between: see `where`. It is the same for every letter of the kind and read once, hence `Now()`, not the clock of
        this process. What the guard says, `is_still_true` need not ask again.
        """
        return None

    @classmethod
    def where(cls, *conditions, **facts):
        """For `guard`: the subject of the letter is still there and is so."""
        about_it = cls.subjects().filter(pk=Cast(OuterRef("subject_id"), cls.subjects().model._meta.pk))
        return Exists(about_it.filter(*conditions, **facts))

    def unique_key(self):
        """What is said once: a second letter with the same key is not left."""
        return f"{self.kind}:{self.subject.pk}"

    def recipient(self):
        """A user, whose address is read when it is sent, or an address as text."""
        raise NotImplementedError

    def is_still_true(self):
        """Asked when it is written and, of a kind without a guard, right before sending; else it is cancelled."""
        return True

    def is_as_written(self):
        """Asked right before sending: whether what its words were made of still stands; else it is written anew."""
        return True

    def scope(self):
        """What the stream can be ended for alone, such as one event: a short text that never changes, or nothing."""
        return ""

    def headers(self):
        """More for the head of the e-mail, such as how to end letters of this kind."""
        return {}

    def calendar(self):
        """What it says to the recipient's calendar, as a `CalendarPart`."""
        return None

    def reply_to(self):
        """The address that an answer goes to; nothing where nobody reads answers."""
        return ""

    def context(self):
        return {}

    def page(self):
        """Where its matter is read, for a line in a letter that gathers several; nothing where there is none."""
        return self.context().get("link", "")

    def link(self, name, *args):
        """A whole address, in the language of the letter."""
        return settings.BASE_URL + reverse(name, args=args)


class ToEach(Letter):
    """The same news to each whom it concerns, said to each once."""

    def __init__(self, subject, addressee=None):
        super().__init__(subject)
        self.addressee = addressee

    def unique_key(self):
        return f"{self.kind}:{self.subject.pk}:{self.addressee.pk}"

    def recipient(self):
        return self.addressee


class AccountLetter(Letter):
    """Someone waits for it at the door: it goes first, and rather twice than not at all."""

    priority = Priority.ACCOUNT
    repeats_when_unknown = True

"""Kinds of letters that only the tests have; both are about a person, and true while the account is active."""

from django.conf import settings

from arena.outbox.letters import AccountLetter, Letter
from arena.outbox.states import Priority


class Greeting(Letter):
    kind = "tests.greeting"
    label = "Greeting"
    model = settings.AUTH_USER_MODEL
    template = "letters/greeting.txt"

    def recipient(self):
        return self.subject

    def is_still_true(self):
        return self.subject.is_active

    def context(self):
        return {"name": self.subject.name, "page": self.link("arena:about")}


class Welcome(Greeting, AccountLetter):
    kind = "tests.welcome"


class Postcard(Greeting):
    """To someone without an account."""

    kind = "tests.postcard"

    def recipient(self):
        return "gran@arena.example"


class Guarded(Greeting):
    """Of which the database itself knows whether it is still true."""

    kind = "tests.guarded"

    @classmethod
    def guard(cls):
        return cls.where(is_active=True)

    def is_still_true(self):
        return True


class Flyer(Greeting):
    """To many; the database itself knows whether it is still true."""

    kind = "tests.flyer"
    priority = Priority.BULK

    @classmethod
    def guard(cls):
        return cls.where(is_active=True)

    def is_still_true(self):
        return True

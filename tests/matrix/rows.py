"""A row of the table of roles, and who the persons in it are."""

from typing import NamedTuple

OUTSIDERS = {"visitor", "person", "stranger", "municipality", "technician"}
READERS = {"reader", "editor", "manager", "staff_member"}
WRITERS = READERS - {"reader"}
SPEAKERS = {"manager", "staff_member"}
STAFF = {"staff", "staff_member", "administrator"}
ADMINISTRATORS = frozenset({"administrator", "technician"})  # the latter is no staff: accounts, and no content
JUDGES = STAFF - {"staff_member"}  # staff, but not on an actor they are a member of
EVERYBODY = OUTSIDERS | READERS | STAFF
SIGNED_IN = EVERYBODY - {"visitor"}
NOBODY = frozenset()


class Row(NamedTuple):
    """One act at one address: who may, and what the others are told."""

    url: str
    method: str
    may: frozenset = EVERYBODY
    thing: object = None
    data: dict = {}
    answer: int = 200  # to those who may
    hidden: int = 404  # to those outside: 403 where they see the thing, but may not do this
    denied: int = 403  # to those inside without the right
    gated: bool = False  # for staff: others are refused before anything is looked up
    gate: frozenset = frozenset()  # likewise, where it is not the staff who are let in
    exceptions: dict = {}  # another answer to some of those who may
    always: int = 0  # the same answer to everybody who gets in, whatever the thing


def reading(url, may=EVERYBODY, **facts):
    """A page that is only read."""
    return [Row(url, "GET", may, **facts), Row(url, "POST", thing=facts.get("thing"), always=405)]


def filling_in(url, may, **facts):
    """A page with a form; sent in empty, it comes back with what is missing."""
    return [Row(url, "GET", may, **facts), Row(url, "POST", may, **facts)]


def doing(url, may, move, **facts):
    """A button on a page."""
    return Row(url, "POST", may, data=move, **{"answer": 302, **facts})

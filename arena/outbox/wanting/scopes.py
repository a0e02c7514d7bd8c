"""What it is called that a stream can be ended for alone: the rooms above know their things, the outbox does not."""

from collections import defaultdict

_namers = {}


def named_by(kind, names):
    """`names` goes from keys of such things, as text, to what they are called, and leaves out those that are gone."""
    _namers[kind] = names


def names_of(scopes):
    """What each scope is called, in one question for each kind."""
    by_kind = defaultdict(list)
    for scope in scopes:
        kind, _colon, key = scope.partition(":")
        by_kind[kind].append(key)
    return {
        f"{kind}:{key}": name
        for kind, keys in by_kind.items()
        if kind in _namers
        for key, name in _namers[kind](keys).items()
    }

"""What strangers type reaches no letter as it stands: every placeholder is filtered, or on the list of what is ours."""

import re
from pathlib import Path

from django.conf import settings

from arena.outbox.letters import kinds, learn_kinds
from arena.outbox.states import Stream

TEMPLATES = Path(settings.BASE_DIR) / "templates"
LETTERS = sorted(path for path in TEMPLATES.rglob("*.txt") if "letters" in path.parts)
ITSELF = {"text", "subject", "part"}  # the finished letter, in its frame
LINKS = {"link", "contact", "confirm", "reset", "choose", "sign_in", "sign_up", "factors", "stop", "mine", "base_url"}
LINKS |= {"event_link", "confirm_link", "offer_link", "agree_link", "calendar_link", "online_link", "one.link"}
LINKS |= {"cancel_link", "preferences", "still_link"}
STAFF = {  # what the project staff have written
    "reason", "decision.reason", "merge.reason", "claim.not_confirmed_why", "report.answer", "heading",
    "event.title", "event.reason", "event.summary", "event.mailbox", "mailbox", "subject_line",
    "where", "item", "what", "seat", "one.title", "one.where", "registration.pool.item",
    "venue.accessibility|truncatewords:40", "venue.directions|truncatewords:60",
}  # fmt: skip
MADE = {"row.address", "membership.user.email"}  # our own address; one that its owner has confirmed
MADE |= {"kept_for_others"}  # our own sentence, with words of the vocabulary
OURS = ITSELF | LINKS | STAFF | MADE
COUNTED = {"days", "hours", "place", "number", "more", "match.score", "question.number", "version.number"}
MOMENTS = {"when", "one.when", "confirm_until", "offer_until", "changes_until", "before", "after", "moment"}
HARMLESS = re.compile(r"\|(typed|typed_lines|date)\b|\.get_\w+_display$")


def placeholders(source):
    """What each template shows: variables, and the arguments of sentences; names bound there stand for them."""
    for sentence in re.findall(r"{% blocktranslate(.*?)%}(.*?){% endblocktranslate %}", source, re.DOTALL):
        bound = dict(re.findall(r"(\w+)=((?:\"[^\"]*\"|[^\s\"])+)", sentence[0]))
        yield from bound.values()
        yield from set(re.findall(r"{{ (\w+) }}", sentence[1])) - set(bound)
    rest = re.sub(r"{% blocktranslate.*?{% endblocktranslate %}", "", source, flags=re.DOTALL)
    yield from re.findall(r"{{ (.*?) }}", rest)


def test_letters_filter_what_strangers_type():
    unfiltered = {
        (path.relative_to(TEMPLATES).as_posix(), shown)
        for path in LETTERS
        for shown in placeholders(path.read_text())
        if not HARMLESS.search(shown) and shown not in OURS | COUNTED | MOMENTS
    }

    assert unfiltered == set()


ENDED = {  # by one click; everything else is about somebody's own matters and always arrives
    Stream.REMINDERS: {"event_reminder"},
    Stream.NEWS: {"event_invitation", "searches.digest", "new_matches_for_supplier", "new_matches_for_owner"},
}


def test_letters_that_can_be_ended_are_these():
    learn_kinds()

    found = {stream: {kind for kind, letter in kinds.items() if letter.stream == stream} for stream in ENDED}

    assert found == ENDED

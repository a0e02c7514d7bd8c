"""From a letter to an e-mail: plain text and simple HTML, both from the same source."""

import re
from functools import cached_property
from typing import NamedTuple

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, loader
from django.utils import translation

from arena.outbox import links

EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")  # left by parts of a template that had nothing to say


class Words(NamedTuple):
    """What a letter says, in one language."""

    subject: str
    text: str


class Post(EmailMultiAlternatives):
    """An e-mail with its envelope. Whatever cannot be sent fails when it is packed, before the mail server is asked."""

    def __init__(self, *args, return_path, **kwargs):
        super().__init__(*args, **kwargs)
        self.return_path = return_path

    @cached_property
    def packed(self):
        return self.message().as_bytes(linesep="\r\n")


def words(letter, language, person=None):
    with translation.override(language):
        known = {"base_url": settings.BASE_URL, "person": person}
        source = _fill(letter.template, known | letter.context())
    subject, _newline, text = source.partition("\n")
    subject = " ".join(subject.split()).replace("=?", "= ?")  # in a head it begins signs that are hidden from the eye
    return Words(subject, text.strip())


def write(letter, row):
    """The letter as an e-mail, in the language of its row and as things stand now."""
    said = words(letter, row.language, row.recipient)
    answer_to = letter.reply_to()
    preferences = links.preferences_address(row) if row.can_be_ended else ""
    parts = said._asdict() | {
        "base_url": settings.BASE_URL,
        "can_be_answered": bool(answer_to),
        "preferences": preferences,
    }
    with translation.override(row.language):
        post = Post(
            subject=said.subject,
            body=_fill("letters/letter.txt", parts),
            to=[row.to],
            reply_to=[answer_to] if answer_to else None,
            headers=_head(letter, row),
            return_path=links.return_path(row),
        )
        post.attach_alternative(loader.render_to_string("letters/letter.html", parts), "text/html")
        if calendar := letter.calendar():
            _add(post, calendar)
    post.packed  # noqa: B018
    return post


def _head(letter, row):
    """A kind of letter that says itself how it is ended has its own way."""
    head = {
        "Message-ID": row.message_id,
        "Content-Language": row.language,
        "Auto-Submitted": "auto-generated",
    }
    if row.can_be_ended:
        head["List-Unsubscribe"] = f"<{links.stop_address(row)}>"
        head["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return head | letter.headers()


def _add(post, calendar):
    """As a part that calendars act on by themselves, and as a file for those that do not."""
    post.attach_alternative(calendar.body.decode(), f"text/calendar; method={calendar.method}")
    post.attach("invite.ics", calendar.body, "application/ics")


def _fill(template, context):
    """Plain text: nothing is escaped, since nobody will read it as HTML, and never two empty lines in a row."""
    source = loader.get_template(template).template.render(Context(context, autoescape=False))
    return EMPTY_LINES.sub("\n\n", source).strip()

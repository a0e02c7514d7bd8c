"""From a letter to an e-mail: plain text and simple HTML, both from the same source."""

from typing import NamedTuple

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, loader
from django.utils import translation


class Words(NamedTuple):
    """What a letter says, in one language."""

    subject: str
    text: str


def words(letter, language, person=None):
    with translation.override(language):
        known = {"base_url": settings.BASE_URL, "person": person}
        source = _fill(letter.template, known | letter.context())
    subject, _newline, text = source.strip().partition("\n")
    return Words(" ".join(subject.split()), text.strip())


def write(letter, row):
    """The letter as an e-mail, in the language of its row and as things stand now."""
    said = words(letter, row.language, row.recipient)
    with translation.override(row.language):
        parts = said._asdict() | {"base_url": settings.BASE_URL}
        message = EmailMultiAlternatives(
            subject=said.subject,
            body=_fill("letters/letter.txt", parts),
            to=[row.to],
            headers={
                "Message-ID": row.message_id,
                "Content-Language": row.language,
                "Auto-Submitted": "auto-generated",
                **letter.headers(),
            },
        )
        message.attach_alternative(loader.render_to_string("letters/letter.html", parts), "text/html")
        message.message()  # whatever cannot be sent fails here, before the mail server is asked
        return message


def _fill(template, context):
    """Plain text: nothing is escaped, since nobody will read it as HTML."""
    return loader.get_template(template).template.render(Context(context, autoescape=False))

"""An e-mail as it goes over the wire (RFC 5322, 2045 and 2046).

Put together by hand, since every letter passes here and the general way takes longer than all the rest of its writing:
the head in whole lines, text as it is in UTF-8, anything else in base64.
"""

import re
from base64 import encodebytes
from datetime import UTC, datetime
from email.header import Header
from email.utils import format_datetime
from functools import lru_cache

from django.core.mail.message import sanitize_address

PLAIN = re.compile(r"[A-Za-z0-9.+_-]+@[A-Za-z0-9.-]+")
LONGEST_LINE = 998  # that mail may have, without its end


def on_the_wire(address):
    """The address alone, without a name; a domain with letters like å in its plain form."""
    if PLAIN.fullmatch(address):
        return address
    return sanitize_address(address, "utf-8").rpartition("<")[2].rstrip(">")


def packed(post):
    """The letter, as any mail program reads it, in the same bytes however often it is tried."""
    key = post.return_path.partition("@")[0]  # signed, so that nothing in a letter can hold it
    texts = [_text(post.body, "text/plain")]
    texts += [_text(alternative.content, alternative.mimetype) for alternative in post.alternatives]
    body = _several("alternative", texts, f"=texts-{key}=")
    if post.attachments:
        body = _several("mixed", [body, *map(_file, post.attachments)], f"=parts-{key}=")
    return _lines(_head(post)) + body


def _head(post):
    head = {
        "Subject": _words(post.subject),
        "From": _sender(post.from_email),
        "To": on_the_wire(post.to[0]),
        "Date": format_datetime(datetime.now(UTC)),
        "MIME-Version": "1.0",
    }
    if post.reply_to:
        head["Reply-To"] = on_the_wire(post.reply_to[0])
    return head | post.extra_headers


def _lines(head):
    """Each in one line, however long: a mail program that folds them may miss the way to end letters."""
    if any("\n" in value.replace("\r\n ", "") or "\r" in value.replace("\r\n ", "") for value in head.values()):
        raise ValueError("Something in the head of a letter has several lines.")
    return "".join(f"{name}: {value}\r\n" for name, value in head.items()).encode("ascii")


@lru_cache(maxsize=100)
def _words(text):
    plain = text.isascii() and text.isprintable()
    return text if plain else Header(text, "utf-8", header_name="Subject").encode(linesep="\r\n")


@lru_cache(maxsize=10)
def _sender(text):
    return sanitize_address(text, "utf-8")


def _several(subtype, parts, boundary):
    line = f"--{boundary}".encode("ascii")
    kind = f'Content-Type: multipart/{subtype}; boundary="{boundary}"\r\n\r\n'.encode("ascii")
    return kind + b"".join(line + b"\r\n" + part + b"\r\n" for part in parts) + line + b"--\r\n"


def _text(text, kind):
    lines = [line.encode() for line in re.split("\r\n|\r|\n", text)]
    is_plain = max(map(len, lines)) <= LONGEST_LINE
    return _part(b"\r\n".join(lines), f'{kind}; charset="utf-8"', is_plain=is_plain)


def _file(attachment):
    """Its name is ours, never somebody's."""
    head = f'{attachment.mimetype}\r\nContent-Disposition: attachment; filename="{attachment.filename}"'
    content = attachment.content
    return _part(content.encode() if isinstance(content, str) else content, head, is_plain=False)


def _part(content, kind, *, is_plain):
    if not is_plain:
        content = encodebytes(content).replace(b"\n", b"\r\n")
    encoding = "8bit" if is_plain else "base64"
    return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode("ascii") + content

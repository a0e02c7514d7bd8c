"""What a report says of a letter that could not be delivered: by its figures (RFC 3464), else by its known wording."""

import re
from enum import Enum
from typing import NamedTuple

from arena.shared.addresses import normalised

FIGURES = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
NO_SUCH_ADDRESS = re.compile(r"5\.(0\.\d+|1\.(?![78]$)\d+|2\.[01]|4\.[14])")  # of 5.1, two are about the sender
ABOUT_US = re.compile(r"5\.(1\.[78]|6\.\d+|7\.\d+)")  # who sends, and what: nothing that the recipient can help


class Verdict(Enum):
    PERMANENT = "permanent"
    PASSING = "passing"
    ABOUT_US = "about us"


class Report(NamedTuple):
    """`named` are the addresses that it is about: often not the one written to, where that sends its mail on."""

    verdict: Verdict
    code: str
    named: set[str]

    def is_about(self, address):
        return not self.named or normalised(address) in self.named


def report(incoming):
    """The report in the message; None where it is none, or tells of a delay or of a letter that arrived."""
    blocks = [block for part in incoming.parts() if _has_figures(part) for block in part.get_payload()]
    if not blocks:
        return _by_wording(incoming.message)
    failed = [block for block in blocks if _said(block, "Action").lower().startswith(("fail", "error"))]
    return _by_figures(failed[0]) if failed else None


def _has_figures(part):
    return part.get_content_type() == "message/delivery-status" and part.is_multipart()


def _by_figures(block):
    found = FIGURES.search(_said(block, "Status"))
    code = found.group() if found else ""
    addresses = {_address(block, name) for name in ("Original-Recipient", "Final-Recipient")}
    return Report(_verdict(code), code, addresses - {""})


def _verdict(code):
    if NO_SUCH_ADDRESS.fullmatch(code):
        return Verdict.PERMANENT
    return Verdict.ABOUT_US if ABOUT_US.fullmatch(code) else Verdict.PASSING


def _by_wording(message):
    """Mail servers that follow no standard; a program that answers for somebody on holiday names nobody."""
    from flufl.bounce import all_failures

    for part in message.walk():
        _tidy_head(part)
    try:
        _delayed, failed = all_failures(message)
    except Exception:  # the detectors trust what they read more than a stranger deserves
        return None
    named = {normalised(address.decode("ascii", "replace")) for address in failed}
    return Report(Verdict.PERMANENT, "", named) if named else None


def _tidy_head(part):
    """Lines with bytes that belong in no head are not text until they are made so, and the detectors expect text."""
    head = [(name, str(value)) for name, value in part.items()]
    for name, _value in head:
        del part[name]
    for name, value in head:
        part[name] = value


def _address(block, name):
    """`rfc822; anna@kommun.example`"""
    return normalised(_said(block, name).rpartition(";")[2].strip().strip("<>"))


def _said(block, name):
    return str(block.get(name, "")).strip()

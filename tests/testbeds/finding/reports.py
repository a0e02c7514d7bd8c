"""A published version with as much of its document as lists, search and machines read."""

import json
from hashlib import sha256

from testbeds.models import ReportVersion


def publish(evaluation, outcome, short="Det gick bra."):
    content = {"short": {"sv": short, "en": ""}, "lessons": "", "verdict": {"outcome": outcome}}
    document = json.dumps(content).encode()
    return ReportVersion.objects.create(
        evaluation=evaluation, number=1, document=document, checksum=sha256(document).hexdigest()
    )

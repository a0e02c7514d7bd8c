"""Setting a report as PDF/UA-1: tagged, with language, title, reading order and words for every picture.

Only a worker does this: the setter is a large library that web processes never load.
"""

import json
from pathlib import Path

SHEET = Path(__file__).with_name("report.typ")


def pdf_of(content):
    """The bytes of the file; whatever the standard forbids stops it with an error of the setter."""
    import typst

    return typst.compile(
        str(SHEET),
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"report": json.dumps(content, ensure_ascii=False)},
        ignore_system_fonts=True,  # the same letters on every machine
    )

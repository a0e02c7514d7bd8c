"""What a sheet of paper is made of, as report.typ reads it; a block without content is None."""


def said(words, language=""):
    """Words, with their language where it is another than that of the whole."""
    return {"text": str(words), "language": language}


def text(words, language=""):
    return {"kind": "text", **said(words, language)} if words else None


def lead(words, language=""):
    """What is read first, in a frame."""
    return {"kind": "lead", **said(words, language)} if words else None


def quote(words, language=""):
    return {"kind": "quote", **said(words, language)}


def subheading(words, language=""):
    return {"kind": "subheading", **said(words, language)}


def items(rows):
    """A list of (words, language)."""
    return {"kind": "list", "items": [said(*row) for row in rows]} if rows else None


def facts(rows):
    """Pairs of what and how; those without an answer are left out."""
    told = [[said(name), said(value)] for name, value in rows if value not in ("", None)]
    return {"kind": "facts", "rows": told} if told else None


def table(header, rows, widths=None, caption=""):
    """Rows of cells under a header; `widths` are the columns' shares of the line, equal unless said."""
    cells = [[str(cell if cell is not None else "") for cell in row] for row in rows]
    names = [str(name) for name in header]
    shares = widths or [1] * len(names)
    made = {"kind": "table", "header": names, "rows": cells, "widths": shares, "caption": str(caption)}
    return made if cells else None


def picture(svg, alt):
    """A drawing with what it shows in words."""
    return {"kind": "picture", "svg": svg, "alt": str(alt)}

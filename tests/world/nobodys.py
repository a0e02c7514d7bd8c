"""Things of nobody: the staff's, or everybody's."""

from tests.factories import (
    DemoLetterFactory,
    ImportedFileFactory,
    OutboundLetterFactory,
    ReportFactory,
    TermFactory,
    UserFactory,
)


def letter(_team):
    return {"pk": OutboundLetterFactory(failed=True).pk}, {}


def demo_letter(_team):
    return {"pk": DemoLetterFactory().pk}, {}


def account(_team):
    return {"pk": UserFactory().pk}, {}


def report(_team):
    return {"pk": ReportFactory().pk}, {}


def imported_file(_team):
    return {"pk": ImportedFileFactory().pk}, {}


def replaceable_term(_team):
    """One that another of its vocabulary can take the place of."""
    TermFactory(code="OMR91")
    return {"code": TermFactory(code="OMR90").code}, {}


def import_template(_team):
    return {"kind": "actors"}, {}


def waiting_report(_team):
    return {"queue": "reports", "row": str(ReportFactory().pk)}, {}


def term(_team):
    return {"code": TermFactory(code="OMR04").code}, {}


def resource(_team):
    return {"path": "municipalities"}, {}


def section(_team):
    return {"section": "actors"}, {}


def confirmation_key(_team):
    return {"key": "finns-inte"}, {}


def reset_key(_team):
    return {"uidb36": "0", "key": "finns-inte"}, {}


NOBODYS = {
    account,
    letter,
    demo_letter,
    report,
    imported_file,
    import_template,
    replaceable_term,
    section,
    term,
    resource,
    waiting_report,
    confirmation_key,
    reset_key,
}

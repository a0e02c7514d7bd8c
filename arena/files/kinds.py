"""What a file can be. Its content decides; the name only has to agree."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    PDF = "pdf", _("PDF")
    PNG = "png", _("picture (PNG)")
    JPEG = "jpeg", _("picture (JPEG)")
    WEBP = "webp", _("picture (WebP)")
    TEXT = "text", _("plain text")
    DOCX = "docx", _("Word document")
    XLSX = "xlsx", _("Excel workbook")
    ODT = "odt", _("OpenDocument text")

    @property
    def content_type(self):
        return CONTENT_TYPE[self]

    @property
    def suffixes(self):
        """The ends of a name that say the same as the content; the first is given to a name that has none."""
        return SUFFIXES[self]


_OFFICE = "application/vnd.openxmlformats-officedocument"
CONTENT_TYPE = {
    Kind.PDF: "application/pdf",
    Kind.PNG: "image/png",
    Kind.JPEG: "image/jpeg",
    Kind.WEBP: "image/webp",
    Kind.TEXT: "text/plain; charset=utf-8",
    Kind.DOCX: f"{_OFFICE}.wordprocessingml.document",
    Kind.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
}
SUFFIXES = {
    Kind.PDF: [".pdf"],
    Kind.PNG: [".png"],
    Kind.JPEG: [".jpg", ".jpeg"],
    Kind.WEBP: [".webp"],
    Kind.TEXT: [".txt", ".csv"],
    Kind.DOCX: [".docx"],
    Kind.XLSX: [".xlsx"],
    Kind.ODT: [".odt"],
}

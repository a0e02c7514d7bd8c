"""Small files of every kind, and files that pretend."""

import io
import struct
import zipfile
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def png():
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + b"\x00" * 64 + b"\xff\xd9"
WEBP = b"RIFF" + struct.pack("<I", 18) + b"WEBPVP8L" + b"\x05\x00\x00\x00\x2f\x00\x00\x00\x00\x00"


def archive(parts, compression=zipfile.ZIP_DEFLATED):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return packed.getvalue()


def docx(**more):
    return archive({"[Content_Types].xml": TYPES, "word/document.xml": "<w:document/>", **more})


def xlsx(**more):
    return archive({"[Content_Types].xml": TYPES, "xl/workbook.xml": "<workbook/>", **more})


def odt(**more):
    return archive({"mimetype": ODT_TYPE, "content.xml": "<office/>", **more})


def upload(content=PDF, name="rapport.pdf", content_type="application/pdf"):
    return SimpleUploadedFile(name, content, content_type=content_type)

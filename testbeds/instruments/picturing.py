"""A link as a picture that a telephone reads."""

import base64
from io import BytesIO


def as_picture(address):
    """A QR code, as an address that a page can show at once."""
    import qrcode  # only where one is asked for: it brings an imaging library along
    from qrcode.image.svg import SvgPathImage

    drawn = BytesIO()
    qrcode.make(address, image_factory=SvgPathImage).save(drawn)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.getvalue()).decode()}"

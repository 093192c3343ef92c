"""Pictures are drawn anew, so that the place and the device they were taken with are gone."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_PIXELS = 50_000_000
_PICTURES = {"PNG": "image/png", "JPEG": "image/jpeg"}


def drawn_anew(content: bytes) -> tuple[str, bytes] | None:
    """Its media type and its pixels alone, or None where it is no picture of these kinds."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=list(_PICTURES)) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return None
                return _PICTURES[str(picture.format)], _clean(picture)
    except (
        UnidentifiedImageError,
        Image.DecompressionBombWarning,
        Image.DecompressionBombError,
        OSError,
        ValueError,
        SyntaxError,  # Pillow's word for a broken PNG
    ):
        return None


def _clean(picture: Image.Image) -> bytes:
    kind = str(picture.format)
    upright = ImageOps.exif_transpose(picture)
    modes = {"JPEG": ("L", "RGB"), "PNG": ("L", "LA", "RGB", "RGBA")}[kind]
    pixels = (
        upright if upright.mode in modes else upright.convert("RGBA" if kind == "PNG" else "RGB")
    )
    clean = Image.new(pixels.mode, pixels.size)
    clean.paste(pixels)
    out = BytesIO()
    clean.save(out, kind, **({"quality": 90} if kind == "JPEG" else {}))
    return out.getvalue()

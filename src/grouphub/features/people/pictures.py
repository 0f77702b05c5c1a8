"""A picture as it is kept: small, upright, and without what the camera wrote into it."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 40 * 1024
"""Bytes of a picture as it is kept."""
_SIDE = 480
_MOST_POINTS = 120_000_000
_LARGEST_FILE = 60 * 1024 * 1024
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")


class PictureNotUnderstood(GroupHubError):
    """The file is not a picture, or a broken one."""

    message = N_("This file is not a picture that can be read. Nothing was changed; please choose another file.")


class PictureTooLarge(GroupHubError):
    """The picture is larger than any camera takes them."""

    message = N_("This picture is too large to be read safely. Nothing was changed; please choose a smaller one.")


def small(image: bytes) -> bytes:
    """Return ``image`` as an upright JPEG of at most 40 KB. Raises PictureNotUnderstood, PictureTooLarge."""
    if len(image) > _LARGEST_FILE:
        raise PictureTooLarge
    picture = _opened(image)
    side = _SIDE
    while True:
        jpeg = _written(picture, side)
        if len(jpeg) <= LARGEST:
            return jpeg
        side = side * 3 // 4


def _opened(image: bytes) -> Image:
    from PIL.Image import DecompressionBombError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # how large it is, is looked at before anything is unpacked
        try:
            return _unpacked(image)
        except (DecompressionBombError, MemoryError) as error:
            raise PictureTooLarge from error
        except GroupHubError:
            raise
        except Exception as error:  # a broken file makes the library raise nearly anything
            raise PictureNotUnderstood from error


def _unpacked(image: bytes) -> Image:
    from PIL import Image, ImageOps

    found = Image.open(BytesIO(image), formats=_FORMATS)
    if found.width * found.height > _MOST_POINTS:
        raise PictureTooLarge
    found.draft("RGB", (_SIDE * 2, _SIDE * 2))  # a JPEG is unpacked smaller at once
    return ImageOps.exif_transpose(_on_white(found))


def _on_white(found: Image) -> Image:
    """Return the first frame without transparency, still knowing which side is up."""
    from PIL import Image

    found.load()
    if "A" not in found.getbands() and "transparency" not in found.info:
        return found.convert("RGB")
    clear = found.convert("RGBA")
    white = Image.new("RGB", clear.size, "white")
    white.paste(clear, mask=clear.getchannel("A"))
    return white


def _written(picture: Image, side: int) -> bytes:
    from PIL import Image

    fitting = picture.copy()
    fitting.thumbnail((side, side), Image.Resampling.LANCZOS)
    file = BytesIO()
    for quality in (82, 70, 58):
        file = BytesIO()
        fitting.save(file, "JPEG", quality=quality, optimize=True, exif=b"", icc_profile=None, comment=b"")
        if file.tell() <= LARGEST:
            break
    return file.getvalue()

"""Pictures: small, upright, without what the camera wrote, or refused with a sentence."""

from __future__ import annotations

import os
from io import BytesIO

import pytest
from PIL import Image

from grouphub.features.people import actions, card, entries
from grouphub.features.people.pictures import LARGEST, PictureNotUnderstood, PictureTooLarge, small
from grouphub.store.database import Database
from tests.features.people.group import add, snapshot


def written(image: Image.Image, kind: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def noise(width: int, height: int) -> Image.Image:
    return Image.frombytes("RGB", (width, height), os.urandom(width * height * 3))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF"])
@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1"])
def test_common_pictures_become_a_small_jpeg(kind: str, mode: str):
    if (kind, mode) == ("JPEG", "P"):
        kind = "PNG"  # a JPEG has no palette
    jpeg = small(written(Image.new("RGB", (900, 600), "red").convert(mode), kind))
    with Image.open(BytesIO(jpeg)) as kept:
        assert kept.format == "JPEG"
        assert kept.size == (480, 320)


def test_even_pure_noise_becomes_small_enough():
    assert len(small(written(noise(1500, 1200), "PNG"))) <= LARGEST


def test_what_the_camera_wrote_is_gone():
    exif = Image.Exif()
    exif[0x010E] = "at her house"
    exif[0x8825] = {1: "N", 2: (38.0, 33.0, 1.0)}
    jpeg = small(written(Image.new("RGB", (50, 50)), "JPEG", exif=exif, comment=b"secret words"))
    with Image.open(BytesIO(jpeg)) as kept:
        assert not dict(kept.getexif())
        assert "comment" not in kept.info
    assert b"house" not in jpeg
    assert b"secret" not in jpeg


def test_a_picture_taken_sideways_stands_upright():
    image = Image.new("RGB", (40, 20), "white")
    image.paste("black", (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn right
    for kind in ("JPEG", "PNG"):
        with Image.open(BytesIO(small(written(image, kind, exif=exif)))) as kept:
            assert kept.size == (20, 40)
            assert kept.getpixel((10, 5))[0] < 60
            assert kept.getpixel((10, 35))[0] > 200


def test_what_is_clear_becomes_white():
    jpeg = small(written(Image.new("RGBA", (30, 30), (0, 0, 0, 0)), "PNG"))
    with Image.open(BytesIO(jpeg)) as kept:
        assert min(kept.getpixel((15, 15))) > 240


@pytest.mark.parametrize("cut", [0, 1, 10, 40, 200])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "TIFF", "WEBP"])
def test_a_broken_file_is_refused_with_a_sentence(kind: str, cut: int):
    whole = written(noise(60, 60), kind)
    with pytest.raises(PictureNotUnderstood) as told:
        small(whole[:cut])
    assert "Nothing was changed" in told.value.text()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\x00" * 5000, "Зебо".encode(), b"<svg/>"])
def test_what_is_no_picture_is_refused(content: bytes):
    with pytest.raises(PictureNotUnderstood):
        small(content)


def test_a_small_file_that_unpacks_to_a_huge_picture_is_refused():
    bomb = written(Image.new("1", (20_000, 20_000)), "PNG")
    assert len(bomb) < 200_000
    with pytest.raises(PictureTooLarge):
        small(bomb)


def test_a_picture_is_kept_replaced_and_taken_out(db: Database):
    key = add(db, "Зебо")
    entries.set_picture(db, key, written(noise(600, 600), "PNG"))
    with db.read() as session:
        first = card.picture(session, key)
        assert card.person(session, key).has_picture
    assert first is not None
    assert len(first) <= LARGEST
    entries.set_picture(db, key, written(Image.new("RGB", (9, 9)), "PNG"))
    with db.read() as session:
        assert card.picture(session, key) != first
    entries.remove_picture(db, key)
    entries.remove_picture(db, key)
    with db.read() as session:
        assert card.picture(session, key) is None


def test_a_refused_picture_leaves_the_one_there(db: Database):
    key = add(db, "Зебо")
    entries.set_picture(db, key, written(Image.new("RGB", (9, 9)), "PNG"))
    before = snapshot(db)
    with pytest.raises(PictureNotUnderstood):
        entries.set_picture(db, key, b"no picture")
    assert snapshot(db) == before
    actions.archive_person(db, key)

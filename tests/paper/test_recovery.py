"""The recovery sheet on paper."""

from __future__ import annotations

import re

import pytest
from pypdfium2 import PdfDocument

from grouphub.base import i18n
from grouphub.paper.recovery import recovery_sheet
from grouphub.paper.sheet import Sheet, lines
from grouphub.store.recovery import RecoveryCode


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_code_can_be_read_off_the_sheet(language):
    i18n.use(language)
    code = RecoveryCode.new()
    document = PdfDocument(recovery_sheet(code.groups))
    text = document[0].get_textpage().get_text_range()
    assert len(document) == 1
    assert [group for group in code.groups if group not in text] == []
    assert document[0].get_size() == pytest.approx((595.28, 841.89), abs=0.1)
    document.close()


def test_the_sheet_says_nothing_about_who_made_it_when_and_with_what():
    pdf = recovery_sheet(RecoveryCode.new().groups)
    document = PdfDocument(pdf)
    assert {key: value for key, value in document.get_metadata_dict().items() if value} == {}
    document.close()
    assert re.search(rb"reportlab|grouphub|/CreationDate|/Producer|/Author|/Title", pdf, re.IGNORECASE) is None


def test_only_embedded_letters_are_used():
    pdf = recovery_sheet(RecoveryCode.new().groups)
    fonts = re.findall(rb"/BaseFont /(\S+)", pdf)
    assert fonts
    assert all(b"+Onest" in font for font in fonts)
    assert pdf.count(b"/FontFile2") >= len(set(fonts))


def test_every_tajik_letter_can_be_copied_from_the_paper():
    sheet = Sheet()
    sheet.words("Ғғ Ӣӣ Ққ Ӯӯ Ҳҳ Ҷҷ")
    document = PdfDocument(sheet.finish())
    assert "Ғғ Ӣӣ Ққ Ӯӯ Ҳҳ Ҷҷ" in document[0].get_textpage().get_text_range()
    document.close()


def test_lines_break_between_words_and_lose_none():
    text = "Мактаби дӯзандагии занони деҳаи Навобод " * 5
    broken = lines(text, "Onest", 12, 200)
    assert len(broken) > 3
    assert " ".join(broken).split() == text.split()

"""The page the window hides behind."""

from __future__ import annotations

import time

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from grouphub.base import i18n
from grouphub.desktop.printing import pages, paint_pdf
from grouphub.desktop.recipes.page import RecipesPage
from grouphub.desktop.widgets.labels import Words
from grouphub.features.recipes.paper import recipe_sheet
from grouphub.features.recipes.recipes import recipes


@pytest.fixture
def page(qtbot):
    page = RecipesPage()
    qtbot.addWidget(page)
    page.resize(1366, 698)
    page.show()
    return page


def texts(page):
    return [label.text() for label in page.findChildren(Words) if label.isVisible()]


def test_the_chips_change_the_recipe(qtbot, page):
    assert "For 40 breads" in texts(page)
    qtbot.mouseClick(page.chips.chip("sambusa"), Qt.MouseButton.LeftButton)
    assert "For 50 sambusa" in texts(page)
    assert "For 40 breads" not in texts(page)


def test_the_padlock_leads_back(qtbot, page):
    with qtbot.waitSignal(page.come_back):
        qtbot.mouseClick(page.padlock, Qt.MouseButton.LeftButton)


def test_nothing_on_the_page_speaks_of_the_register(page):
    said = " ".join(texts(page)).lower()
    assert "register" not in said
    assert "password" not in said


def test_without_a_printer_the_page_says_so(qtbot, page):
    qtbot.mouseClick(page.printer, Qt.MouseButton.LeftButton)
    assert page.notice.isVisible()


def test_a_printed_recipe_is_not_blank_and_its_job_has_a_neutral_name(qapp, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    paint_pdf(recipe_sheet(recipes("tg")[0]), printer)
    assert printer.docName() == "list-01"
    shown = next(pages((tmp_path / "out.pdf").read_bytes(), dpi=50))
    dark = sum(shown.pixelColor(x, y).lightness() < 128 for x in range(shown.width()) for y in range(shown.height()))
    assert dark > 100


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_same_recipe_stays_when_the_language_changes(page, language):
    page.choose("fatir")
    i18n.use(language)
    page.retranslate()
    assert page.recipe == recipes(language)[1]


def test_a_built_page_is_shown_within_the_time_to_hide(qtbot, qapp):
    page = RecipesPage()
    qtbot.addWidget(page)
    page.resize(1366, 698)
    page.ensurePolished()
    begin = time.perf_counter()
    page.show()
    page.repaint()
    assert time.perf_counter() - begin < 0.5  # 100 ms on a quiet computer; the bench measures it


def test_a_recipe_on_paper_can_be_read_in_tajik():
    pdf = PdfDocument(recipe_sheet(recipes("tg")[3]))
    text = pdf[0].get_textpage().get_text_range()
    assert "Самбӯса" in text
    assert "Кунҷит" in text
    pdf.close()

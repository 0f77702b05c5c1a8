"""The style sheet: only what Qt itself draws (text fields, lists, bars, menus) and the kinds of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TOKEN = re.compile(r"\$\{?(\w+)\}?")
_SHEET = """
QWidget { color: $ink; }
QLabel[role] { background: transparent; }
QLabel[role="title"] { font-size: ${px26}px; font-weight: 700; letter-spacing: -0.2px; }
QLabel[role="section"] { font-size: ${px19}px; font-weight: 600; }
QLabel[role="lead"] { font-size: ${px17}px; color: $ink2; }
QLabel[role="small"] { font-size: ${px13}px; color: $ink2; }
QLabel[role="tiny"] { font-size: ${px12}px; font-weight: 500; color: $ink2; }
QLabel[role="number"] { font-size: ${px30}px; font-weight: 700; }
QLabel[role="figure"] { font-size: ${px22}px; font-weight: 700; }
QLabel[role="doorword"] { font-size: ${px34}px; font-weight: 700; color: #FFFFFF; }
QLabel[role="doorline"] { font-size: ${px17}px; color: #DDEFEA; }
QLabel[weight="400"] { font-weight: 400; }
QLabel[weight="500"] { font-weight: 500; }
QLabel[weight="600"] { font-weight: 600; }
QLabel[tone="ink"] { color: $ink; } QLabel[tone="ink2"] { color: $ink2; } QLabel[tone="ink3"] { color: $ink3; }
QLabel[tone="red"] { color: $red; } QLabel[tone="amber"] { color: $amber; } QLabel[tone="blue"] { color: $blue; }
QLabel[tone="green"] { color: $green; } QLabel[tone="clay"] { color: $clay; } QLabel[tone="ptext"] { color: $ptext; }
QLabel[tone="onprimary"] { color: $onprimary; } QLabel[tone="toasttext"] { color: $toasttext; }
QFrame[role="card"], QFrame[role="dialog"] { background: $surface; border: 1px solid $line; border-radius: 12px; }
QFrame[role="dialog"] { border-radius: 16px; }
QFrame[role="popup"] { background: $surface; border: 1px solid $line2; border-radius: 12px; }
QFrame[role="sunken"] { background: $sunken; border-radius: 10px; }
QFrame[role="amber"] { background: $ambersoft; border-radius: 10px; }
QFrame[role="blue"] { background: $bluesoft; border-radius: 10px; }
QFrame[role="red"] { background: $redsoft; border-radius: 10px; }
QFrame[role="green"] { background: $greensoft; border-radius: 10px; }
QFrame[role="row"] { background: $sunken; border-radius: 10px; }
QFrame[role="toast"] { background: $toast; border-radius: 10px; }
QFrame[role="line"] { background: $line; border: none; }
QLineEdit, QPlainTextEdit, QComboBox { background: $surface; border: 1px solid $line2; border-radius: 10px;
 padding: 0 12px; selection-background-color: $psoft; selection-color: $ink; placeholder-text-color: $ink3;
 lineedit-password-character: 8226; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $focus; padding: 0 11px; }
QLineEdit[state="error"], QPlainTextEdit[state="error"], QComboBox[state="error"] {
 border: 2px solid $red; padding: 0 11px; }
QLineEdit[state="error"]:focus, QPlainTextEdit[state="error"]:focus { border-color: $focus; }
QLineEdit[role="cell"] { border: 2px solid $focus; border-radius: 4px; padding: 0 9px; }
QLineEdit[role="cell"]:!focus { border: 1px solid $line2; padding: 0 10px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $sunken; border-color: $line;
 color: $ink3; }
QPlainTextEdit { padding: 9px 9px; }
QPlainTextEdit:focus, QPlainTextEdit[state="error"] { padding: 8px 8px; }
QComboBox::drop-down { border: none; width: 40px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView, QAbstractItemView[role="list"] { background: $surface; border: 1px solid $line2;
 border-radius: 10px; padding: 4px; outline: none; selection-background-color: $psoft; selection-color: $ink; }
QComboBox QAbstractItemView { border-radius: 0; }
QComboBox QAbstractItemView::item, QAbstractItemView[role="list"]::item { min-height: ${px36}px; padding: 0 10px;
 border-radius: 6px; }
QComboBox QAbstractItemView::item:selected, QAbstractItemView[role="list"]::item:selected { background: $psoft;
 color: $ink; }
QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 14px; } QScrollBar:horizontal { height: 14px; }
QScrollBar::handle { background: $line2; margin: 4px; border-radius: 3px; }
QScrollBar::handle:hover { background: $ink3; }
QScrollBar::handle:vertical { min-height: 36px; } QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: $toast; color: $toasttext; border: 1px solid $toast; padding: 5px 8px; font-size: ${px13}px; }
QMenu { background: $surface; border: 1px solid $line2; padding: 6px; }
QMenu::item { padding: 9px 24px 9px 14px; border-radius: 6px; color: $ink; }
QMenu::item:selected { background: $psoft; }
QMenu::item:disabled { color: $ink3; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
"""


def sheet(tokens: Mapping[str, str], px: Callable[[float], int]) -> str:
    """Return the style sheet of one look."""
    values = {**tokens, **{f"px{n}": str(px(n)) for n in (12, 13, 15, 17, 19, 22, 26, 30, 34, 36)}}
    return _TOKEN.sub(lambda found: values[found[1]], _SHEET)

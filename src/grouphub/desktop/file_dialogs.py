"""Asking for a file, or where to save one, in a window of our own program that locking and hiding reach."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QSettings, QStandardPaths, QStorageInfo, QUrl
from PySide6.QtWidgets import QFileDialog, QToolButton

from grouphub.base.i18n import _
from grouphub.store.places import is_removable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget


def ask_where_to_save(parent: QWidget, title: str, name: str, suffix: str, then: Callable[[Path], None]) -> QFileDialog:
    """Ask for a place, a stick first, and call ``then`` with it. The returned dialog may be rejected at any time.

    Whether a file of that name is there already is for ``then`` to look at.
    """
    _remember_nothing()
    dialog = QFileDialog(parent.window(), title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    dialog.setDefaultSuffix(suffix)
    dialog.setNameFilter(f"*.{suffix}")
    places = [*_sticks(), QDir.homePath(), *_usual_folders()]
    dialog.setSidebarUrls([QUrl.fromLocalFile(place) for place in places])
    dialog.setDirectory(places[0])
    dialog.selectFile(name)
    _use_our_words(dialog)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.destroyed.connect(_forget)
    dialog.open()
    return dialog


def ask_for_folder(parent: QWidget, title: str, then: Callable[[Path], None]) -> QFileDialog:
    """Ask for a folder, sticks first, and call ``then`` with it. It may be rejected at any time."""
    _remember_nothing()
    dialog = QFileDialog(parent.window(), title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    places = [*_sticks(), QDir.homePath(), *_usual_folders()]
    dialog.setSidebarUrls([QUrl.fromLocalFile(place) for place in places])
    dialog.setDirectory(places[0])
    _use_our_words(dialog)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Choose"))
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.destroyed.connect(_forget)
    dialog.open()
    return dialog


def ask_for_file(
    parent: QWidget, title: str, endings: Sequence[str], then: Callable[[Path], None], *, kind: str = ""
) -> QFileDialog:
    """Ask for a file that is there, sticks first, and call ``then`` with it. It may be rejected at any time.

    ``kind`` is what files of these endings are; tables, unless it says something else.
    """
    _remember_nothing()
    dialog = QFileDialog(parent.window(), title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    patterns = " ".join(f"*{ending} *{ending.upper()}" for ending in endings)
    dialog.setNameFilters([f"{kind or _('Tables')} ({patterns})", f"{_('All files')} (*)"])
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
    places = [*_sticks(read_only=True), QDir.homePath(), *_usual_folders()]
    dialog.setSidebarUrls([QUrl.fromLocalFile(place) for place in places])
    dialog.setDirectory(places[0])
    _use_our_words(dialog)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Choose"))
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.destroyed.connect(_forget)
    dialog.open()
    return dialog


def _sticks(*, read_only: bool = False) -> list[str]:
    """Return where sticks are mounted; also those that can only be read."""
    ready = [volume for volume in QStorageInfo.mountedVolumes() if volume.isReady()]
    usable = [volume for volume in ready if read_only or not volume.isReadOnly()]
    return [volume.rootPath() for volume in usable if is_removable(Path(volume.rootPath()))]


def _usual_folders() -> list[str]:
    """Return the folders other programs save to, as far as they are there."""
    kinds = (
        QStandardPaths.StandardLocation.DesktopLocation,
        QStandardPaths.StandardLocation.DocumentsLocation,
        QStandardPaths.StandardLocation.DownloadLocation,
    )
    folders = [QStandardPaths.writableLocation(kind) for kind in kinds]
    return [folder for folder in folders if folder != QDir.homePath() and Path(folder).is_dir()]


def _use_our_words(dialog: QFileDialog) -> None:
    """Replace Qt's words: it knows no Tajik."""
    labels = {
        QFileDialog.DialogLabel.LookIn: _("Place:"),
        QFileDialog.DialogLabel.FileName: _("File name:"),
        QFileDialog.DialogLabel.FileType: _("Kind:"),
        QFileDialog.DialogLabel.Accept: _("Save"),
        QFileDialog.DialogLabel.Reject: _("Cancel"),
    }
    for label, words in labels.items():
        dialog.setLabelText(label, words)
    signs = {
        "backButton": _("Back"),
        "forwardButton": _("Forward"),
        "toParentButton": _("One folder up"),
        "newFolderButton": _("New folder"),
    }
    for button in dialog.findChildren(QToolButton):
        words = signs.get(button.objectName(), "")
        button.setToolTip(words)
        button.setAccessibleName(words)
        if button.objectName() in {"listModeButton", "detailModeButton"}:
            button.hide()


def _remember_nothing() -> None:
    """Keep Qt from writing down which folders were visited."""
    if sys.platform != "win32":
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, "/dev/null")


def _forget() -> None:
    if sys.platform == "win32":
        QSettings(QSettings.Scope.UserScope, "QtProject").remove("FileDialog")

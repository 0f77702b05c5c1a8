"""Her picture: chosen from a file, made small at once, shown, taken out again."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.fields import Field
from grouphub.features.people.pictures import PictureNotUnderstood, small

if TYPE_CHECKING:
    from grouphub.desktop.shell.jobs import Jobs

_KINDS = "*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff"


class RoundPicture(painting.Follows, QWidget):
    """A picture cut round, ``side`` px wide at normal letters."""

    def __init__(self, side: int = 72, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._pixmap = QPixmap()
        self.setAccessibleName(_("Her picture"))
        self.look_changed()

    def show_jpeg(self, jpeg: bytes) -> None:
        """Show this picture; an empty one shows nothing."""
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(QByteArray(jpeg), "JPEG")
        self.update()

    def look_changed(self) -> None:
        """Grow with the letters."""
        self.setFixedSize(theme.px(self._side), theme.px(self._side))
        super().look_changed()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the middle of the picture."""
        if self._pixmap.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addEllipse(self.rect())
        painter.setClipPath(path)
        fill = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        size = self._pixmap.size().scaled(self.size(), fill)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        painter.drawPixmap(left, top, size.width(), size.height(), self._pixmap)
        painter.end()


class PictureField(Field):
    """The small picture as text (base64), so that a half-filled form keeps it too; empty for none."""

    def __init__(self, name: str, label: str, jobs: Jobs) -> None:
        super().__init__(name, label, required=False, hint=_("Kept small. Where and when it was taken is not kept."))
        self._jobs = jobs
        self._jpeg = b""
        self.picture = RoundPicture()
        self.choose = Button(_("Choose a picture"), "image", size="small")
        self.choose.clicked.connect(self._ask)
        self.remove = Button(_("Take it out"), "trash", "plain", "small")
        self.remove.clicked.connect(self._take_out)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.picture)
        buttons = QVBoxLayout()
        buttons.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(buttons, 1)
        self._column.insertLayout(1, row)
        self.picture.hide()
        self.remove.hide()

    def value(self) -> str:
        """Return the picture as text."""
        return base64.b64encode(self._jpeg).decode()

    def set_value(self, value: Any) -> None:
        """Show a picture given as text."""
        self.set_jpeg(base64.b64decode(str(value or "")))

    def jpeg(self) -> bytes:
        """Return the picture, empty for none."""
        return self._jpeg

    def set_jpeg(self, jpeg: bytes) -> None:
        """Show a picture."""
        self._jpeg = jpeg
        self._show()

    def editor(self) -> Button:
        """Return the button that chooses one."""
        return self.choose

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the button."""
        self.choose.setFocus(reason)

    def take(self, path: Path) -> None:
        """Read a picture from a file and make it small, away from the window."""
        self.show_error(None)
        self.choose.setEnabled(False)
        self._jobs.start(lambda _progress: _read_small(path), done=self._done, failed=self._failed)

    def _ask(self) -> None:
        dialog = QFileDialog(self, _("Choose a picture"), "", f"{_('Pictures')} ({_KINDS})")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for part, words in (
            (QFileDialog.DialogLabel.LookIn, _("Folder")),
            (QFileDialog.DialogLabel.FileName, _("File")),
            (QFileDialog.DialogLabel.FileType, _("Kind")),
            (QFileDialog.DialogLabel.Accept, _("Choose")),
            (QFileDialog.DialogLabel.Reject, _("Cancel")),
        ):
            dialog.setLabelText(part, words)
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()

    def _done(self, jpeg: bytes) -> None:
        if shiboken6.isValid(self):
            self.choose.setEnabled(True)
            self.set_jpeg(jpeg)
            self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        if shiboken6.isValid(self):
            self.choose.setEnabled(True)
            known = error if isinstance(error, GroupHubError) else PictureNotUnderstood()
            self.show_error(known.text())

    def _take_out(self) -> None:
        self.set_jpeg(b"")
        self.choose.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        self.picture.show_jpeg(self._jpeg)
        self.picture.setVisible(bool(self._jpeg))
        self.remove.setVisible(bool(self._jpeg))
        self.choose.set_words(_("Choose another picture") if self._jpeg else _("Choose a picture"))

    def _mark(self, state: str) -> None:
        """Show no red edge: the sentence is enough."""


def _read_small(path: Path) -> bytes:
    try:
        return small(path.read_bytes())
    except OSError as error:
        raise PictureNotUnderstood from error
